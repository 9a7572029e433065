import type { Hosts, World } from '../world/index.ts'
import type { Switches } from './switches.ts'

/** What a data plane needs. */
export interface DataPlaneOptions {
  /** The world as it is when it is called. */
  readonly world: () => World
  /** The virtual time, in milliseconds. */
  readonly now: () => number
  readonly hosts: Hosts
  /** The listeners take this port and those after it; any free ones without it. */
  readonly firstPort?: number
  /** Answers to open questions that differ from the default. */
  readonly switches?: Partial<Switches>
}
