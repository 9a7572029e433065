import { describe, expect, it } from 'vitest'
import type { CertifiedAtom, CertifiedRefutation } from '../../../src/policy/prove/certificate/certificate.ts'
import { judge } from './judge.ts'
import { but, character, completed, lemmaOf, star, texts, units, verdictOf, within, type Made } from './lemma.ts'

type Row = readonly [broken: string | readonly string[] | null, reason: string, made: Made]

const slash = { wildcard: 'text but slash' } as const
const colon = { wildcard: 'character but colon' } as const
const listed = { kind: 'listed', listed: 1 } as const
const presence = { kind: 'presence' } as const
const borders = { kind: 'borders' } as const
const v4 = (from: string, to = from): { axis: 'v4'; from: string; to: string } => ({ axis: 'v4', from, to })
const v6 = (from: string, to = from): { axis: 'v6'; from: string; to: string } => ({ axis: 'v6', from, to })
const number = (from: string, to = from): { axis: 'number'; from: string; to: string } => ({ axis: 'number', from, to })
const instant = (from: string, to = from): { axis: 'instant'; from: string; to: string } => ({ axis: 'instant', from, to })

/** What is refused is refused rightly: a request makes the literals true. */
function expectBroken(made: Made, broken: Row[0]): void {
  const judged = judge(lemmaOf(made), [broken ?? []].flat())
  expect(judged).toMatch(/ breaks /)
  if (typeof broken !== 'string') expect(judged).toContain(`${JSON.stringify(broken)} breaks`)
}

const noPresence = 'nothing is absent here, or nothing is there'
const several = 'several values may meet these, one each'
const nothing = 'a request that carries nothing meets these'
const noList = 'this is no list of texts'
const inList = 'a text of the list meets all of these'
const atBorder = 'a value at a border or between two meets all of these'
const meets = 'a text meets all of these'
const notExact = 'there are no exact states of this set'
const notBegun = 'not all texts begin as it says'

