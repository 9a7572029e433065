import { describe, expect, it } from 'vitest'
import { judge } from './judge.ts'
import { but, character, completed, lemmaOf, star, texts, verdictOf, within, type Made } from './lemma.ts'

const witness = { kind: 'states' } as const
const meets = '/refutations/0/lemmas/0: a text meets all of these'
const ula = within({ axis: 'v6', from: 'fc00::', to: 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff' })
const documented = within({ axis: 'v6', from: '2001:db8::', to: '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff' })
const both = within({ axis: 'v4', from: '10.0.0.0', to: '10.255.255.255' }, { axis: 'v6', from: 'fd00::', to: 'fd00::ff' })

describe('what no text meets is accepted', () => {
  it.each<readonly [string, Made]>([
    ['an address that begins otherwise', { of: [documented, texts(['fd', star])], witness }],
    ['an address that has to begin so', { of: [documented, texts(['2', star])], literals: [1, -2], witness }],
    ['two dots in an address', { of: [ula, texts([star, '..', star])], witness }],
    ['no zeros before a group', { of: [within({ axis: 'v6', to: '::ffff' }), texts(['1', star])], witness }],
    ['addresses of two versions', { of: [both, texts(['1', star], ['f', star], ['F', star])], literals: [1, -2], witness }],
    ['outside of both versions', { of: [but(both), texts('10.1.2.3', 'FD00::0a', 'fd00:0:0::9')], witness }],
    ['a number that begins otherwise', { of: [within({ axis: 'number', above: '-1', below: '0.5' }), texts(['5', star])], witness }],
    [
      'a number less than it must be',
      { of: [within({ axis: 'number', from: '100' }), texts([character], [character, character])], witness },
    ],
    [
      'a number in the interval that it must not be in',
      {
        of: [within({ axis: 'number' }), within({ axis: 'number', from: '1.5', below: '2' }), texts(['1.7', star])],
        literals: [1, -2, 3],
        witness,
      },
    ],
    ['more digits behind the dot', { of: [within({ axis: 'number', from: '5', to: '5' }), texts([star, '5.', star, '1', star])], witness }],
    [
      'a year that begins otherwise',
      { of: [within({ axis: 'instant', from: '2024-03-01', to: '2025-03-01' }), texts(['19', star])], witness },
    ],
    ['a day that does not exist', { of: [within({ axis: 'instant' }), texts(['2023-02-29', star], ['1900-02-29', star])], witness }],
    [
      'a moment that it must not be',
      {
        of: [
          texts(['2024-01-01T00:00:0', character, 'Z']),
          within({ axis: 'instant' }),
          texts(['2024-', star, { wildcard: 'character' }, 'Z']),
        ],
        literals: [1, 2, -3],
        witness,
      },
    ],
    [
      'one minute, in the zone of Greenwich',
      {
        of: [
          texts(['2024-01-01T00:00:', { oneOf: '0123' }, { oneOf: '49' }, 'Z']),
          within({ axis: 'instant', from: '2024-01-01', below: '2024-01-01T00:01:00Z' }),
        ],
        literals: [1, -2],
        witness,
      },
    ],
  ])('%s', (_, made) => {
    expect(completed(made).verdict).toBe('valid')
  })
})

describe('what a text meets is refused, whatever states are named', () => {
  it.each<readonly [string, Made]>([
    ['2001:DB8::1', { of: [documented, texts(['2001:D', star])], witness }],
    ['2001:0db8::', { of: [documented, texts(['2001:0', star])], witness }],
    ['fdff:0:0:0:0:0:1.2.3.4', { of: [ula, texts([star, '1.2.3.4'])], witness }],
    ['2001:db9::', { of: [texts(['2001:', star]), documented], literals: [1, -2], witness }],
    ['2001:db8:::', { of: [texts('2001:db8:::'), documented], literals: [1, -2], witness }],
    ['fd00::100', { of: [texts(['fd00::', character, star]), both], literals: [1, -2], witness }],
    ['10.1.2.3', { of: [both, texts([star, '.3'])], witness }],
    ['+05', { of: [within({ axis: 'number', from: '5' }), texts(['+0', star])], witness }],
    ['-1.5', { of: [within({ axis: 'number', to: '-1.5' }), texts(['-1', star])], witness }],
    [`0.${'0'.repeat(64)}1`, { of: [within({ axis: 'number', above: '0', below: '1' }), texts([`0.${'0'.repeat(64)}`, star])], witness }],
    ['01234', { of: [within({ axis: 'instant', to: '1970-01-02' }), texts(['01234', star])], witness }],
    ['1234', { of: [texts('1234'), within({ axis: 'instant', from: '1970', to: '1971' })], literals: [1, -2], witness }],
    ['2024-02-29T24:00Z', { of: [texts('2024-02-29T24:00Z'), within({ axis: 'instant' })], literals: [1, -2], witness }],
    [
      '2024-03-01T00:30+01:00',
      { of: [texts(['2024-03-01T00:', star]), within({ axis: 'instant', from: '2024-03-01' })], literals: [1, -2], witness },
    ],
    [
      '2024-02-29T23:30:00.5-00:30',
      { of: [texts(['2024-02-29T23:30:', star]), within({ axis: 'instant', from: '2024-03-01', below: '2025' })], witness },
    ],
  ])('%s', (text, made) => {
    expect(judge(lemmaOf(made), [text])).toMatch(/ breaks /)
    expect(completed(made).verdict).toBe(meets)
  })
})

describe('states that are listed', () => {
  const made: Made = { of: [documented, texts(['2001:db8', star, 'x'])], witness }
  const check = (states: readonly string[], of = made): string => verdictOf(lemmaOf({ ...of, witness: { ...witness, begin: '', states } }))
  const { states } = completed(made)

  it('say of intervals what they like', () => {
    expect(check(states)).toBe('valid')
    expect(check(states.map((name) => `alive${name.slice(name.indexOf(' | '))}`))).toBe('valid')
    expect(states.length).toBe(9)
  })

  it('have to be all that patterns come to', () => {
    for (const index of states.keys()) expect(check(states.toSpliced(index, 1))).toMatch(/are reached, and the witness does not name them$/)
    expect(check([])).toBe('/refutations/0/lemmas/0: the states ` | 0` are reached, and the witness does not name them')
    expect(check(states.map((name) => name.slice(name.indexOf(' | ') + 3)))).toMatch(/does not name them$/)
  })
})

it.each(['', '-'])('numbers of more digits than any border are numbers all the same: %s1…', (sign) => {
  const [text, names] = [`${sign}${'1'.repeat(600)}`, Array.from({ length: 602 }, (_, position) => ` | ${position}`)]
  const of = [within({ axis: 'number', above: '-5', below: '5' }), texts(text)]
  expect(verdictOf(lemmaOf({ of, witness: { ...witness, begin: '', states: names } }))).toBe('valid')
  expect(verdictOf(lemmaOf({ of, literals: [-1, 2], witness: { ...witness, begin: '', states: names } }))).toBe(meets)
  const beyond = within(sign === '' ? { axis: 'number', above: '5' } : { axis: 'number', below: '-5' })
  expect(verdictOf(lemmaOf({ of: [beyond, texts(text)], witness: { ...witness, begin: '', states: names } }))).toBe(meets)
  expect(verdictOf(lemmaOf({ of: [texts(text), beyond], witness: { kind: 'listed', listed: 1 } }))).toContain(
    'a text of the list meets all',
  )
  const border = lemmaOf({ of: [within({ axis: 'number', from: text }), texts('a')], witness: { kind: 'listed', listed: 2 } })
  expect(verdictOf(border)).toBe('/refutations/0/atoms/0/set/intervals/0/from: this cannot be compared with')
})
