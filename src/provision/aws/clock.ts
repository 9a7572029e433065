/** Time as provisioning sees it: every wait and every pace goes through it, so that a sandbox's clock can jump. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after `ms` of this clock's time; rejects with the signal's reason when it is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}
