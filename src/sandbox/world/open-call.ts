import { nextBase36, nextHex } from './ids.ts'
import { regionOf } from './new-world.ts'
import { partitionOf } from './region-names.ts'
import type { Call, World } from './world.ts'

/** Makes what a handler gets beside its input, for one call to one Region at the virtual time `now`. */
export function openCall(world: World, region: string, now: number, reach: Call['reach']): Call {
  return {
    world,
    region: regionOf(world, region),
    account: world.account,
    partition: partitionOf(region),
    now,
    hex: (length) => nextHex(world, length),
    base36: (length) => nextBase36(world, length),
    reach,
  }
}
