import { rest } from '../aws/interruption.ts'
import type { ProvisionError } from '../provision-error.ts'
import type { Scope } from './scope.ts'

/** How a look ended: with what was waited for, or with the state that is shown meanwhile. */
export type Look<T> = { readonly done: true; readonly value: T } | { readonly done: false; readonly state: string }

/** What is waited for, and how long at most. */
export interface Wait {
  readonly address: string
  /** Milliseconds until `onTimeout` is thrown. */
  readonly withinMs: number
  readonly onTimeout: (state: string) => ProvisionError
}

/** Looks again and again, at growing intervals on the clock, until `look` is done; `look` throws for a state that never ends well. */
export async function waitUntil<T>({ aws, emit }: Scope, wait: Wait, look: () => Promise<Look<T>>): Promise<T> {
  const start = aws.clock.now()
  for (let round = 0; ; round += 1) {
    const seen = await look()
    if (seen.done) return seen.value
    const forMs = aws.clock.now() - start
    if (forMs >= wait.withinMs) throw wait.onTimeout(seen.state)
    emit({ kind: 'waiting', at: aws.clock.now(), address: wait.address, state: seen.state, forMs })
    await rest(aws.clock, Math.min(30_000, 10_000 * (round + 1)), aws.signal)
  }
}
