import { describe, expect, it } from 'vitest'
import type { Decision } from '../../../src/policy/index.ts'
import { findDisputes } from '../../../src/policy/evaluate/find-disputes.ts'
import { choose, readingOf, type Interpretation } from '../../../src/policy/evaluate/interpretation.ts'
import { readings, type DisputedFact } from '../../../src/policy/evaluate/reading.ts'

const facts = Object.keys(readings) as DisputedFact[]
const word = (
  decision: Decision,
  layer: 'resource-policy' | 'endpoint-policy' = 'resource-policy',
): { decision: Decision; layer: typeof layer } => ({
  decision,
  layer,
})
const otherwise = (interpretation: Interpretation, fact: DisputedFact): boolean => readingOf(interpretation, fact) !== readings[fact][0]

/** Finds the disputes of a decision, and counts how often it was taken. */
function disputesOf(decide: (interpretation: Interpretation) => ReturnType<typeof word>): readonly [readonly string[], number] {
  let count = 0
  const { disputed } = findDisputes((interpretation) => {
    count += 1
    return decide(interpretation)
  }, {})
  return [disputed, count]
}

describe('the facts on which a decision rests', () => {
  const [a, b, c] = ['PS-9', 'PS-15', 'PS-16'] as const

  it('are none where none is asked', () => {
    expect(disputesOf(() => word('Allow'))).toEqual([[], 1])
  })

  it('are those whose other reading decides otherwise, or in another layer', () => {
    expect(disputesOf((view) => word(otherwise(view, a) ? 'ImplicitDeny' : 'Allow'))).toEqual([[a], 2])
    expect(disputesOf((view) => word('Allow', otherwise(view, a) ? 'endpoint-policy' : 'resource-policy'))).toEqual([[a], 2])
    expect(disputesOf((view) => word(otherwise(view, a) ? 'Allow' : 'Allow'))).toEqual([[], 2])
  })

  it('are pairs where both must be read otherwise, each pair tried once', () => {
    const both = (view: Interpretation): boolean => [otherwise(view, a), otherwise(view, b), otherwise(view, c)].filter(Boolean).length > 1
    expect(disputesOf((view) => word(both(view) ? 'ImplicitDeny' : 'Allow'))).toEqual([[a, b, c].toSorted(), 1 + 3 + 3])
  })

  it('leave out what a change of fewer facts does not need', () => {
    // Why five: a alone, b alone, c alone, then b with c; whatever has a in it needs not be tried.
    expect(disputesOf((view) => word([otherwise(view, b), otherwise(view, c), otherwise(view, a)][2] ? 'ImplicitDeny' : 'Allow'))).toEqual([
      [a],
      5,
    ])
  })

  it('are found where one is asked only under another reading', () => {
    const decide = (view: Interpretation): ReturnType<typeof word> =>
      word(otherwise(view, a) && otherwise(view, b) ? 'ImplicitDeny' : 'Allow')
    expect(disputesOf(decide)).toEqual([[a, b].toSorted(), 3])
  })

  it('are looked for at most 300 times', () => {
    const [found, count] = disputesOf((view) => word(facts.filter((fact) => otherwise(view, fact)).length > 3 ? 'ImplicitDeny' : 'Allow'))
    expect([found.length, count]).toEqual([0, 301])
  })

  it('are kept apart from the readings that were chosen', () => {
    const { verdict, disputed } = findDisputes((view) => word(otherwise(view, a) ? 'ImplicitDeny' : 'Allow'), { [a]: readings[a][1] })
    expect([verdict.decision, disputed]).toEqual(['ImplicitDeny', [a]])
  })

  it('are noted only where readings answer otherwise', () => {
    const view: Interpretation = { chosen: {}, asked: new Set() }
    expect(choose(view, 'PS-9', { null: () => true, present: () => true })).toBe(true)
    expect([...view.asked]).toEqual([])
    expect(choose(view, 'PS-9', { null: () => false, present: () => true })).toBe(false)
    expect([...view.asked]).toEqual(['PS-9'])
  })
})
