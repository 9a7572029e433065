import { describe, expect, it } from 'vitest'
import { readings as allReadings } from '../../../src/policy/index.ts'
import { isReadOtherwise, newMet, secondReading, underReadings, type Scope } from '../../../src/policy/solve/encode/scope.ts'
import { always, and, free, never, not, or, type Formula } from '../../../src/policy/solve/formula/formula.ts'

const [a, b] = [free('a'), free('b')]
const choice = free('PS-9')

function scopeOf(readings: Scope['readings'] = {}): Scope {
  const none = { known: new Map(), api: undefined, wholeArn: true, actions: [], private: false, view: '', isAskedAgain: false }
  return { ...none, readings, met: newMet() }
}

describe('the second reading of a disputed fact', () => {
  // Of policies that no property is about, and of words only.
  const elsewhere = /^(?:PA-|PS-76$)/
  it.each(Object.entries(allReadings).filter(([fact]) => !elsewhere.test(fact)))(
    '%s: of %j the one that is no default',
    (fact, [, second]) => {
      expect(secondReading(fact)).toBe(second)
    },
  )

  it.each(Object.keys(allReadings).filter((fact) => elsewhere.test(fact)))('%s decides nothing here', (fact) => {
    expect(secondReading(fact)).toBe('')
  })
})

describe('whether it is followed', () => {
  it.each<readonly [Scope['readings'], Formula, readonly string[]]>([
    [{}, choice, ['PS-9']],
    [{ 'PS-15': 'null-set' }, choice, ['PS-9']],
    [{ 'PS-9': 'present' }, always, []],
    [{ 'PS-9': allReadings['PS-9'][0] }, never, []],
  ])('where %j is fixed', (readings, expected, facts) => {
    const scope = scopeOf(readings)
    expect(isReadOtherwise(scope, 'PS-9')).toEqual(expected)
    expect([...scope.met.facts]).toEqual(facts)
  })
})

describe('what a formula is under the readings of a fact', () => {
  const other = 'present'
  const first = allReadings['PS-9'][0]
  const both = or(and(not(choice), a), and(choice, b))
  const pair = and(a, b)
  it.each<readonly [string, string | undefined, Formula, Formula, Formula, readonly string[]]>([
    ['the choice decides', undefined, a, b, both, ['PS-9']],
    ['the first is fixed', first, a, b, a, []],
    ['the second is fixed', other, a, b, b, []],
    ['both are true', undefined, always, and(), always, []],
    ['both are false', undefined, never, or(), never, []],
    ['both are one atom', undefined, a, free('a'), a, []],
    ['both are one atom, negated', undefined, not(a), not(free('a')), not(a), []],
    ['both are one formula', undefined, pair, pair, pair, []],
    ['an atom and its negation differ', undefined, a, not(a), or(and(not(choice), a), and(choice, not(a))), ['PS-9']],
    ['true and false differ', undefined, always, never, not(choice), ['PS-9']],
    ['false and true differ', undefined, never, always, choice, ['PS-9']],
    ['formulas of one kind differ', undefined, pair, and(a, not(b)), or(and(not(choice), a, b), and(choice, a, not(b))), ['PS-9']],
    ['an atom and a formula differ', undefined, a, pair, or(and(not(choice), a), and(choice, a, b)), ['PS-9']],
  ])('%s', (_, reading, one, two, expected, facts) => {
    const scope = scopeOf(reading === undefined ? {} : { 'PS-9': reading })
    expect(underReadings(scope, 'PS-9', one, two)).toEqual(expected)
    expect([...scope.met.facts]).toEqual(facts)
  })
})