describe('a lemma that a request breaks is refused', () => {
  it.each<Row>([
    ['2024', atBorder, { of: [within(number('2020', '2030')), within(instant('2024-01-01'))], witness: borders }],
    ['10000', atBorder, { of: [within({ axis: 'number', above: '9999.5' }), within({ axis: 'instant' })], witness: borders }],
    [
      '0000-01-01T00:00:00+23:59',
      atBorder,
      { of: [within({ axis: 'instant', below: '0000-01-01' }), within({ axis: 'number' })], literals: [1, -2], witness: borders },
    ],
    [
      '9999-12-31T12:00:00-12:00',
      atBorder,
      {
        of: [within({ axis: 'instant', from: '9999-12-31T12:00:00-12:00' }), within({ axis: 'number' })],
        literals: [1, -2],
        witness: borders,
      },
    ],
    ['10.0.0.1', 'texts have no borders', { of: [texts([star]), within(v4('10.0.0.1'))], witness: borders }],
    ['a', noPresence, { of: [texts('a'), texts('b')], literals: [1, -2], witness: presence }],
    [null, noPresence, { of: ['present'], literals: [-1], witness: presence }],
    [null, noPresence, { of: ['present', texts('a')], literals: [-1, -2], witness: presence }],
    ['a', noPresence, { of: ['present'], required: true, witness: presence }],
    ['a', noPresence, { of: ['list'], literals: [-1], required: true, witness: presence }],
    [['a', 'b'], several, { of: [texts('a'), texts('b')], single: false, witness: listed }],
    [['a', 'b'], several, { of: [texts('a'), texts('b'), 'list'], single: false, witness: { ...listed, sets: [1, 2] } }],
    [['a', 'b'], several, { of: [texts('a'), texts('b'), texts('c')], literals: [1, 2, -3], single: false, witness: listed }],
    [['a', 'b'], several, { of: [texts('a'), texts('b')], single: false, required: true, witness: listed }],
    [null, nothing, { of: [texts('a'), but(texts('a'))], literals: [-1, -2], witness: { ...listed, listed: -2 } }],
    [
      null,
      nothing,
      { of: [texts('a'), but(texts('a')), 'list'], literals: [-1, -2, -3], witness: { ...listed, listed: -2, sets: [-1, -2] } },
    ],
    ['a', inList, { of: [texts('a'), texts('b')], literals: [1, -2], witness: listed }],
    ['b', inList, { of: [texts('a', 'b', 'c'), texts(['b', star])], witness: listed }],
    ['c', inList, { of: [texts('a', 'b', 'c'), texts('a', 'b')], literals: [1, -2], witness: listed }],
    ['a', inList, { of: [texts('a'), but(texts('b'))], witness: listed }],
    ['10.0.0.2', inList, { of: [texts('10.0.0.1', '10.0.0.2'), within(v4('10.0.0.2'))], witness: listed }],
    ['x', inList, { of: [texts('x'), within(v4('0.0.0.0', '255.255.255.255'), number('-9', '9'))], literals: [1, -2], witness: listed }],
    ['x', atBorder, { of: [within(v4('0.0.0.0', '255.255.255.255'))], literals: [-1], required: true, witness: borders }],
    [
      '0.0.0.0',
      atBorder,
      { of: [within(v4('0.0.0.1', '255.255.255.255')), within(v4('0.0.0.0', '9.0.0.0'))], literals: [-1, 2], witness: borders },
    ],
    ['10.0.0.9', atBorder, { of: [within(v4('10.0.0.1', '10.0.0.9')), within(v4('10.0.0.9', '10.0.0.20'))], witness: borders }],
    ['::5', atBorder, { of: [within(v6('::1', '::9')), within(v6('::1', '::4'), v6('::6', '::9'))], literals: [1, -2], witness: borders }],
    ['1.5', atBorder, { of: [within(number('1', '2')), within(number('1'), number('2'))], literals: [1, -2], witness: borders }],
    ['5', atBorder, { of: [within(number('5')), within(instant('5'))], witness: borders }],
    ['5', atBorder, { of: [within(number('4', '6')), within(instant('5'))], witness: borders }],
    ['2', atBorder, { of: [within(number('1.5', '2.5')), within(instant('1970-01-01', '1970-01-02'))], witness: borders }],
    ['5.0', atBorder, { of: [within(number('5')), within(instant('5'))], literals: [1, -2], witness: borders }],
    ['2024', atBorder, { of: [within(number('2024')), within(instant('2020-01-01', '2030-01-01'))], witness: borders }],
    ['2024', atBorder, { of: [within(number('2023.5', '2024.5')), within(instant('2020-01-01', '2030-01-01'))], witness: borders }],
    ['2025', atBorder, { of: [within(number('0', '9999')), within(instant('2024-06-01', '2025-06-01'))], witness: borders }],
    [
      '2024-06-01',
      atBorder,
      { of: [within(instant('2024-06-01')), within(number('-9999999999', '9999999999'))], literals: [1, -2], witness: borders },
    ],
  ])('%j: %s %#', (broken, reason, made) => {
    expectBroken(made, broken)
    expect(verdictOf(lemmaOf(made))).toBe(`/refutations/0/lemmas/0${reason === noList ? '/witness/listed' : ''}: ${reason}`)
  })
})

describe('a list has to be one, of texts that are looked for', () => {
  it.each<Row>([
    ['a', noList, { of: [texts('a'), but(texts('b'))], witness: { kind: 'listed', listed: 2 } }],
    ['a', noList, { of: [texts('a'), texts('b')], literals: [1, -2], witness: { kind: 'listed', listed: -2 } }],
    ['a', noList, { of: [texts('a'), texts('b')], literals: [1, -2], witness: { kind: 'listed', listed: 2 } }],
    ['a', noList, { of: [texts('a'), texts('b')], literals: [1, -2], witness: { kind: 'listed', listed: 1, sets: [-2] } }],
    ['10.0.0.1', noList, { of: [{ ...within(v4('10.0.0.1')), patterns: ['a'] }, texts('a')], literals: [1, -2], witness: listed }],
    ['10.0.0.1', noList, { of: [within(v4('10.0.0.1'))], witness: listed }],
  ])('%j: %s %#', (broken, reason, made) => {
    expectBroken(made, broken)
    expect(verdictOf(lemmaOf(made))).toBe(`/refutations/0/lemmas/0/witness/listed: ${reason}`)
  })
})

