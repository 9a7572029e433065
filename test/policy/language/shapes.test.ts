import { describe, expect, it } from 'vitest'
import { parsePolicy, PolicyError, type ParseOptions, type PolicyInput } from '../../../src/policy/index.ts'

const open = { Effect: 'Allow', Principal: '*', Action: 'a:b', Resource: '*' }
const token = '${Token[TOKEN.7]}'
const documentOf = (...statements: readonly unknown[]): PolicyInput => ({ Version: '2012-10-17', Statement: statements }) as PolicyInput
const literal = (text: string): object => ({ kind: 'literal', text })
const value = (text: string, pointer: string): object => ({ kind: 'value', parts: [literal(text)], pointer })

/** What `open` is read as, at a place. */
const opened = (pointer: string, index = 0): object => ({
  kind: 'statement',
  index,
  effect: { kind: 'effect', value: 'Allow', pointer: `${pointer}/Effect` },
  principal: { kind: 'principal', negated: false, everyone: true, entries: [], pointer: `${pointer}/Principal` },
  action: { kind: 'action', negated: false, values: [value('a:b', `${pointer}/Action`)], pointer: `${pointer}/Action` },
  resource: { kind: 'resource', negated: false, values: [value('*', `${pointer}/Resource`)], pointer: `${pointer}/Resource` },
  conditions: [],
  pointer,
})

// Strictly: a member that is there and undefined is not the same as none.
describe('a policy that was read', () => {
  it('has the members that it needs, and no others', () => {
    expect(parsePolicy(documentOf(open))).toStrictEqual({
      ok: true,
      findings: [],
      policy: {
        kind: 'policy',
        dialect: 'cdk',
        version: { kind: 'version', value: '2012-10-17', pointer: '/Version' },
        statements: [opened('/Statement/0')],
        pointer: '',
      },
    })
  })

  it('has conditions with operators and keys', () => {
    const { policy } = parsePolicy(documentOf({ ...open, Condition: { Bool: { 'AWS:securetransport': true } } }))
    const pointer = '/Statement/0/Condition/Bool/AWS:securetransport'
    expect(policy?.statements[0]?.conditions).toStrictEqual([
      {
        kind: 'condition',
        operator: {
          kind: 'operator',
          name: 'Bool',
          base: 'Bool',
          family: 'Bool',
          negated: false,
          ifExists: false,
          pointer: '/Statement/0/Condition/Bool',
        },
        key: { kind: 'condition-key', name: 'AWS:securetransport', canonical: 'aws:SecureTransport', pointer },
        values: [value('true', pointer)],
        pointer,
      },
    ])
  })

  it('has no principals of its own where it is attached to an identity', () => {
    const { Effect, Action, Resource } = open
    const { policy } = parsePolicy(documentOf({ Effect, Action, Resource }), { attachedTo: 'identity' })
    const principal = { kind: 'principal', negated: false, everyone: true, implied: true, entries: [], pointer: '/Statement/0' }
    expect(policy?.statements).toStrictEqual([{ ...opened('/Statement/0'), principal }])
  })

  it('has choices where something hangs on them, and there only', () => {
    const fnIf = (then: unknown): object => ({ 'Fn::If': ['A', then, { Ref: 'AWS::NoValue' }] })
    const { policy } = parsePolicy(documentOf({ ...open, Resource: ['*', fnIf('x')] }, fnIf(open), fnIf({ Ref: 'S' }), { Ref: 'T' }))
    const when = [{ condition: 'A', is: true }]
    const [first, second, ...others] = policy?.statements ?? []
    expect(others).toEqual([])
    expect(first?.resource.values).toStrictEqual([
      value('*', '/Statement/0/Resource/0'),
      { ...value('x', '/Statement/0/Resource/1/Fn::If/1'), when },
    ])
    expect(second).toStrictEqual({ ...opened('/Statement/1/Fn::If/1', 1), when })
    expect(policy?.later).toStrictEqual([
      {
        kind: 'later-statement',
        index: 2,
        raw: '{"Ref":"S"}',
        cause: { raw: '{"Ref":"S"}', pointer: '/Statement/2/Fn::If/1' },
        pointer: '/Statement/2/Fn::If/1',
        when,
      },
      {
        kind: 'later-statement',
        index: 3,
        raw: '{"Ref":"T"}',
        cause: { raw: '{"Ref":"T"}', pointer: '/Statement/3' },
        pointer: '/Statement/3',
      },
    ])
  })

  it('names the token that makes a condition known later', () => {
    const { policy } = parsePolicy(documentOf({ ...open, Condition: { [token]: { a: 'b' } } }))
    expect(policy?.later?.map(({ cause }) => cause)).toStrictEqual([{ raw: `"${token}"`, pointer: `/Statement/0/Condition/${token}` }])
  })

  it('is found nothing in when it is given again', () => {
    const { policy } = parsePolicy(documentOf(open))
    expect(parsePolicy(policy ?? '')).toStrictEqual({ ok: true, policy, findings: [] })
  })
})

