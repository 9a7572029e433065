import { newRegion } from './initial-inventory.ts'
import { checkRegionName } from './region-names.ts'
import type { Region, World } from './world.ts'

/** Makes an empty world: an account, and no Region yet. `clock` is in milliseconds since the epoch. */
export function newWorld(account: string, clock: number): World {
  return { version: 1, account, clock, ids: 0, regions: {} }
}

/**
 * Gives a Region of a world; on first use it is made with the initial inventory.
 *
 * @throws ServiceError where `name` cannot be the name of a Region.
 */
export function regionOf(world: World, name: string): Region {
  checkRegionName(name)
  return (world.regions[name] ??= newRegion(name))
}
