import { describe, expect, it } from 'vitest'
import type { Request } from '../../../src/policy/index.ts'
import { allow, deny, policyOf, request } from '../evaluate/evaluate-request.ts'
import { expectEncoded } from './encoded-as.ts'

type Carried = string | readonly string[] | undefined
type Written = string | boolean | readonly string[]

const key = 'example:key'

const requestsOf = (carried: readonly Carried[], more: Request['context'] = {}): readonly Request[] =>
  carried.map((value) => ({ ...request, context: { ...more, ...(value === undefined ? {} : { [key]: value }) } }))

const formsOf = (name: string): readonly string[] =>
  ['', 'ForAnyValue:', 'ForAllValues:'].flatMap((quantifier) => ['', 'IfExists'].map((suffix) => `${quantifier}${name}${suffix}`))

interface Family {
  readonly operators: readonly string[]
  readonly written: readonly Written[]
  readonly carried: readonly Carried[]
  /** The facts on which something hangs, in all of it. */
  readonly facts: readonly string[]
}

const always = ['PS-15', 'PS-16', 'PS-19', 'PS-20']

const families: readonly Family[] = [
  {
    operators: ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    written: ['a', '', ['a', 'B'], 'K', 'straße'],
    carried: [undefined, '', 'a', 'A', 'b', 'k', '\u212a', 'STRASSE', 'STRAßE', ['a'], ['a', 'b'], ['b', 'c'], [''], ['', 'a'], ['\u212a']],
    facts: [...always, 'PS-28'],
  },
  {
    operators: ['StringLike', 'StringNotLike'],
    written: ['a*', '?', 'a?', ['*b', 'a'], '*'],
    carried: [undefined, '', 'a', 'ab', 'b', '\u{1f600}', 'a\u{1f600}', ['a', 'b'], ['ab', 'cb'], ['x', ''], ['\u{1f600}']],
    facts: [...always, 'PS-27'],
  },
  {
    operators: ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map((name) => `Numeric${name}`),
    written: ['10', ['1', '20']],
    carried: [undefined, '', '9', '10', '10.0', '11', 'x', ['9', '11'], ['x', '10'], ['x'], ['10', '10.0'], ['20', '1']],
    facts: [...always, 'PS-32'],
  },
  {
    operators: ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map((name) => `Date${name}`),
    written: ['2026-01-01T00:00:00Z', ['1767225600', '2025']],
    carried: [undefined, '', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59Z', '1767225601', '2025', 'x', ['2026', 'x'], ['2024', '2027']],
    facts: [...always, 'PS-32'],
  },
  {
    operators: ['Bool'],
    written: ['true', 'false', true, ['true', 'false']],
    carried: [undefined, '', 'true', 'TRUE', 'false', 'x', ['true', 'false'], ['x']],
    facts: ['PS-15', 'PS-16', 'PS-19'],
  },
  {
    operators: ['BinaryEquals'],
    written: ['YQ=='],
    carried: [undefined, '', 'YQ==', 'yq==', ['YQ==', 'Yg==']],
    facts: ['PS-15', 'PS-16', 'PS-19'],
  },
  {
    operators: ['IpAddress', 'NotIpAddress'],
    written: ['10.0.0.0/8', '::ffff:10.0.0.1', ['10.0.0.1', '2001:db8::/32']],
    carried: [undefined, '', '10.0.0.1', '11.0.0.1', '::ffff:10.0.0.1', '2001:db8::1', 'x', ['10.0.0.1', '11.0.0.1'], ['x', '10.0.0.2']],
    facts: [...always, 'PS-40'],
  },
  {
    operators: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
    written: ['arn:aws:iam::111122223333:role/*', 'arn:aws:iam::*', 'arn:*:role/x', '*', ['arn:aws:s3:::?', 'x']],
    carried: [
      undefined,
      '',
      'x',
      'arn:aws:iam::111122223333:role/x',
      'arn:aws:iam::999922223333:role/x',
      'arn:aws:s3:::a:b',
      ['arn:aws:s3:::a', 'x'],
      ['arn:aws:iam::111122223333:role/x', 'arn:aws:sts::111122223333:role/x'],
    ],
    facts: [...always, 'PS-47-pattern', 'PS-47-request'],
  },
]

describe.each(families)('$operators', ({ operators, written, carried, facts }) => {
  it.each(operators)('%s, in each form, allows and denies as evaluate does', (operator) => {
    const met = new Set<string>()
    for (const form of formsOf(operator)) {
      for (const value of written) {
        const Condition = { [form]: { [key]: value } }
        for (const fact of expectEncoded(policyOf(allow({ Condition })), requestsOf(carried))) met.add(fact)
        if (form === operator) expectEncoded(policyOf(allow(), deny({ Condition })), requestsOf(carried))
      }
    }
    expect([...met].filter((fact) => !facts.includes(fact))).toEqual([])
  })

  it('rests on the facts that are disputed there, and on no others', () => {
    const met = operators.flatMap((operator) =>
      formsOf(operator).flatMap((form) =>
        written.flatMap((value) => expectEncoded(policyOf(allow({ Condition: { [form]: { [key]: value } } })), [])),
      ),
    )
    expect([...new Set(met)].sort()).toEqual([...facts].sort())
  })
})

describe('Null', () => {
  it.each(['true', 'false', 'TRUE', ['true', 'false']])('%j', (value) => {
    expectEncoded(policyOf(allow({ Condition: { Null: { [key]: value } } })), requestsOf([undefined, '', 'a', [''], ['a', 'b']]))
  })
})

describe('policy variables', () => {
  const texts = [
    '${example:who}',
    'a${example:who}',
    "${example:who,'d'}",
    "${example:who, 'd'}",
    "${example:who,''}",
    "${example:who, ''}",
    '${*}',
    'a${?}*',
  ]
  const operators = ['StringEquals', 'StringNotEquals', 'ForAnyValue:StringNotEquals', 'StringLike', 'StringNotLike', 'ArnNotLike']
  const carried = [undefined, '', 'a', 'b', 'd', 'a*', 'aa', '*', 'a?x', ['a', 'b']]

  const check = (operator: string, value: Written, who: string | undefined, asked: readonly Carried[]): readonly string[] =>
    expectEncoded(
      policyOf(allow({ Condition: { [operator]: { [key]: value } } })),
      requestsOf(asked, who === undefined ? {} : { 'example:who': who }),
      { known: new Map([['example:who', who]]) },
    )

  describe.each([undefined, '', 'a', '*'])('carried as %j', (who) => {
    it.each(operators)('%s', (operator) => {
      for (const text of texts) for (const value of [text, ['b', text]]) check(operator, value, who, carried)
    })
  })

  it.each(['true', 'TRUE', 'x', undefined])('for truth, carried as %j', (who) => {
    for (const operator of formsOf('Bool'))
      for (const value of ['${example:who}', "${example:who, 'true'}", ['false', '${example:who}']])
        check(operator, value, who, [undefined, '', 'true', 'false', 'x', ['true', 'x']])
  })

  it.each([
    ['StringNotEquals', '${example:who}', undefined, ['PS-20', 'PS-51']],
    ['StringNotEquals', "${example:who,''}", undefined, ['PS-20', 'PS-51', 'PS-53-empty', 'PS-53-space']],
    ['StringNotEquals', "${example:who, ''}", undefined, ['PS-20', 'PS-51', 'PS-53-empty']],
    ['StringNotEquals', "${example:who,'d'}", undefined, ['PS-20', 'PS-51', 'PS-53-space']],
    ['StringNotEquals', "${example:who, 'd'}", undefined, ['PS-20']],
    ['StringNotEquals', "${example:who, 'd'}", 'a', ['PS-20']],
    ['StringEquals', '${example:who}', undefined, []],
    ['Bool', '${example:who}', 'true', ['PS-36']],
  ] as const)('%s `%s`, carried as %j, rests on %j', (operator, value, who, facts) => {
    expect([...check(operator, value, who, [])].sort()).toEqual(facts)
  })
})
