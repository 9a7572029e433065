import { describe, expect, it } from 'vitest'
import { checkDimension, minimise, type Fact } from '../../../src/policy/solve/check-dimension.ts'
import type { Dimension } from '../../../src/policy/solve/formula/dimension.ts'
import { literalPattern } from '../../../src/policy/solve/formula/pattern.ts'
import { complementOf, valueSet, type ValueSet } from '../../../src/policy/solve/formula/value-set.ts'

const only = (text: string): ValueSet => valueSet({ kind: 'texts', patterns: [literalPattern(text)] })
const sets: Readonly<Record<string, ValueSet>> = {
  a: only('a'),
  b: only('b'),
  'not a': complementOf(only('a')),
  'not b': complementOf(only('b')),
}

/** What is said of a key: `present`, `list`, or a set that one of its values lies in; with a `-` that this is not so. */
function factOf(said: string, index: number, dimension: Dimension): Fact {
  const positive = !said.startsWith('-')
  const name = positive ? said : said.slice(1)
  const literal = positive ? index + 1 : -index - 1
  if (name === 'present' || name === 'list') return { literal, atom: { kind: name, dimension, key: name } }
  const set = sets[name]
  if (set === undefined) throw new Error(name)
  return { literal, atom: { kind: 'any', dimension, set, key: name } }
}

const key: Dimension = { name: 'example:key', kind: 'key', single: false, required: false }
const dimensions: Readonly<Record<string, Dimension>> = {
  'a key': key,
  'a single key': { ...key, single: true },
  'a required key': { ...key, required: true },
  'a text': { name: 'resource', kind: 'text', single: true, required: true },
}

describe('what is said of one dimension', () => {
  it.each([
    ['a key', [], undefined],
    ['a key', ['-present'], undefined],
    ['a key', ['-a', '-not a'], undefined],
    ['a single key', ['-b'], undefined],
    ['a key', ['a', '-b'], 'a'],
    ['a key', ['a', 'b'], ['a', 'b']],
    ['a key', ['list', 'a'], ['a']],
    ['a text', ['-not b'], 'b'],
    ['a required key', ['-not b'], 'b'],
  ] as const)('%s: %j is true of %j', (name, said, value) => {
    const dimension = dimensions[name] ?? key
    const facts = said.map((one, index) => factOf(one, index, dimension))
    expect(checkDimension(dimension, facts, new Map(), { left: 1e6 })).toEqual({ kind: 'value', value })
  })

  // Why exactly: what is left out of a conflict is denied to requests that satisfy the rest.
  it.each([
    ['a key', ['-present', 'a'], ['-present', 'a']],
    ['a key', ['-present', 'list'], ['-present', 'list']],
    ['a key', ['present', '-a', '-not a'], ['-a', '-not a', 'present']],
    ['a key', ['present', '-a', '-b', '-not a'], ['-a', '-not a', 'present']],
    ['a key', ['list', '-a', '-not a'], ['-a', '-not a', 'list']],
    ['a key', ['a', '-a', '-b'], ['-a', 'a']],
    ['a key', ['a', 'b', '-list'], ['-list', 'a', 'b']],
    ['a key', ['a', 'b', '-not a'], ['-not a', 'b']],
    ['a single key', ['a', 'b'], ['a', 'b']],
    ['a single key', ['not a', 'not b', '-not b', 'b'], ['b', 'not b']],
    ['a required key', ['-a', '-not a'], ['-a', '-not a']],
    ['a text', ['a', 'b', '-not a'], ['a', 'b']],
  ] as const)('%s: %j is true of nothing, because of %j', (name, said, core) => {
    const dimension = dimensions[name] ?? key
    const facts = said.map((one, index) => factOf(one, index, dimension))
    const checked = checkDimension(dimension, facts, new Map(), { left: 1e6 })
    if (checked.kind !== 'conflict') throw new Error(checked.kind)
    const least = minimise(dimension, checked.facts, new Map(), { left: 1e6 })
    expect(least.map(({ atom, literal }) => `${literal > 0 ? '' : '-'}${atom.key}`).sort()).toEqual([...core].sort())
  })
})
