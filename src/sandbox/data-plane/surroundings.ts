import type { Hosts, World } from '../world/index.ts'
import type { Switches } from './switches.ts'

/** What a request meets: the world and the time as they are when it comes, and what stands in the VPCs. */
export interface Surroundings {
  readonly world: World
  /** Virtual, in milliseconds. */
  readonly now: number
  readonly hosts: Hosts
  readonly switches: Switches
  /** How many requests came before: what spreads them over targets. */
  readonly turn: number
}
