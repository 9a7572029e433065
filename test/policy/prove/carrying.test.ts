import { describe, expect, it } from 'vitest'
import { carrying } from '../../../src/policy/solve/encode/carrying.ts'
import { always, and, any, free, list, never, not, or, present, type Formula } from '../../../src/policy/solve/formula/formula.ts'
import type { Dimension } from '../../../src/policy/solve/formula/dimension.ts'
import { literalPattern } from '../../../src/policy/solve/formula/pattern.ts'
import { valueSet } from '../../../src/policy/solve/formula/value-set.ts'

const key = (name: string): Dimension => ({ name, kind: 'key', single: false, required: false })
const [type, other] = [key('aws:principaltype'), key('aws:userid')]
const inSet = (dimension: Dimension, texts: readonly string[], isComplement = false): Formula =>
  any(dimension, valueSet({ kind: 'texts', patterns: texts.map((text) => literalPattern(text)) }, isComplement))
const choice = free('PS-57')

describe('what is left of a formula where requests carry `anonymous`', () => {
  it.each<readonly [string, Formula, Formula]>([
    ['what is always true', always, always],
    ['what is never true', never, never],
    ['the text is one of some', inSet(type, ['x', 'anonymous']), always],
    ['the text is none of some', inSet(type, ['x']), never],
    ['the text lies outside of some', inSet(type, ['x'], true), always],
    ['the text does not lie outside of some', inSet(type, ['x', 'anonymous'], true), never],
    ['the key is there', present(type), always],
    ['the key is not there', not(present(type)), never],
    ['it is no list', list(type), never],
    ['not: the text is one of some', not(inSet(type, ['anonymous'])), never],
    ['not: the text is none of some', not(inSet(type, ['x'])), always],
    ['another key stays', present(other), present(other)],
    ['another key stays, negated', not(inSet(other, ['anonymous'])), not(inSet(other, ['anonymous']))],
    ['a choice stays', choice, choice],
    ['all of some, one false', and(choice, inSet(type, ['x'])), never],
    ['all of some, one true', and(choice, present(type)), choice],
    ['one of some, one true', or(choice, present(type)), always],
    ['one of some, one false', or(choice, inSet(type, ['x'])), choice],
    ['parts inside parts', and(present(other), or(choice, and(present(other), list(type)))), and(present(other), choice)],
  ])('%s', (_, formula, expected) => {
    expect(carrying(formula, type, 'anonymous')).toEqual(expected)
  })
})
