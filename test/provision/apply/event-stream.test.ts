import { describe, expect, test } from 'vitest'
import { eventStream } from '../../../src/provision/apply/event-stream.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('eventStream', () => {
  test('gives every event in order, then the result', async () => {
    const stream = eventStream<number, string>(async (emit) => {
      emit(1)
      emit(2)
      await turn()
      emit(3)
      return 'end'
    })
    const seen: unknown[] = []
    for (;;) {
      const next = await stream.next()
      seen.push(next.value)
      await turn()
      if (next.done === true) break
    }
    expect(seen).toEqual([1, 2, 3, 'end'])
  })

  test('throws what the work throws, after its events', async () => {
    const stream = eventStream<number, never>((emit) => {
      emit(1)
      return Promise.reject(new Error('broken'))
    })
    expect(await stream.next()).toEqual({ done: false, value: 1 })
    await expect(stream.next()).rejects.toThrow('broken')
  })

  test('who stops listening stops the work, and waits until it has stopped', async () => {
    let stopped = false
    const stream = eventStream<number, undefined>(async (emit, signal) => {
      emit(1)
      while (!signal.aborted) await turn()
      await turn()
      stopped = true
      return undefined
    })
    for await (const event of stream) {
      expect(event).toBe(1)
      break
    }
    expect(stopped).toBe(true)
  })
})
