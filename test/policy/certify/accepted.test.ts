import { describe, expect, it } from 'vitest'
import { but, character, completed, lemmaOf, star, texts, units, verdictOf, within, type Made } from './lemma.ts'

const presence = { kind: 'presence' } as const
const listed = { kind: 'listed', listed: 1 } as const
const borders = { kind: 'borders' } as const

describe('what no request makes true is accepted, as docs/certificates.md says it', () => {
  it.each<readonly [string, Made]>([
    ['absent, and required', { of: ['present'], literals: [-1], required: true, witness: presence }],
    ['absent, and a value of a set', { of: ['present', texts('a')], literals: [-1, 2], witness: presence }],
    ['absent, and a list', { of: ['list', 'present'], literals: [1, -2], witness: presence }],
    ['two texts of one value', { of: [texts('a'), texts('b')], witness: listed }],
    [
      'two texts where there is no list',
      { of: ['list', texts('a'), texts('b')], literals: [-1, 2, 3], single: false, witness: { kind: 'listed', listed: 2 } },
    ],
    [
      'one text of a list, and none of two sets',
      {
        of: [texts('a', '10.0.0.1'), texts(['a', star]), within({ axis: 'v4', from: '10.0.0.1', to: '10.0.0.1' })],
        literals: [1, -2, -3],
        single: false,
        witness: listed,
      },
    ],
    ['a literal that does not matter', { of: [texts('a'), texts('b'), texts('c')], witness: { ...listed, sets: [1, 2] } }],
    ['all texts but one, and that one', { of: [texts('a'), but(texts('a'))], single: true, witness: listed }],
    [
      'no text of all, where some has to be',
      { of: [texts('a'), but(texts('a'))], literals: [-1, -2], required: true, witness: { ...listed, listed: -2 } },
    ],
    ['nothing', { of: [texts()], witness: listed }],
    [
      'addresses apart',
      { of: [within({ axis: 'v4', from: '10.0.0.0', to: '10.0.0.9' }), within({ axis: 'v4', from: '10.0.0.10' })], witness: borders },
    ],
    ['addresses of two versions', { of: [within({ axis: 'v4' }), within({ axis: 'v6' })], witness: borders }],
    [
      'less and more than a number',
      { of: [within({ axis: 'number', below: '5' }), within({ axis: 'number', from: '5' })], witness: borders },
    ],
    ['up to a number and more', { of: [within({ axis: 'number', to: '5' }), within({ axis: 'number', above: '5' })], witness: borders }],
    [
      'a year as a number, and another one',
      {
        of: [within({ axis: 'number', from: '2024', to: '2024' }), within({ axis: 'instant', from: '2025', to: '2026' })],
        witness: borders,
      },
    ],
    ['more than any address', { of: [within({ axis: 'v4', above: '255.255.255.255' })], witness: borders }],
    [
      'more than any address of version 6',
      { of: [within({ axis: 'v6', above: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff' })], witness: borders },
    ],
    [
      'later than any date, and no number',
      { of: [within({ axis: 'instant', from: '253402387140' }), within({ axis: 'number' })], literals: [1, -2], witness: borders },
    ],
    [
      'numbers of many digits',
      {
        of: [within({ axis: 'number', below: `1${'0'.repeat(70)}` }), within({ axis: 'number', from: `1${'0'.repeat(70)}` })],
        witness: borders,
      },
    ],
    [
      'numbers of 64 decimals',
      {
        of: [within({ axis: 'number', below: `0.${'1'.repeat(64)}` }), within({ axis: 'number', from: `0.${'1'.repeat(64)}` })],
        witness: borders,
      },
    ],
    [
      'moments of 64 decimals',
      {
        of: [
          within({ axis: 'instant', below: `2024-01-01T00:00:00.${'1'.repeat(64)}Z` }),
          within({ axis: 'instant', from: `2024-01-01T00:00:00.${'1'.repeat(64)}Z` }),
        ],
        witness: borders,
      },
    ],
  ])('%s', (_, made) => {
    expect(verdictOf(lemmaOf(made))).toBe('valid')
  })
})
describe('states are named as docs/certificates.md says, and those that are named suffice', () => {
  const states = { kind: 'states' } as const
  it.each<readonly [string, Made, readonly string[]]>([
    [
      'behind a beginning',
      { of: [texts(['prod/', star]), texts(['p', star])], literals: [1, -2], witness: { ...states, begin: 'prod/' } },
      [],
    ],
    [
      'behind a beginning of two units',
      { of: [texts(['😀', star]), texts([character, star])], literals: [1, -2], witness: { ...states, begin: '😀' } },
      [],
    ],
    ['from the beginning', { of: [texts(['a', star]), texts(['b', star])], witness: states }, ['0 | 0']],
    ['of several patterns', { of: [texts(['a', character], 'b'), texts('', 'abc')], witness: states }, ['3,0 | 1,0', '1 | 2', '2 | 3']],
    [
      'beside a literal that does not matter',
      { of: ['present', texts(['a', star]), texts(['b', star])], witness: { ...states, sets: [2, 3] } },
      ['0 | 0'],
    ],
    ['of stars', { of: [texts([star, 'a', star, 'b']), texts([star, 'a', star])], literals: [1, -2], witness: states }, ['1,0 | 1,0']],
    [
      'of stars that stop at a colon',
      { of: [texts([{ wildcard: 'text but colon' }]), texts([star, ':', star])], witness: states },
      ['1,0 | 1,0'],
    ],
    [
      'of what comes to everything',
      { of: [texts([star]), texts([{ oneOf: 'aA' }]), texts('a', 'A')], literals: [1, 2, -3], witness: states },
      ['* | 0 | 2,0', '* | 1 | 1', '* | 1 | 3'],
    ],
    ['of one unit, and two', { of: [units(character), texts('😀')], witness: states }, ['0 | 0']],
    [
      'of units of no basic character',
      { of: [units(character, character), units('😀'), texts(['😀', star])], literals: [1, 2, -3], witness: states },
      ['0 | 0 | 0'],
    ],
    ['of units, and a character that is none', { of: [units('a', character), texts(['\0', star])], witness: states }, ['0 | 0']],
    [
      'of addresses',
      {
        of: [within({ axis: 'v4', from: '10.0.0.10', to: '10.0.0.12' }), texts(['10.0.0.', { oneOf: '12' }])],
        witness: { ...states, begin: '10.0.0.' },
      },
      ['10.0.0. | 7', '10.0.0.1 | 8'],
    ],
    [
      'of addresses in one interval',
      {
        of: [within({ axis: 'v4', from: '10.0.0.0', to: '10.0.0.255' }), texts(['10.0.0.', { oneOf: 'x1' }]), texts('10.0.0.1')],
        literals: [1, 2, -3],
        witness: { ...states, begin: '10.0.0.' },
      },
      ['10.0.0. | 7 | 7', '10.0.0.1 | 8 | 8'],
    ],
    ['of addresses, and a character that is none', { of: [within({ axis: 'v4' }), texts('\0')], witness: states }, [' | 0']],
    [
      'of numbers and addresses',
      { of: [within({ axis: 'v6' }, { axis: 'number' }), texts(['k', star], ['S', star])], witness: states },
      [' | 3,0'],
    ],
    [
      'of addresses that it must not be',
      { of: [texts(['x', star]), within({ axis: 'v6' }), texts('x', ['x', character, star])], literals: [1, -2, -3], witness: states },
      ['0 |  | 2,0', '* | * | 3,1'],
    ],
    [
      'behind the beginning of a text',
      { of: [texts('prod/a'), texts(['p', star])], literals: [1, -2], witness: { ...states, begin: 'prod/' } },
      [],
    ],
    [
      'without positions before a star',
      { of: [texts([star, 'a', star, 'b']), texts([star, 'c'])], witness: states },
      ['1,0 | 1,0', '3,2 | 1,0', '1,0 | 2,1,0', '4,3,2 | 1,0', '3,2 | 2,1,0'],
    ],
    ['of a unit behind the halves', { of: [units('\ue000'), texts('a')], witness: states }, ['0 | 0']],
    ['of units in either case', { of: [units({ oneOf: 'aA' }), texts('b')], witness: states }, ['0 | 0']],
    [
      'of addresses, by their first byte',
      { of: [within({ axis: 'v4', from: '10.0.0.10', to: '10.0.0.12' }), texts(['9.', star], ['11.', star])], witness: states },
      [' | 4,0', '1 | 5'],
    ],
    [
      'of addresses, up to their end',
      {
        of: [within({ axis: 'v4', from: '10.0.0.1', to: '10.0.0.1' }), texts(['10.0.0.1.', star])],
        witness: { ...states, begin: '10.0.0.' },
      },
      ['10.0.0. | 7', '10.0.0.1 | 8'],
    ],
    [
      'of addresses where an interval ends',
      { of: [within({ axis: 'v4', from: '10.0.0.0', to: '10.0.0.12' }), texts('10.0.0.x')], witness: { ...states, begin: '10.0.0.' } },
      ['10.0.0. | 7'],
    ],
    [
      'of addresses where an interval begins',
      { of: [within({ axis: 'v4', from: '10.0.0.10', to: '10.0.0.255' }), texts('10.0.0.x')], witness: { ...states, begin: '10.0.0.' } },
      ['10.0.0. | 7'],
    ],
    [
      'of addresses in one of two intervals',
      {
        of: [
          within({ axis: 'v4', from: '10.0.0.10', to: '10.0.0.12' }, { axis: 'v4', from: '10.0.0.0', to: '10.0.0.255' }),
          texts('10.0.0.x'),
        ],
        witness: { ...states, begin: '10.0.0.' },
      },
      ['10.0.0. | 7'],
    ],
    ['of numbers', { of: [within({ axis: 'number' }), texts('1k')], witness: states }, [' | 0', '0 | 1']],
    [
      'without positions before a star of the same pattern',
      { of: [texts([star, 'a', star, 'b'], [star, 'd']), texts('ac')], witness: states },
      ['6,5,1,0 | 0', '6,5,3,2 | 1', '6,5,3,2 | 2'],
    ],
    [
      'of units, and addresses that it must not be',
      { of: [units('a', character), texts(['b', star]), within({ axis: 'v6' })], literals: [1, 2, -3], witness: states },
      ['0 | 0 | '],
    ],
  ])('%s', (_, made, names) => {
    expect(completed(made)).toEqual({ verdict: 'valid', states: names })
  })
})
