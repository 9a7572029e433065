import type { AuthorizerStubs, Switches } from './data-plane/index.ts'
import type { Clock, DataPlaneListener, Host, World } from './world/index.ts'

/** How a sandbox's time passes: `jump` moves on only when someone sleeps, and then at once; `real` runs `speed` times as fast as the wall clock. */
export type SandboxTime = { readonly kind: 'jump' } | { readonly kind: 'real'; readonly speed: number }

/** How to start a sandbox. */
export interface SandboxOptions {
  /** The folder that keeps the state; in memory only without it. */
  readonly state?: string
  /** Twelve digits; `123456789012` unless said otherwise. */
  readonly account?: string
  /** The Region whose initial inventory is made at once (`us-east-1` unless said otherwise); others are made on first use. */
  readonly region?: string
  /** The port of the control plane; 0 (the default) takes any free one. */
  readonly port?: number
  /** Loopback only. */
  readonly host?: '127.0.0.1'
  /** `jump` unless said otherwise. A sandbox with `real` time is a server: its lock file tells other processes its URL. */
  readonly time?: SandboxTime
  /** Whether AWS's published request rates are enforced; off unless said otherwise. */
  readonly throttles?: boolean
  /** The first port of the data plane, the next listeners take the ports after it; any free ones without it. */
  readonly endpointPort?: number
  /** How the data plane answers where AWS's documents disagree; the documented reading unless said otherwise. */
  readonly switches?: Partial<Switches>
  /** What stands in for the functions of Lambda authorizers, by the name of the authorizer; without it such a method answers that it is not imitated. */
  readonly authorizers?: AuthorizerStubs
}

/** A running embedded AWS. */
export interface Sandbox {
  /** The control plane: what goes into AWS_ENDPOINT_URL. */
  readonly url: string
  readonly account: string
  readonly clock: Clock
  /** The doors of the data plane, after bringing them up to date with the inventory. */
  readonly listeners: () => Promise<readonly DataPlaneListener[]>
  /** Says which real process answers at a private address of the sandbox's VPCs. */
  readonly stand: (address: string, port: number, at: Host) => void
  /** The live state, for tests; changing it changes the sandbox. */
  readonly world: () => World
  /** Stops listening, writes the state, and gives up the lock. */
  readonly close: () => Promise<void>
}
