import { describe, expect, it } from 'vitest'
import { checkDimension, constraintOf, minimise, type Fact } from '../../../src/policy/solve/check-dimension.ts'
import type { Dimension } from '../../../src/policy/solve/formula/dimension.ts'
import { anyOne, anyText, globPattern, literalPattern } from '../../../src/policy/solve/formula/pattern.ts'
import { complementOf, valueSet, type ValueSet } from '../../../src/policy/solve/formula/value-set.ts'
import type { Language } from '../../../src/policy/solve/values/language.ts'

const only = (text: string): ValueSet => valueSet({ kind: 'texts', patterns: [literalPattern(text)] })
const sets: Readonly<Record<string, ValueSet>> = {
  a: only('a'),
  b: only('b'),
  'not a': complementOf(only('a')),
  'not b': complementOf(only('b')),
  'a or b': valueSet({ kind: 'texts', patterns: [literalPattern('a'), literalPattern('b')] }),
  '?': valueSet({ kind: 'texts', patterns: [globPattern([anyOne])] }),
  'b*': valueSet({ kind: 'texts', patterns: [globPattern([0x62, anyText])] }),
  // Why doubtful: no automaton tells exactly which texts have a sigma in lower case.
  σ: valueSet({ kind: 'texts', patterns: [literalPattern('σ', 'unicode')] }),
  'σ or b': valueSet({ kind: 'texts', patterns: [literalPattern('σ', 'unicode'), literalPattern('b')] }),
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
  // Why neither: a text is always there and alone, whatever else is said of it.
  'a text': { name: 'resource', kind: 'text', single: false, required: false },
  'a key with samples': { ...key, samples: ['b', 'c'] },
}

const nameOf = ({ atom, literal }: Fact): string => `${literal > 0 ? '' : '-'}${atom.key}`

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
    ['a text', [], 'other'],
    ['a key', ['present'], 'other'],
    ['a key', ['list'], ['other']],
    ['a key', ['list', 'a', 'a or b', 'b'], ['a', 'b']],
    ['a key', ['list', '?', 'b*', '-not b'], ['b']],
    ['a key', ['?', 'b*', '-not b'], 'b'],
    ['a key with samples', ['present'], 'b'],
    ['a key with samples', ['list', '-b'], ['c']],
    ['a key with samples', ['-present'], undefined],
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
    ['a text', ['a', 'b'], ['a', 'b']],
    ['a key', ['list', 'a', '-a'], ['-a', 'a']],
    ['a text', ['a or b', '-a', '-?'], ['-?', 'a or b']],
    ['a text', ['a or b', '-a', '-b', '-not a'], ['-a', '-not a']],
    ['a key', ['σ', '-σ or b', 'a', '-a'], ['-a', 'a']],
  ] as const)('%s: %j is true of nothing, because of %j', (name, said, core) => {
    const dimension = dimensions[name] ?? key
    const facts = said.map((one, index) => factOf(one, index, dimension))
    const checked = checkDimension(dimension, facts, new Map(), { left: 1e6 })
    if (checked.kind !== 'conflict') throw new Error(checked.kind)
    const least = minimise(dimension, checked.facts, new Map(), { left: 1e6 })
    expect(least.map(nameOf).sort()).toEqual([...core].sort())
  })

  it.each([
    ['a key', ['a', '-a', '-list'], ['a', '-a']],
    ['a key', ['a', 'b', '-list'], ['a', 'b', '-list']],
    ['a key', ['present', '-a', '-not a'], ['-a', '-not a', 'present']],
  ] as const)('%s: of %j, %j are found to exclude each other, with what makes them speak of one value', (name, said, found) => {
    const dimension = dimensions[name] ?? key
    const facts = said.map((one, index) => factOf(one, index, dimension))
    const checked = checkDimension(dimension, facts, new Map(), { left: 1e6 })
    expect(checked.kind === 'conflict' ? checked.facts.map(nameOf) : []).toEqual(found)
  })

  it.each([
    ['a text', ['σ', '-σ or b']],
    ['a single key', ['σ', '-σ or b']],
    ['a key', ['σ', '-σ or b']],
    ['a key', ['list', 'σ', '-σ or b']],
    ['a key', ['a', 'σ', '-σ or b']],
    ['a key', ['-list', 'σ', '-σ or b']],
  ] as const)('%s: of %j it cannot be told', (name, said) => {
    const dimension = dimensions[name] ?? key
    const facts = said.map((one, index) => factOf(one, index, dimension))
    expect(checkDimension(dimension, facts, new Map(), { left: 1e6 })).toEqual({ kind: 'unknown' })
  })
})

describe('facts that exclude each other', () => {
  it('are made fewer as far as can be told', () => {
    const facts = ['a or b', '-?', '-a', '-b'].map((one, index) => factOf(one, index, key))
    expect(minimise(key, facts, new Map(), { left: 1e6 }).map(nameOf)).toEqual(['a or b', '-a', '-b'])
    expect(minimise(key, facts.slice(0, 2), new Map(), { left: 1e6 }).map(nameOf)).toEqual(['a or b', '-?'])
  })
})

describe('the set of a fact', () => {
  it.each([
    ['a', true],
    ['-a', false],
    ['not a', false],
    ['-not a', true],
  ])('%s: a value has to lie in it: %j', (said, inside) => {
    expect(constraintOf(factOf(said, 0, key), new Map()).inside).toBe(inside)
  })

  it('is made ready once', () => {
    const languages = new Map<string, Language>()
    const { language } = constraintOf(factOf('a', 0, key), languages)
    expect(constraintOf(factOf('-not a', 1, key), languages).language).toBe(language)
  })

  it.each(['present', 'list'])('there is none where what is said is `%s`', (said) => {
    expect(() => constraintOf(factOf(said, 0, key), new Map())).toThrow(new TypeError(`an atom \`${said}\` constrains no value`))
  })
})
