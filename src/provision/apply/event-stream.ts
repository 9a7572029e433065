/**
 * Runs `work` and gives what it emits, as it is emitted; ends with what `work` returns, or throws what it throws.
 *
 * Who stops listening stops the work too, at the signal that it was given.
 */
export async function* eventStream<Event, Result>(
  work: (emit: (event: Event) => void, signal: AbortSignal) => Promise<Result>,
): AsyncGenerator<Event, Result> {
  const queue: Event[] = []
  const stop = new AbortController()
  let wake = (): void => undefined
  let finished = false
  const result = work((event) => {
    queue.push(event)
    wake()
  }, stop.signal).finally(() => {
    finished = true
    wake()
  })
  // Why: the result is awaited below; until then its rejection must not count as unhandled.
  result.catch(() => undefined)
  try {
    for (;;) {
      for (let event = queue.shift(); event !== undefined; event = queue.shift()) yield event
      if (isTrue(finished)) return await result
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  } finally {
    stop.abort()
    await result.catch(() => undefined)
  }
}

function isTrue(value: boolean): boolean {
  return value
}
