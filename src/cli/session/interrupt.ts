/** Ctrl-C: the first aborts `signal`, the second ends the process at once with exit code 130. */
export interface Interrupt {
  readonly signal: AbortSignal
  /** Takes the handlers away again. */
  readonly release: () => void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Listens for Ctrl-C, SIGTERM and a terminal that closes; `hear` is told of the first. */
export function listenForInterrupt(hear: () => void): Interrupt {
  const controller = new AbortController()
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130)
    hear()
    controller.abort()
  }
  for (const name of signals) process.on(name, onSignal)
  const release = (): void => {
    for (const name of signals) process.off(name, onSignal)
  }
  return { signal: controller.signal, release }
}
