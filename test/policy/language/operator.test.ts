import { describe, expect, it } from 'vitest'
import { parsePolicy, printPolicy, type BaseOperatorName, type OperatorFamily, type OperatorName } from '../../../src/policy/index.ts'

/** Every operator with its family and the one that it negates. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operators: readonly (readonly [OperatorName, OperatorFamily, BaseOperatorName?])[] = [
  ['StringEquals', 'String'],
  ['StringNotEquals', 'String', 'StringEquals'],
  ['StringEqualsIgnoreCase', 'String'],
  ['StringNotEqualsIgnoreCase', 'String', 'StringEqualsIgnoreCase'],
  ['StringLike', 'String'],
  ['StringNotLike', 'String', 'StringLike'],
  ['NumericEquals', 'Numeric'],
  ['NumericNotEquals', 'Numeric', 'NumericEquals'],
  ['NumericLessThan', 'Numeric'],
  ['NumericLessThanEquals', 'Numeric'],
  ['NumericGreaterThan', 'Numeric'],
  ['NumericGreaterThanEquals', 'Numeric'],
  ['DateEquals', 'Date'],
  ['DateNotEquals', 'Date', 'DateEquals'],
  ['DateLessThan', 'Date'],
  ['DateLessThanEquals', 'Date'],
  ['DateGreaterThan', 'Date'],
  ['DateGreaterThanEquals', 'Date'],
  ['Bool', 'Bool'],
  ['BinaryEquals', 'Binary'],
  ['IpAddress', 'IpAddress'],
  ['NotIpAddress', 'IpAddress', 'IpAddress'],
  ['ArnEquals', 'Arn'],
  ['ArnNotEquals', 'Arn', 'ArnEquals'],
  ['ArnLike', 'Arn'],
  ['ArnNotLike', 'Arn', 'ArnLike'],
  ['Null', 'Null'],
]

const policyWith = (operator: string): string =>
  `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"a:b","Resource":"*","Condition":{"${operator}":{"a:Key":"1"}}}}`

describe('condition operators', () => {
  it.each(operators)('%s compares as %s', (name, family, base = name) => {
    for (const quantifier of [undefined, 'ForAnyValue', 'ForAllValues'] as const) {
      for (const ifExists of name === 'Null' ? [false] : [false, true]) {
        const text = `${quantifier === undefined ? '' : `${quantifier}:`}${name}${ifExists ? 'IfExists' : ''}`
        const { policy, findings } = parsePolicy(policyWith(text))
        expect(findings).toEqual([])
        const [condition] = policy?.statements[0]?.conditions ?? []
        const { range, ...operator } = condition?.operator ?? {}
        expect(range).toBeDefined()
        expect(operator).toStrictEqual({
          kind: 'operator',
          ...(quantifier === undefined ? {} : { quantifier }),
          name,
          base,
          family,
          negated: name !== base,
          ifExists,
          pointer: `/Statement/Condition/${text}`,
        })
        expect(condition).toMatchObject({ kind: 'condition', key: { kind: 'condition-key', name: 'a:Key', canonical: 'a:Key' } })
        const folded = parsePolicy(policyWith(text.toUpperCase()))
        expect(folded.findings.map(({ rule, args }) => [rule, args])).toEqual([
          ['operator-wrong-case', { name: text.toUpperCase(), suggestion: text }],
        ])
        expect(printPolicy(folded.policy ?? '')).toBe(printPolicy(policy ?? ''))
      }
    }
  })

  it.each([
    ['StringEqualsIfExistsX', undefined],
    ['IfExists', undefined],
    ['ForAnyValue:', undefined],
    ['ForAnyValue:ForAllValues:Bool', undefined],
    ['ForAnyValues:Bool', undefined],
    ['Boo', 'Bool'],
    ['BoolEqualsIfExists', undefined],
    ['Bol', 'Bool'],
    ['Nul', 'Null'],
    ['Nu', undefined],
    ['ForAllValues:NulIfExists', 'ForAllValues:Null'],
    ['ForAllValues:ArnLkeIfExists', 'ForAllValues:ArnLikeIfExists'],
    ['NumericGreatThanEqual', 'NumericGreaterThanEquals'],
    ['NumericGreatThanEqua', undefined],
    ['StringEqal', 'StringEquals'],
    ['StringEqa', undefined],
  ])('for %s suggests %s', (name, suggestion) => {
    expect(parsePolicy(policyWith(name)).findings).toMatchObject([
      { rule: 'unknown-operator', args: suggestion === undefined ? { name } : { name, suggestion } },
    ])
    const [finding] = parsePolicy(policyWith(name)).findings
    expect(Object.keys(finding?.args ?? {})).toEqual(suggestion === undefined ? ['name'] : ['name', 'suggestion'])
  })
})
