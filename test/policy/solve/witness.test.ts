import { describe, expect, it } from 'vitest'
import type { Dimension } from '../../../src/policy/solve/formula/dimension.ts'
import { and, any, list, not, present, type Formula } from '../../../src/policy/solve/formula/formula.ts'
import { anyOne, anyText, globPattern, type Pattern } from '../../../src/policy/solve/formula/pattern.ts'
import { complementOf, valueSet, type Comparison, type ValueSet } from '../../../src/policy/solve/formula/value-set.ts'
import { solve } from '../../../src/policy/solve/solve.ts'
import { witnessesOf, type Witness } from '../../../src/policy/solve/witness.ts'

const key: Dimension = { name: 'key', kind: 'key', single: false, required: false }
const single: Dimension = { ...key, single: true }

const globOf = (text: string): Pattern =>
  globPattern(Array.from(text, (character) => (character === '*' ? anyText : character === '?' ? anyOne : character.charCodeAt(0))))
const globs = (...written: readonly string[]): ValueSet => valueSet({ kind: 'texts', patterns: written.map(globOf) })
const numbers = (relation: Comparison['relation'], value: string): ValueSet =>
  valueSet({ kind: 'numbers', comparisons: [{ relation, value }] })
const tens = valueSet({ kind: 'addresses', intervals: [{ version: 4, low: 10n << 24n, high: (11n << 24n) - 1n }] })

/** Refutes facts that one lemma refutes; gives its witness. */
function witnessOf(...facts: readonly Formula[]): Witness | undefined {
  const solution = solve(and(...facts))
  if (solution.kind !== 'unsat') throw new Error(solution.kind)
  const { refutation } = solution
  expect(refutation.lemmas).toHaveLength(1)
  return witnessesOf(refutation)[0]
}

/** Variables are counted in the order of the facts. */
describe('why the literals of a lemma exclude each other', () => {
  it.each<readonly [title: string, facts: readonly Formula[], witness: Witness]>([
    ['a key that is absent has no value', [not(present(key)), any(key, globs('a'))], { kind: 'presence' }],
    ['a key that is absent holds no list', [not(present(key)), list(key)], { kind: 'presence' }],
    [
      'each of the texts of a set fails another',
      [any(single, globs('a', 'b')), not(any(single, globs('?')))],
      { kind: 'listed', sets: [1, -2], listed: 1 },
    ],
    [
      'the set with the fewest texts is listed',
      [any(single, globs('a', 'b')), any(single, globs('c'))],
      { kind: 'listed', sets: [1, 2], listed: 2 },
    ],
    [
      'a text outside of a set is not listed',
      [any(single, globs('a*')), not(any(single, globs('a', 'a?*')))],
      { kind: 'states', sets: [1, -2], begin: 'a', states: [['*', '3,1']] },
    ],
    [
      'that there is no list is no value',
      [not(list(key)), any(key, globs('a*')), any(key, globs('b'))],
      { kind: 'listed', sets: [2, 3], listed: 3 },
    ],
  ])('%s', (_, facts, witness) => {
    expect(witnessOf(...facts)).toEqual(witness)
  })

  it('numbers alone are told by texts at their borders', () => {
    const witness = witnessOf(any(single, numbers('less', '5')), any(single, numbers('greater', '7')))
    expect(witness).toMatchObject({ kind: 'borders', sets: [1, 2] })
    expect(witness?.kind === 'borders' ? witness.texts : []).toEqual(expect.arrayContaining(['other', '5', '6', '7']))
  })

  it('numbers of a key that has to be there, too', () => {
    const less = numbers('less', '5')
    const facts = [present(key), not(any(key, less)), not(any(key, complementOf(less)))]
    expect(witnessOf(...facts)).toMatchObject({ kind: 'borders', sets: [-2, -3] })
  })

  it('where a set of texts says that it has to be there, its states count as well', () => {
    const less = numbers('less', '5')
    const facts = [any(key, globs('?')), not(any(key, less)), not(any(key, complementOf(less)))]
    expect(witnessOf(...facts)).toMatchObject({ kind: 'states', sets: [-2, -3, 1], begin: '' })
  })

  it('texts and addresses are told by the states of both', () => {
    const witness = witnessOf(any(single, globs('10.0.0.?')), any(single, numbers('less', '9')))
    expect(witness).toMatchObject({ kind: 'states', sets: [1, 2], begin: '10.0.0.' })
    const outside = witnessOf(any(single, tens), not(any(single, globs('10*'))))
    expect(outside).toMatchObject({ kind: 'states', sets: [1, -2], begin: '' })
    expect(outside?.kind === 'states' ? outside.states : []).toContainEqual(['1', '1'])
  })
})
