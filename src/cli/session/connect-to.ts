import { connect, type Aws } from '../../provision/index.ts'
import type { SandboxLink } from './sandbox-link.ts'

/** Where to connect to. */
export interface Destination {
  readonly region: string
  /** Undefined: AWS itself. */
  readonly sandbox: SandboxLink | undefined
  readonly profile: string | undefined
  readonly signal: AbortSignal
}

/** Connects to AWS, or to a sandbox with its clock. */
export function connectTo({ region, sandbox, profile, signal }: Destination): Promise<Aws> {
  if (sandbox !== undefined) {
    const credentials = { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' }
    return connect({ region, endpoint: sandbox.url, credentials, clock: sandbox.clock, signal })
  }
  return connect({ region, clock: wallClock, signal, ...(profile === undefined ? {} : { profile }) })
}

const wallClock = {
  now: () => Date.now(),
  sleep: (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const stop = (): void => {
        clearTimeout(timer)
        reject(signal?.reason as Error)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop)
        resolve()
      }, ms)
      signal?.addEventListener('abort', stop, { once: true })
    }),
}