describe('a policy that could not be read', () => {
  it.each<readonly [string, unknown, ParseOptions?]>([
    ['no object', []],
    ['no statement', {}],
    ['a statement that is none', documentOf(open, 1)],
    ['no effect', documentOf(open, { ...open, Effect: undefined })],
    ['an effect that is none in one branch', documentOf(open, { ...open, Effect: { 'Fn::If': ['A', 'Allow', 'allow'] } })],
    ['no principal', documentOf(open, { ...open, Principal: undefined })],
    ['no action', documentOf(open, { ...open, Action: undefined })],
    ['no resource', documentOf(open, { ...open, Resource: undefined })],
    ['two resources', documentOf(open, { ...open, NotResource: '*' })],
  ])('is not given: %s', (_, document) => {
    expect(Object.keys(parsePolicy(document as PolicyInput))).toEqual(['ok', 'findings'])
  })

  it.each<readonly [string, object]>([
    ['a condition that is no object', { Condition: 1 }],
    ['an operator with no object', { Condition: { Bool: 1 } }],
    ['an operator that is none', { Condition: { Boolean: { a: 'b' } } }],
    ['an element that is none', { Elephant: 1 }],
  ])('is given without %s', (_, members) => {
    const parsed = parsePolicy(documentOf({ ...open, ...members }))
    expect(parsed.ok).toBe(false)
    expect(parsed.policy?.statements).toStrictEqual([opened('/Statement/0')])
  })

  it('is given without the values that are none', () => {
    const { policy } = parsePolicy(documentOf({ ...open, Action: ['a:b', 1] }))
    expect(policy?.statements[0]?.action.values).toStrictEqual([value('a:b', '/Statement/0/Action/0')])
  })
})

describe('findings', () => {
  it.each<readonly [object, string, object]>([
    [{ Elephant: 1 }, 'unknown-element', { name: 'Elephant', where: 'a statement' }],
    [{ Actions: 1 }, 'unknown-element', { name: 'Actions', where: 'a statement', suggestion: 'Action' }],
    [{ Effect: 'permit' }, 'invalid-effect', { effect: 'permit' }],
    [{ Effect: 'deny' }, 'invalid-effect', { effect: 'deny', suggestion: 'Deny' }],
    [{ Resource: '${}' }, 'policy-variable-syntax', { text: '${}', problem: 'nameless' }],
    [{ Resource: '${a' }, 'policy-variable-syntax', { text: '${a', problem: 'unclosed' }],
  ])('carry of %j what %s needs', (members, rule, args) => {
    const { findings } = parsePolicy(documentOf({ ...open, ...members }))
    expect(findings.map((finding) => [finding.rule, finding.args])).toStrictEqual([[rule, args]])
  })

  it('take what follows a comma for the default of a variable without a name', () => {
    const { policy } = parsePolicy(documentOf({ ...open, Resource: "${,'x'}" }))
    expect(policy?.statements[0]?.resource.values[0]?.parts).toStrictEqual([{ kind: 'variable', name: '', default: 'x', raw: "${,'x'}" }])
  })
})

it('values have no part without a text', () => {
  const { policy } = parsePolicy(documentOf({ ...open, Action: ['', 'a:b'], Sid: '' }))
  expect(policy?.statements[0]?.action.values.map(({ parts }) => parts)).toStrictEqual([[], [literal('a:b')]])
})

describe('PolicyError', () => {
  it('has the cause that it is given, and none where it is given none', () => {
    const cause = new Error('why')
    expect(new PolicyError('INVALID_OPTION', 'no', { cause }).cause).toBe(cause)
    expect(Object.keys(new PolicyError('INVALID_OPTION', 'no'))).not.toContain('cause')
    expect('cause' in new PolicyError('INVALID_OPTION', 'no')).toBe(false)
  })
})