it.each<readonly [string, CertifiedRefutation]>([
  ['of no literal', lemmaOf({ of: [], witness: presence })],
  ['of a choice', lemmaOf({ of: ['free'], required: true, witness: presence })],
  ['of a choice and a value', lemmaOf({ of: [texts('a'), 'free'], witness: presence })],
  ['of a variable that says nothing', lemmaOf({ of: [texts('a')], literals: [1, 2], witness: listed })],
  ['of two dimensions', elsewhere(lemmaOf({ of: [texts('a'), texts('b')], witness: listed }))],
])('a lemma %s is refused', (_, refutation) => {
  expect(judge(refutation, [])).toContain('is not about one dimension')
  expect(verdictOf(refutation)).toBe('/refutations/0/lemmas/0: a lemma is about one dimension')
})

/** The same, but the last variable is about another dimension, which is like the first. */
function elsewhere({ dimensions, atoms, ...others }: CertifiedRefutation): CertifiedRefutation {
  const moved = atoms.map((atom, index): CertifiedAtom =>
    index < atoms.length - 1 || atom.kind === 'free' ? atom : { ...atom, dimension: 1 },
  )
  return { ...others, dimensions: [...dimensions, ...dimensions], atoms: moved }
}

const states = { kind: 'states' } as const
const astral = texts('😀', '\u{10000}')

