import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeHeap, type Heap } from '../../../src/policy/solve/sat/heap.ts'
import { propertyRuns } from '../property-runs.ts'

const variables = 12

/** The same, plainly: a set, and how active each variable is. */
class Model {
  readonly present = new Set<number>()
  readonly #activities = new Map<number, number>()
  #increment = 1

  activity(variable: number): number {
    return this.#activities.get(variable) ?? 0
  }

  most(): number {
    return Math.max(...[...this.present].map((variable) => this.activity(variable)))
  }

  bump(variable: number): void {
    this.#activities.set(variable, this.activity(variable) + this.#increment)
  }

  decay(): void {
    this.#increment *= 1.05
  }
}

const step = fc.oneof(
  fc.record({ kind: fc.constantFrom('add', 'add', 'bump', 'bump'), variable: fc.integer({ min: 1, max: variables }) }),
  fc.record({ kind: fc.constantFrom('take', 'decay'), variable: fc.constant(0) }),
)

/** Takes the first variable out of both. */
function take(heap: Heap, model: Model): void {
  const taken = heap.take()
  if (model.present.size === 0) {
    expect(taken).toBeUndefined()
    return
  }
  expect(model.present).toContain(taken)
  expect(model.activity(taken ?? 0)).toBeCloseTo(model.most(), 9)
  model.present.delete(taken ?? 0)
}

describe('variables by how often conflicts met them', () => {
  it('gives each once, and always one of the most active', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const [heap, model] = [makeHeap(), new Model()]
        for (const { kind, variable } of steps) {
          if (kind === 'take') take(heap, model)
          else if (kind === 'add') {
            heap.add(variable)
            model.present.add(variable)
          } else if (kind === 'bump') {
            heap.bump(variable)
            model.bump(variable)
          } else {
            heap.decay()
            model.decay()
          }
        }
        while (model.present.size > 0) take(heap, model)
        take(heap, model)
      }),
      { ...propertyRuns(200), examples: [[[1, 2, 3, 4, 5, 6].map((variable) => ({ kind: 'add', variable }))]] },
    )
  })

  it('gives variables in the order of how often they were met', () => {
    const heap = makeHeap()
    for (const variable of [1, 2, 3, 4, 5]) heap.add(variable)
    for (const variable of [4, 2, 5, 2, 1, 2, 5, 4, 5, 2, 5, 4, 5, 1]) heap.bump(variable)
    expect([1, 2, 3, 4, 5, 6].map(() => heap.take())).toEqual([5, 2, 4, 1, 3, undefined])
  })

  it('lets later bumps count for more', () => {
    const heap = makeHeap()
    for (const variable of [1, 2]) heap.add(variable)
    heap.bump(1)
    heap.decay()
    heap.bump(2)
    expect(heap.take()).toBe(2)
    const other = makeHeap()
    for (const variable of [1, 2]) other.add(variable)
    for (const variable of [1, 1]) other.bump(variable)
    other.decay()
    other.bump(2)
    expect(other.take()).toBe(1)
  })

  it('keeps the order when its numbers become too large, and counts on', () => {
    const heap = makeHeap()
    for (const variable of [1, 2, 3, 4]) heap.add(variable)
    for (const variable of [2, 2, 3]) heap.bump(variable)
    for (let turn = 0; turn < 4700; turn++) heap.decay()
    // Why so often: each bump adds some 1e99, until what is kept is divided.
    for (let turn = 0; turn < 200; turn++) heap.bump(1)
    heap.bump(4)
    heap.bump(4)
    expect([1, 2, 3, 4, 5].map(() => heap.take())).toEqual([1, 4, 2, 3, undefined])
    for (const variable of [1, 4]) heap.add(variable)
    for (let turn = 0; turn < 300; turn++) heap.bump(4)
    expect(heap.take()).toBe(4)
  })
})
