import type { DataPlaneListener } from '../../sandbox/index.ts'
import type { Clock } from '../../provision/index.ts'

/** A sandbox in this process, or in another one. */
export interface SandboxLink {
  readonly url: string
  readonly clock: Clock
  /** Whether another process runs it, and time passes in it by itself. */
  readonly isElsewhere: boolean
  readonly listeners: () => Promise<readonly DataPlaneListener[]>
  /** Says which process of this machine answers at a private address. */
  readonly stand: (address: string, port: number, at: { readonly host: string; readonly port: number }) => void | Promise<void>
  readonly close: () => Promise<void>
}
