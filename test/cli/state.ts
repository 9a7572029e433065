import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { World } from '../../src/sandbox/index.ts'

/** The state that a sandbox left in a folder. */
export function readState(folder: string): World {
  return JSON.parse(readFileSync(stateFile(folder), 'utf8')) as World
}

/** Changes the state, as someone else's hand would. */
export function writeState(folder: string, world: World): void {
  writeFileSync(stateFile(folder), JSON.stringify(world))
}

/** How many of each kind of resource there are, beside what a sandbox starts with. */
export function inventory(folder: string): Readonly<Record<string, number>> {
  const { regions, clock } = readState(folder)
  const region = regions['eu-west-1']
  if (region === undefined) throw new Error('the sandbox has no eu-west-1')
  const standing = (records: object): number =>
    (Object.values(records) as { readonly deletedAt?: number }[]).filter(({ deletedAt }) => deletedAt === undefined || deletedAt > clock)
      .length
  const apis = Object.values(region.restApis)
  return {
    apis: apis.length,
    stages: apis.flatMap((api) => Object.keys(api.stages)).length,
    deployments: apis.flatMap((api) => Object.keys(api.deployments)).length,
    resources: apis.flatMap((api) => Object.keys(api.resources)).length,
    links: standing(region.vpcLinks),
    endpoints: standing(region.vpcEndpoints),
    groups: Object.values(region.securityGroups).filter(({ groupName }) => groupName !== 'default').length,
    balancers: standing(region.loadBalancers),
    targetGroups: standing(region.targetGroups),
    listeners: standing(region.listeners),
  }
}

const stateFile = (folder: string): string => join(folder, '.apply-private-api', 'state.json')
