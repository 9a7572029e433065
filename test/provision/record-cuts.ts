import type { AwsCall, OnCall } from '../../src/provision/index.ts'
import type { Inventory, Snapshot, Stand } from './stand-up.ts'

/** What the example makes. */
export const exactlyOne: Inventory = {
  securityGroups: 1,
  vpcEndpoints: 1,
  loadBalancers: 1,
  targetGroups: 1,
  targets: 1,
  listeners: 1,
  vpcLinks: 1,
  restApis: 1,
  resources: 4,
  methods: 2,
  authorizers: 0,
  deployments: 1,
  stages: 1,
}
/** What a destroy leaves. */
export const nothing: Inventory = Object.fromEntries(Object.keys(exactlyOne).map((kind) => [kind, 0]))

/** Where a run may be cut: before and after each of its calls. Points with nothing between them are one. */
export interface Cut extends Snapshot {
  readonly points: string[]
}

/** Runs to the end and keeps the state before and after every call. */
export async function recordCuts(
  stand: Stand,
  run: (onCall: OnCall) => Promise<unknown>,
): Promise<{ readonly cuts: readonly Cut[]; readonly calls: readonly AwsCall[] }> {
  const cuts: Cut[] = []
  const calls: AwsCall[] = []
  const cut = (point: string): void => {
    const snapshot = stand.snapshot()
    const last = cuts.at(-1)
    if (last !== undefined && JSON.stringify([last.at, last.region]) === JSON.stringify([snapshot.at, snapshot.region]))
      last.points.push(point)
    else cuts.push({ ...snapshot, points: [point] })
  }
  await run(async (call, proceed) => {
    const place = `${calls.push(call)} ${call.name}`
    cut(`before ${place}`)
    try {
      return await proceed()
    } finally {
      cut(`after ${place}`)
    }
  })
  return { cuts, calls }
}

/** Whether an operation changes something. */
export function isWrite(name: string): boolean {
  return !/^(Get|Describe)/.test(name)
}
