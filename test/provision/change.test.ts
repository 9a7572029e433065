import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Config, EndpointConfig, OnCall } from '../../src/provision/index.ts'
import { admitted, openings } from './never-open.ts'
import { orders, standUp, subnets, vpc, type Region, type Stand } from './stand-up.ts'

let stand: Stand
beforeEach(async () => {
  stand = await standUp()
  await stand.apply(orders)
})
afterEach(() => stand.close())

const partner: EndpointConfig = { kind: 'managed', vpc, subnets: [subnets[0]], privateDns: false, allowFrom: ['10.0.0.0/16'] }
const wider: Config = {
  ...orders,
  endpoints: { ...orders.endpoints, partner },
  access: [{ endpoint: 'main' }, { endpoint: 'partner' }],
}

describe('access', () => {
  test('widens: the new endpoint is available before the policy names it, and the old one is never shut out', async () => {
    const main = admitted(stand.region())
    const states = await watch((onCall) => stand.apply(wider, { onCall }))
    expect(states.flatMap(openings)).toEqual([])
    for (const state of states) {
      const lets = admitted(state)
      expect(lets).toEqual(expect.arrayContaining([...main]))
      const [api] = Object.values(state.restApis)
      for (const endpoint of Object.values(state.vpcEndpoints)) {
        if (api?.policy?.includes(endpoint.vpcEndpointId) === true)
          expect(endpoint.availableAt).toBeLessThanOrEqual(stand.sandbox.clock.now())
      }
    }
    expect(admitted(stand.region())).toHaveLength(2)
    expect(await settled(wider)).toMatchObject({ deployments: 1, vpcEndpoints: 2 })
  })

  test('narrows: the stage stops letting the endpoint in before the endpoint goes', async () => {
    await stand.apply(wider)
    const [goes] = Object.values(stand.region().vpcEndpoints).filter(({ tags }) => tags['apply-private-api:id'] === 'partner')
    const states = await watch((onCall) => stand.apply(orders, { onCall }))
    expect(states.flatMap(openings)).toEqual([])
    const deleting = states.filter((state) => state.vpcEndpoints[goes?.vpcEndpointId ?? '']?.deletedAt !== undefined)
    expect(deleting.length).toBeGreaterThan(0)
    for (const state of deleting) {
      expect(admitted(state)).not.toContain(goes?.vpcEndpointId)
      expect(Object.values(state.restApis)[0]?.endpointConfiguration.vpcEndpointIds).not.toContain(goes?.vpcEndpointId)
    }
    expect(admitted(stand.region())).toHaveLength(1)
    expect(await settled(orders)).toMatchObject({ deployments: 1, vpcEndpoints: 1, securityGroups: 1 })
  })

  test('to some methods and paths is deployed, not only saved', async () => {
    const narrow: Config = { ...orders, access: [{ endpoint: 'main', methods: ['POST'], paths: ['/orders/*'] }] }
    expect(admitted(stand.region())).toHaveLength(1)
    const { plan } = await stand.apply(narrow)
    expect(plan.changes.map(({ kind, resource }) => `${kind} ${resource}`)).toEqual([
      'update rest-api',
      'create deployment',
      'update stage',
      'delete deployment',
    ])
    expect(admitted(stand.region())).toEqual([])
    expect(await settled(narrow)).toMatchObject({ deployments: 1 })
  })
})

describe('routes', () => {
  test('that are renamed: new ones come, old ones go, in the draft and for callers at one time', async () => {
    const renamed: Config = {
      ...orders,
      api: { ...orders.api, routes: orders.api.routes.map((route) => ({ ...route, path: route.path.replace('/orders', '/purchases') })) },
    }
    const { plan } = await stand.apply(renamed)
    expect(plan.changes.map(({ kind, address }) => `${kind} ${address.replace(/ \(.*/, '')}`)).toEqual([
      'delete resource./orders/{proxy+}',
      'delete resource./orders',
      'create resource./purchases',
      'create resource./purchases/{proxy+}',
      'create method.ANY /purchases/{proxy+}',
      'create deployment.api',
      'update stage.prod',
      'delete deployment.api',
    ])
    expect(servedPaths()).toEqual(['/', '/health', '/purchases', '/purchases/{proxy+}'])
    expect(await settled(renamed)).toMatchObject({ resources: 4, methods: 2 })
  })

  test('that change their verb and timeout', async () => {
    const changed: Config = {
      ...orders,
      api: { ...orders.api, routes: [{ path: '/health', method: 'POST', to: 'health', authorizationType: 'NONE', timeout: 5000 }] },
    }
    const { plan } = await stand.apply(changed)
    expect(plan.changes.map(({ address }) => address)).toContain('method.POST /health')
    expect(await settled(changed)).toMatchObject({ resources: 2, methods: 1 })
    expect(servedPaths()).toEqual(['/', '/health'])
  })

  test('at the root', async () => {
    const root: Config = {
      ...orders,
      api: { ...orders.api, routes: [{ path: '/', method: 'GET', to: 'orders', authorizationType: 'AWS_IAM', timeout: 29_000 }] },
    }
    await stand.apply(root)
    const api = Object.values(stand.region().restApis)[0]
    expect(api?.resources[api.rootResourceId]?.methods.GET).toMatchObject({
      authorizationType: 'AWS_IAM',
      integration: { uri: expect.stringMatching(/^http:\/\/[^/]+:80\/$/) as string },
    })
    expect(await settled(root)).toMatchObject({ resources: 1, methods: 1 })
  })
})