describe('a lemma that a request breaks is refused whatever states it names', () => {
  it.each<Row>([
    ['9.255.255.255', meets, { of: [within(v4('9.255.255.255')), texts('9.255.255.255')], witness: states }],
    ['10.0.0.0', meets, { of: [within(v4('10.0.0.0')), texts('10.0.0.0')], witness: states }],
    ['10.0.0.255', meets, { of: [within(v4('10.0.0.255')), texts('10.0.0.255')], witness: states }],
    ['10.0.0.3', meets, { of: [within(v4('10.0.0.1'), v4('10.0.0.3')), texts('10.0.0.3')], witness: states }],
    ['10.0.0.4', meets, { of: [texts('10.0.0.4'), within(v4('10.0.0.1', '10.0.0.3'))], literals: [1, -2], witness: states }],
    ['10.0.0.01', meets, { of: [texts('10.0.0.01'), within(v4('10.0.0.1'))], literals: [1, -2], witness: states }],
    ['10.0.0.256', meets, { of: [texts('10.0.0.256'), within(v4('10.0.0.0', '10.0.1.255'))], literals: [1, -2], witness: states }],
    ['10', meets, { of: [texts('10'), within(v4('0.0.0.0', '0.0.0.255'))], literals: [1, -2], witness: states }],
    ['0.0.0.', meets, { of: [texts('0.0.0.'), within(v4('0.0.0.0'))], literals: [1, -2], witness: states }],
    ['10..0.1', meets, { of: [texts('10..0.1'), within(v4('10.0.0.1'))], literals: [1, -2], witness: states }],
    ['xS', meets, { of: [texts('xS'), within(v4('10.0.0.1'))], literals: [1, -2], witness: states }],
    ['00S', meets, { of: [texts('00S'), within(v4('0.0.0.0'))], literals: [1, -2], witness: states }],
    ['😀', meets, { of: [texts('😀'), texts([character])], witness: states }],
    ['😀a', meets, { of: [texts('😀a'), texts([star])], witness: states }],
    ['\ud83da', meets, { of: [texts(['\ud83d', character])], witness: states }],
    ['b', meets, { of: [texts('b', [star, 'a']), texts('b')], witness: states }],
    ['\ud800', notExact, { of: [units('\ud800')], witness: states }],
    ['\udc00', notExact, { of: [units('\udc00')], witness: states }],
    ['\ud83d', notExact, { of: [{ ...units('a'), patterns: [...units('a').patterns, ...units('\ud83d').patterns] }], witness: states }],
    ['a', meets, { of: [texts([star]), texts(['b', star])], literals: [1, -2], witness: states }],
    ['ab', meets, { of: [texts(['a', star]), texts([star, 'b'])], witness: states }],
    ['', meets, { of: [texts([star])], witness: states }],
    ['a', meets, { of: [texts([star]), texts([star, ':', star])], literals: [1, -2], witness: states }],
    ['a/', meets, { of: [texts('a/'), texts([slash])], literals: [1, -2], witness: states }],
    [':', meets, { of: [texts([character]), texts([colon])], literals: [1, -2], witness: states }],
    ['k', meets, { of: [texts([{ oneOf: 'kK' }]), texts('K')], literals: [1, -2], witness: states }],
    ['a', meets, { of: [texts([character]), texts([{ oneOf: '\0bx' }])], literals: [1, -2], witness: states }],
    ['😀', meets, { of: [units(character, character), texts([character])], witness: states }],
    ['😁', meets, { of: [units(character, character), texts([character]), astral], literals: [1, 2, -3], witness: states }],
    ['😁', meets, { of: [units(character, character), texts([character]), units('😀')], literals: [1, 2, -3], witness: states }],
    [
      '10.0.0.1',
      meets,
      { of: [within(v4('10.0.0.0', '10.0.0.9')), texts(['10.0.0.', character])], witness: { ...states, begin: '10.0.0.' } },
    ],
    [
      '10.0.1.0',
      meets,
      { of: [texts(['10.0.', character, '.0']), within(v4('10.0.0.0', '10.0.0.255'))], literals: [1, -2], witness: states },
    ],
    ['::1', meets, { of: [within(v6('::1'))], witness: states }],
    ['::aF', meets, { of: [within(v6('::af')), texts(['::', { oneOf: 'aA' }, { oneOf: 'fF' }])], witness: states }],
    ['::1', meets, { of: [within(v4('10.0.0.1'), v6('::1')), texts('::1')], witness: states }],
    ['1', meets, { of: [texts('1'), within(number('2', '3'))], literals: [1, -2], witness: states }],
    ['1', meets, { of: [within(number('1', '2')), texts([character])], witness: states }],
    ['-1', meets, { of: [within(number('-1')), texts(['-', character])], witness: states }],
    ['2024-01-01T00:00:00+01:00', meets, { of: [within(instant('2023', '2025')), texts('2024-01-01T00:00:00+01:00')], witness: states }],
    ['2024-01-01T00:00Z', meets, { of: [within(instant('2023', '2025')), texts('2024-01-01T00:00Z')], witness: states }],
    ['b', notBegun, { of: [texts(['a', star], ['b', star])], witness: { ...states, begin: 'a' } }],
    ['ac', notBegun, { of: [texts(['ac', star])], witness: { ...states, begin: 'ab' } }],
    ['a', notBegun, { of: [texts(['a']), texts(['b', star])], literals: [1, -2], witness: { ...states, begin: 'b' } }],
    ['10.0.0.1', notBegun, { of: [within(v4('10.0.0.1'))], witness: { ...states, begin: 'x' } }],
    ['😀', notBegun, { of: [units('😀'), texts([character])], witness: { ...states, begin: '\ud83d' } }],
    ['a', notBegun, { of: [texts([star, 'a'])], witness: { ...states, begin: 'a' } }],
    ['10.0.0.1', notExact, { of: [{ ...within(v4('10.0.0.1')), patterns: ['a'] }], witness: states }],
    ['\ud83da', notExact, { of: [units('\ud83d', character)], witness: states }],
    ['a\ude00', notExact, { of: [units(character, '\ude00')], witness: states }],
    ['\ude00', notExact, { of: [units('\ude00')], witness: states }],
    ['\ud83d', notExact, { of: [units('\ud83d')], witness: states }],
    [
      '😁',
      notExact,
      {
        of: [units(character, character), texts([character]), units({ oneOf: '😀' }, { oneOf: '😀' })],
        literals: [1, 2, -3],
        witness: states,
      },
    ],
    ['\ud83d', notExact, { of: [units({ oneOf: 'a\ud83d' })], witness: states }],
    ['\ude00', notExact, { of: [units({ oneOf: 'a\ude00' })], witness: states }],
  ])('%j: %s %#', (broken, reason, made) => {
    expectBroken(made, broken)
    expect(completed(made).verdict).toBe(`/refutations/0/lemmas/0: ${reason}`)
  })
})
