import { createHash } from 'node:crypto'
import type { World } from './world.ts'

/** The next id of a world: `length` hexadecimal digits. Those of 17 digits begin with 0, as EC2's do. */
export function nextHex(world: World, length = 17): string {
  const digits = digest(world)
  return length === 17 ? `0${digits.slice(0, 16)}` : digits.slice(0, length)
}

/** The next id of a world as API Gateway makes them: `length` of [a-z0-9]. */
export function nextBase36(world: World, length = 10): string {
  return BigInt(`0x${digest(world)}`)
    .toString(36)
    .slice(-length)
}

// Why: a hash of a counter, so that a run can be repeated and ids still look like AWS's.
function digest(world: World): string {
  world.ids += 1
  return createHash('sha256')
    .update(`${world.account}/${String(world.ids)}`)
    .digest('hex')
}
