import { describe, it } from 'vitest'
import type { CompileOptions, Request, StatementDocument } from '../../../src/policy/index.ts'
import { allow, api, deny, policyOf, request } from '../evaluate/evaluate-request.ts'
import { expectSame, expectSameAtEndpoint } from './same-decision.ts'

describe('a compiled policy takes sets, absent keys and variables as evaluate does', () => {
  const operators = [
    'StringEquals',
    'StringNotEquals',
    'StringLike',
    'StringNotLike',
    'StringEqualsIfExists',
    'StringNotEqualsIfExists',
    'Null',
  ]
  const quantifiers = ['', 'ForAnyValue:', 'ForAllValues:']
  const values: readonly (readonly string[])[] = [
    ['x'],
    ['x', 'y'],
    [''],
    ['*'],
    ['${aws:username}'],
    ['x', '${aws:username}'],
    ['${aws:username}', '*y'],
    ['${*}', 'a${$}${?}b'],
    ['x${aws:username}'],
    ['${aws:username}${a:c}'],
    ["${a:c, 'x'}", "${a:d,'z'}"],
    ["${a:c, ''}z"],
  ]
  const carried: readonly (string | readonly string[] | undefined)[] = [
    undefined,
    '',
    'x',
    'z',
    'X',
    '*',
    'a$?b',
    'a$cb',
    'xy',
    ['x'],
    ['x', 'y'],
    ['z', 'x'],
    ['z', ''],
    ['z', 'w'],
  ]
  const names: readonly (string | readonly string[] | undefined)[] = [undefined, 'x', ['x', 'z']]
  const everyReading: readonly CompileOptions[] = [
    {},
    {
      readings: {
        'PS-9': 'present',
        'PS-15': 'null-set',
        'PS-16': 'null-set',
        'PS-19': 'match',
        'PS-20': 'negation',
        'PS-51': 'no-match',
        'PS-53-empty': 'no-value',
        'PS-53-space': 'no-value',
      },
    },
  ]
  const requests = carried.flatMap((found) =>
    names.flatMap((name) =>
      [undefined, 'y', ['y']].map((other): Request => {
        const context = { 'a:b': found, 'aws:username': name, 'a:c': other }
        return {
          ...request,
          context: Object.fromEntries(Object.entries(context).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
        }
      }),
    ),
  )
  it.each(operators.flatMap((operator) => quantifiers.map((quantifier) => `${quantifier}${operator}`)))('%s', (operator) => {
    for (const list of operator.endsWith('Null') ? [['true'], ['false'], ['true', 'false']] : values) {
      const policy = policyOf(allow({ Condition: { [operator]: { 'a:b': [...list] } } }))
      for (const options of everyReading) {
        expectSame(policy, requests, options)
      }
    }
  })

  it('where several statements ask for texts of one key', () => {
    const conditions: readonly StatementDocument['Condition'][] = [
      { StringEquals: { 'a:b': 'x' } },
      { StringEquals: { 'a:b': ['y', 'z'] } },
      { StringEquals: { 'a:b': '${aws:username}' } },
      { StringEquals: { 'a:b': ['w', '${aws:username}'] } },
      { StringEqualsIfExists: { 'a:b': 'x' } },
      { 'ForAnyValue:StringEquals': { 'a:b': ['x', 'v'] } },
      { 'ForAllValues:StringEquals': { 'a:b': 'x' } },
      { StringNotEquals: { 'a:b': 'x' } },
      { StringLike: { 'a:b': 'x*' } },
      { StringEquals: { 'a:b': 'x', 'a:c': 'y' } },
    ]
    for (const odd of conditions) {
      const texts = ['1', '2', '3', '4', '5', '6'].map((text) => ({ StringEquals: { 'a:b': text } }))
      for (const [makers, statements] of [
        [[allow], [odd, odd, ...texts, odd, odd]],
        [
          [deny, allow],
          [odd, odd, ...texts, odd, odd],
        ],
        [[allow], [odd, odd, odd, odd, odd]],
      ] as const) {
        const policy = policyOf(
          ...(makers.length > 1 ? [allow()] : []),
          ...statements.flatMap((Condition, index) =>
            (makers[index % makers.length] ?? allow)({ Resource: `${api}/*`, ...(Condition === undefined ? {} : { Condition }) }),
          ),
        )
        const found = [...carried, '1', '3', 'w', 'xy', ['v', '1']]
        const asked = found.flatMap((text) =>
          [undefined, 'x', 'q'].map((name): Request => {
            const context = {
              ...(text === undefined ? {} : { 'a:b': text }),
              ...(name === undefined ? {} : { 'aws:username': name, 'a:c': 'y' }),
            }
            return { ...request, context }
          }),
        )
        expectSame(policy, asked, { api })
      }
    }
  })
})

describe('a compiled policy reads what is disputed as evaluate does', () => {
  const compare = (condition: StatementDocument['Condition'], contexts: readonly Request['context'][], options: CompileOptions): void => {
    const policy = policyOf(allow(condition === undefined ? {} : { Condition: condition }))
    const requests = contexts.flatMap((context): readonly Request[] => {
      const asked = { ...request, ...(context === undefined ? {} : { context }) }
      return [asked, { ...asked, principal: { arn: 'arn:aws:iam::111122223333:user/ann' } }]
    })
    expectSameAtEndpoint(policy, requests, options)
  }

  it('the case of letters (PS-28)', () => {
    const texts = ['x', 'X', 'i', 'I', 'İ', 'ı', 'ß', 'SS', 'ſ', 's', 'Σ', 'ς', 'σ', 'k', 'K', 'É', 'é', 'undefined', '']
    for (const value of [...texts, '${aws:username}', 'a${aws:username}']) {
      for (const operator of ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase']) {
        const contexts = texts.flatMap((text) => [
          { 'a:b': text },
          { 'a:b': text, 'aws:username': 'É' },
          { 'a:b': `a${text}`, 'aws:username': 'ſ' },
        ])
        compare({ [operator]: { 'a:b': value } }, contexts, {})
        compare({ [operator]: { 'a:b': value } }, contexts, { readings: { 'PS-28': 'unicode' } })
      }
    }
  })

  it('variables in `Bool` (PS-36)', () => {
    for (const value of ['true', '${aws:username}', 'tr${aws:username}', '${a:b}']) {
      const contexts = ['true', 'FALSE', 'ue', '${aws:username}', ''].flatMap((text) => [
        { 'a:b': text },
        { 'a:b': text, 'aws:username': 'true' },
        { 'a:b': text, 'aws:username': 'UE' },
      ])
      compare({ Bool: { 'a:b': value } }, contexts, {})
      compare({ Bool: { 'a:b': value } }, contexts, { readings: { 'PS-36': 'text' } })
    }
  })

  it('keys that name an anonymous caller (PS-57), however often they are asked for', () => {
    for (const key of ['aws:userid', 'aws:PrincipalAccount', 'AWS:principaltype', 'aws:username']) {
      for (const condition of [
        { StringEquals: { [key]: 'anonymous' } },
        { StringEquals: { [key]: 'anonymous' }, StringLike: { [key]: 'a*' } },
        { StringLike: { [key]: 'a*', 'a:b': `\${${key}}` } },
        { Null: { [key]: 'true' } },
      ]) {
        const contexts = [{}, { [key]: 'x' }, { [key]: 'anonymous' }, { 'a:b': 'anonymous' }, { [key]: 'anonymous', 'a:b': 'anonymous' }]
        compare(condition, contexts, {})
        compare(condition, contexts, { readings: { 'PS-57': 'anonymous' } })
      }
    }
  })
})
