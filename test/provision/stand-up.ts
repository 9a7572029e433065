import { createServer, type Server } from 'node:net'
import {
  applyPlan,
  connect,
  planApply,
  planDestroy,
  type ApplyEvent,
  type Aws,
  type Config,
  type ConnectOptions,
  type Outputs,
  type Plan,
} from '../../src/provision/index.ts'
import { startSandbox, type Sandbox, type SandboxOptions, type World } from '../../src/sandbox/index.ts'

/** A sandbox with something that listens behind 10.0.1.10:80, and ways to plan and apply against it. */
export interface Stand {
  readonly sandbox: Sandbox
  readonly region: () => Region
  /** Everything that the stack may have made, by kind; what is being deleted counts until it is gone. */
  readonly inventory: () => Inventory
  /** A copy of the state now; `restore` brings it back, its times moved to the clock's. */
  readonly snapshot: () => Snapshot
  readonly restore: (snapshot: Snapshot) => void
  readonly connect: (options?: Partial<ConnectOptions>) => Promise<Aws>
  /** Plans and applies; gives the plan, the events and the outputs. */
  readonly apply: (config: Config, options?: Partial<ConnectOptions>) => Promise<Applied>
  readonly destroy: (config: Config, options?: Partial<ConnectOptions>) => Promise<Applied>
  readonly plan: (config: Config) => Promise<Plan>
  readonly close: () => Promise<void>
}

export type Region = World['regions'][string]

/** How many of each kind there are. */
export type Inventory = Readonly<Record<string, number>>

export interface Snapshot {
  readonly at: number
  readonly region: Region
}

export interface Applied {
  readonly plan: Plan
  readonly events: readonly ApplyEvent[]
  readonly outputs: Outputs | undefined
}

export const region = 'eu-west-1'
export const vpc = 'vpc-0a1b2c3d4e5f60718'
export const subnets = ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'] as const
export const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

/** The example: one endpoint, one load balancer, one mock, two routes. */
export const orders: Config = {
  version: 1,
  name: 'orders',
  account: '123456789012',
  region,
  kind: 'private',
  endpoints: { main: { kind: 'managed', vpc, subnets, privateDns: true, allowFrom: ['10.0.0.0/16'] } },
  backends: {
    orders: { kind: 'load-balancer', subnets, port: 80, targets: ['10.0.1.10'], targetPort: 80 },
    health: { kind: 'mock', status: 200, body: '{"status":"up"}', contentType: 'application/json' },
  },
  authorizers: {},
  api: {
    stage: 'prod',
    routes: [
      { path: '/orders/{proxy+}', method: 'ANY', to: 'orders', authorizationType: 'NONE', timeout: 10_000 },
      { path: '/health', method: 'GET', to: 'health', authorizationType: 'NONE', timeout: 29_000 },
    ],
  },
  access: [{ endpoint: 'main' }],
  sandbox: { run: {} },
}

export async function standUp(options: SandboxOptions = {}): Promise<Stand> {
  const sandbox = await startSandbox({ region, ...options })
  const backend = await listen()
  const address = backend.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  sandbox.stand('10.0.1.10', 80, { host: '127.0.0.1', port: address.port })
  const open = (more: Partial<ConnectOptions> = {}): Promise<Aws> =>
    connect({ region, endpoint: sandbox.url, credentials, clock: sandbox.clock, ...more })
  const run = async (plan: Plan, config: Config, aws: Aws): Promise<Applied> => {
    const events: ApplyEvent[] = []
    const stream = applyPlan(plan, config, aws)
    for (;;) {
      const next = await stream.next()
      if (next.done === true) return { plan, events, outputs: next.value }
      events.push(next.value)
    }
  }
  const live = (): Region => {
    const found = sandbox.world().regions[region]
    if (found === undefined) throw new Error('no region')
    return found
  }
  return {
    sandbox,
    region: live,
    inventory: () => inventoryOf(live(), sandbox.clock.now()),
    snapshot: () => ({ at: sandbox.clock.now(), region: structuredClone(live()) }),
    restore: (snapshot) => {
      const regions = sandbox.world().regions
      regions[region] = shift(snapshot.region, sandbox.clock.now() - snapshot.at)
    },
    connect: open,
    plan: async (config) => planApply(config, await open()),
    apply: async (config, more) => {
      const aws = await open(more)
      return run(await planApply(config, aws), config, aws)
    },
    destroy: async (config, more) => {
      const aws = await open(more)
      return run(await planDestroy(config, aws), config, aws)
    },
    close: async () => {
      backend.close()
      await sandbox.close()
    },
  }
}

function listen(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy())
    server.listen(0, '127.0.0.1', () => {
      resolve(server)
    })
  })
}

function inventoryOf(state: Region, now: number): Inventory {
  const count = (all: Readonly<Record<string, object>>): number =>
    Object.values(all).filter((one) => !('deletedAt' in one) || Number(one.deletedAt) > now).length
  const apis = Object.values(state.restApis)
  const sum = (of: (api: (typeof apis)[number]) => number): number => apis.reduce((total, api) => total + of(api), 0)
  return {
    securityGroups: count(state.securityGroups) - 1,
    vpcEndpoints: count(state.vpcEndpoints),
    loadBalancers: count(state.loadBalancers),
    targetGroups: count(state.targetGroups),
    targets: Object.values(state.targetGroups).reduce((total, { targets }) => total + targets.length, 0),
    listeners: count(state.listeners),
    vpcLinks: count(state.vpcLinks),
    restApis: apis.length,
    resources: sum(({ resources }) => Object.keys(resources).length),
    methods: sum(({ resources }) => Object.values(resources).reduce((total, { methods }) => total + Object.keys(methods).length, 0)),
    authorizers: sum(({ authorizers = {} }) => Object.keys(authorizers).length),
    deployments: sum(({ deployments }) => Object.keys(deployments).length),
    stages: sum(({ stages }) => Object.keys(stages).length),
  }
}

/** A copy whose times (every number that can only be one) are `by` milliseconds later. */
function shift<T>(value: T, by: number): T {
  if (typeof value === 'number') return (value > 1e12 ? value + by : value) as T
  if (Array.isArray(value)) return value.map((one: unknown) => shift(one, by)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shift(one as unknown, by)])) as T
}
