/** Ctrl-C: the first aborts `signal`, the second ends the process at once with exit code 130. */
export interface Interrupt {
  readonly signal: AbortSignal
  /** Takes the handlers away again. */
  readonly release: () => void
}

/** Listens for Ctrl-C and SIGTERM; `hear` is told of the first. */
export function listenForInterrupt(hear: () => void): Interrupt {
  const controller = new AbortController()
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130)
    hear()
    controller.abort()
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  return { signal: controller.signal, release: () => void process.off('SIGINT', onSignal).off('SIGTERM', onSignal) }
}
