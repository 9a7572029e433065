import { ProvisionError } from '../provision-error.ts'
import type { Clock } from './clock.ts'

/** Throws ProvisionError `INTERRUPTED` (exit code 130) once the signal is aborted. */
export function stopIfInterrupted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw interrupted(signal.reason)
}

/** Sleeps on the clock; an abort ends the sleep with ProvisionError `INTERRUPTED`. */
export async function rest(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  stopIfInterrupted(signal)
  try {
    await clock.sleep(ms, signal)
  } catch (error) {
    stopIfInterrupted(signal)
    throw error
  }
  stopIfInterrupted(signal)
}

function interrupted(cause: unknown): ProvisionError {
  return new ProvisionError(
    [
      {
        code: 'INTERRUPTED',
        message: 'stopped before the end; what was done so far stands',
        help: 'run the same command again: it looks at what stands and goes on where it stopped',
      },
    ],
    { exitCode: 130, cause },
  )
}
