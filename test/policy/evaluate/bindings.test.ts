import { describe, expect, it } from 'vitest'
import { bindReferences, type Bindings } from '../../../src/policy/evaluate/bind-references.ts'
import { policyOf as readPolicy, valueText } from '../../../src/policy/language/index.ts'
import { allow } from './evaluate-request.ts'

const ref = '{"Ref":"X"}'

/** What the values of a statement are once they are bound: text, or the kinds of their parts where they are not only text. */
function bound(statement: unknown, bindings: Bindings, version = '2012-10-17'): object {
  const policy = readPolicy({ Version: version, Statement: [{ ...allow(), ...(statement as object) }] })
  const [first] = bindReferences(policy, bindings).statements
  if (first === undefined) throw new Error('no statement')
  const shown = (value: Parameters<typeof valueText>[0]): string =>
    `${valueText(value)} ${value.parts.map(({ kind }) => kind[0] ?? '').join('')}`
  return {
    principal: first.principal.entries.map(({ type, value }) => `${type} ${shown(value)}`),
    action: first.action.values.map(shown),
    resource: first.resource.values.map(shown),
    condition: first.conditions.flatMap(({ values }) => values.map(shown)),
  }
}

describe('references that are bound', () => {
  const X = { Ref: 'X' }
  const joined = { 'Fn::Sub': 'a${X}b${Y}' }

  it.each<readonly [string, unknown, Bindings, object]>([
    ['a principal', { Principal: { AWS: X } }, { [ref]: '111122223333' }, { principal: ['AWS 111122223333 l'] }],
    ['a list of principals', { Principal: { AWS: X } }, { [ref]: ['1', '2'] }, { principal: ['AWS 1 l', 'AWS 2 l'] }],
    ['a service', { Principal: { Service: X } }, { [ref]: 'a.example' }, { principal: ['Service a.example l'] }],
    [
      'a principal that looks like a variable',
      { Principal: { AWS: X } },
      { [ref]: '${aws:username}' },
      { principal: ['AWS ${aws:username} l'] },
    ],
    ['an action', { Action: [X, 'a:b'] }, { [ref]: 'execute-api:${aws:username}' }, { action: ['execute-api:${aws:username} l', 'a:b l'] }],
    ['a resource with a variable', { Resource: X }, { [ref]: 'a/${aws:username}/*' }, { resource: ['a/${aws:username}/* lvl'] }],
    ['a resource with an escape', { Resource: X }, { [ref]: 'a${*}' }, { resource: ['a${*} le'] }],
    ['part of a text', { Resource: joined }, { [ref]: '1', '{"Ref":"Y"}': '2' }, { resource: ['a1b2 l'] }],
    ['one of two', { Resource: joined }, { [ref]: '1' }, { resource: ['a1b{"Ref":"Y"} lr'] }],
    [
      'a variable that comes together',
      { Resource: { 'Fn::Sub': '${X}{aws:username}' } },
      { [ref]: '$' },
      { resource: ['${aws:username} v'] },
    ],
    ['an empty text', { Resource: { 'Fn::Sub': '${X}' } }, { [ref]: '' }, { resource: [' '] }],
    ['an empty text, of which no part is left', { Action: [X, 'a:b'] }, { [ref]: '' }, { action: [' ', 'a:b l'] }],
    [
      'a policy variable, which is none',
      { Resource: 'a/${aws:username}' },
      { '${aws:username}': '1' },
      { resource: ['a/${aws:username} lv'] },
    ],
    ['an empty list', { Action: [X, 'a:b'] }, { [ref]: [] }, { action: ['a:b l'] }],
    ['a text', { Condition: { StringLike: { 'a:b': X } } }, { [ref]: '${aws:username}' }, { condition: ['${aws:username} v'] }],
    ['a number', { Condition: { NumericEquals: { 'a:b': X } } }, { [ref]: '${aws:username}' }, { condition: ['${aws:username} l'] }],
    ['what nobody binds', { Condition: { StringLike: { 'a:b': X } } }, { '{"Ref":"Z"}': '1' }, { condition: ['{"Ref":"X"} r'] }],
    ['a name of every object', { Condition: { StringLike: { 'a:b': '${Token[toString]}' } } }, { x: '1' }, {}],
  ])('%s', (_, statement, bindings, expected) => {
    expect(bound(statement, bindings)).toMatchObject(expected)
  })

  it('keep their `$` under the old version, which knows no variables (PS-49)', () => {
    expect(bound({ Resource: X }, { [ref]: 'a/${aws:username}' }, '2008-10-17')).toMatchObject({ resource: ['a/${aws:username} l'] })
  })

  it.each(['${X}/a', 'a/${X}', '${X}${Y}'])('refuse a list that is part of %s', (text) => {
    expect(() => bound({ Resource: { 'Fn::Sub': text } }, { [ref]: ['1', '2'] })).toThrow(
      expect.objectContaining({
        code: 'INVALID_OPTION',
        message: '`{"Ref":"X"}` is part of a text and cannot stand for a list',
        at: '/Statement/0/Resource',
      }) as Error,
    )
  })

  it('leave a policy alone where nothing is bound', () => {
    const policy = readPolicy({ Version: '2012-10-17', Statement: [allow({ Resource: X })] })
    expect(bindReferences(policy, {})).toBe(policy)
  })
})