describe('backends', () => {
  test('in other subnets: a second load balancer and link stand before the stage switches, the first ones go after it', async () => {
    const moved: Config = {
      ...orders,
      backends: {
        ...orders.backends,
        orders: { kind: 'load-balancer', subnets: [subnets[0]], port: 80, targets: ['10.0.1.10'], targetPort: 80 },
      },
    }
    const states = await watch((onCall) => stand.apply(moved, { onCall }))
    for (const state of states) expect(brokenRoutes(state)).toEqual([])
    expect(await settled(moved)).toMatchObject({ loadBalancers: 1, targetGroups: 1, listeners: 1, vpcLinks: 1 })
  })

  test('at another port: a second listener, and the first one goes', async () => {
    const other: Config = {
      ...orders,
      backends: { ...orders.backends, orders: { kind: 'load-balancer', subnets, port: 8080, targets: ['10.0.1.10'], targetPort: 80 } },
    }
    await stand.apply(other)
    expect(Object.values(stand.region().listeners).map(({ port }) => port)).toEqual([8080])
    expect(await settled(other)).toMatchObject({ listeners: 1, vpcLinks: 1 })
  })

  test('that are not named any more go, once no deployment names their link', async () => {
    const mock: Config = {
      ...orders,
      backends: { health: orders.backends.health ?? { kind: 'mock', status: 200, body: '', contentType: 'text/plain' } },
      api: { ...orders.api, routes: orders.api.routes.filter(({ to }) => to === 'health') },
    }
    await stand.apply(mock)
    expect(await settled(mock)).toMatchObject({ loadBalancers: 0, targetGroups: 0, listeners: 0, vpcLinks: 0, deployments: 1 })
  })
})

test('the stage under another name: the old one goes', async () => {
  const renamed: Config = { ...orders, api: { ...orders.api, stage: 'live', description: 'Orders' } }
  await stand.apply(renamed)
  const [api] = Object.values(stand.region().restApis)
  expect(Object.keys(api?.stages ?? {})).toEqual(['live'])
  expect(api?.description).toBe('Orders')
  expect(await settled(renamed)).toMatchObject({ stages: 1, deployments: 1 })
})

test('an endpoint in other subnets, from other addresses and without private DNS is changed in place', async () => {
  const [before] = Object.values(stand.region().vpcEndpoints)
  const changed: Config = {
    ...orders,
    endpoints: { main: { kind: 'managed', vpc, subnets: [subnets[1]], privateDns: false, allowFrom: ['10.0.2.0/24', '10.0.3.0/24'] } },
  }
  await stand.apply(changed)
  const [after] = Object.values(stand.region().vpcEndpoints)
  expect(after).toMatchObject({ vpcEndpointId: before?.vpcEndpointId, subnetIds: [subnets[1]], privateDnsEnabled: false })
  const rules = stand.region().securityGroups[after?.securityGroupIds[0] ?? '']?.rules.filter(({ isEgress }) => !isEgress)
  expect(rules?.map(({ cidrIpv4 }) => cidrIpv4).sort()).toEqual(['10.0.2.0/24', '10.0.3.0/24'])
  expect(await settled(changed)).toMatchObject({ vpcEndpoints: 1, securityGroups: 1 })
})

/** The inventory, after making sure that nothing is left to change. */
async function settled(config: Config): Promise<ReturnType<Stand['inventory']>> {
  expect((await stand.plan(config)).changes).toEqual([])
  return stand.inventory()
}

/** The state after every call. */
async function watch(run: (onCall: OnCall) => Promise<unknown>): Promise<readonly Region[]> {
  const states: Region[] = []
  await run(async (_call, proceed) => {
    try {
      return await proceed()
    } finally {
      states.push(stand.snapshot().region)
    }
  })
  return states
}

function servedPaths(): readonly string[] {
  const [api] = Object.values(stand.region().restApis)
  const snapshot = api?.deployments[api.stages.prod?.deploymentId ?? '']?.snapshot
  return Object.values(snapshot?.resources ?? {})
    .map(({ path }) => path)
    .sort()
}

/** Methods that callers meet and whose link, load balancer or listener is not there. */
function brokenRoutes(state: Region): readonly string[] {
  return Object.values(state.restApis).flatMap((api) =>
    Object.values(api.stages).flatMap(({ deploymentId }) =>
      Object.values(api.deployments[deploymentId]?.snapshot.resources ?? {}).flatMap(({ methods, path }) =>
        Object.values(methods).flatMap(({ integration }) => {
          if (integration?.connectionType !== 'VPC_LINK') return []
          const link = state.vpcLinks[integration.connectionId ?? '']
          const whole =
            link?.deletedAt === undefined && Object.values(state.listeners).some((one) => one.loadBalancerArn === link?.targetArns[0])
          return whole ? [] : [path]
        }),
      ),
    ),
  )
}
