import { describe, expect, it } from 'vitest'
import { parsePolicy, type Policy, type StatementDocument } from '../../../src/policy/index.ts'
import { encodePolicy } from '../../../src/policy/solve/encode/encode-statement.ts'
import { anonymous } from '../../../src/policy/solve/encode/callers.ts'
import { newMet, type Scope } from '../../../src/policy/solve/encode/scope.ts'
import { allow, api, deny, policyOf, request } from '../evaluate/evaluate-request.ts'
import { holdsOf } from './holds-of.ts'

const a = { Ref: 'A' }
const raw = JSON.stringify(a)
const view = { callers: [anonymous], isShorthand: true }

function parsed(...statements: readonly object[]): Policy {
  const found = parsePolicy(policyOf(...(statements as readonly StatementDocument[])), { dialect: 'cloudformation' })
  if (!found.ok) throw new Error(JSON.stringify(found.findings))
  return found.policy
}

const scopeOf = (known: Scope['known'] = new Map(), wholeArn = true): Scope => ({
  ...{ readings: {}, known, api: undefined, wholeArn, actions: ['execute-api:Invoke', 'execute-api:InvalidateCache'], private: false },
  ...{ view: '', isAskedAgain: false, met: newMet() },
})

const point = { texts: { Action: 'execute-api:Invoke', Resource: request.resource }, context: {}, choices: new Set<string>() }

describe('what a reference is known to stand for', () => {
  const isAllowed = (change: object, text: string, who?: string): boolean => {
    const known = new Map([
      [raw, text],
      ['example:who', who],
    ])
    return holdsOf(encodePolicy(parsed(allow(change)), view, scopeOf(known)).allow, point)
  }

  it.each([
    ['*', true],
    ['**', true],
    ['*e', true],
    ['*:invoke', true],
    ['?xecute-api:Invoke', true],
    ['*x*:i*e', true],
    ['', false],
    ['*invok', false],
    ['Invoke', false],
    ['nvoke', false],
    ['?execute-api:Invoke', false],
  ])('is an action as if it were written: `%s` is asked for, %j', (text, isAsked) => {
    expect(isAllowed({ Action: a }, text)).toBe(isAsked)
  })

  it.each([
    ['*', true],
    ['execute-api:/*', true],
    ['execute-api:/prod/GET/orders', true],
    [`${api}/*`, true],
    [request.resource, true],
    ['', false],
    ['?', false],
    ['execute-api:/', false],
    ['prod/GET/orders', false],
  ])('is a resource as if it were written: `%s` is asked for, %j', (text, isAsked) => {
    expect(isAllowed({ Resource: a }, text)).toBe(isAsked)
  })

  it('is nothing where nothing is written', () => {
    expect(isAllowed({ Resource: '' }, '')).toBe(false)
    expect(isAllowed({ Action: '' }, '')).toBe(false)
  })

  it.each([
    [`${api}/`, '*', true],
    ['', 'execute-api:/*', false],
    ['execute-api:/', '*', false],
    ['execute-api:/*', '', false],
    ['*', '', false],
  ])('is no shorthand behind the variable `%s`: `%s` is asked for, %j', (who, text, isAsked) => {
    expect(isAllowed({ Resource: { 'Fn::Join': ['', ['${example:who}', a]] } }, text, who)).toBe(isAsked)
  })
})

describe('what a policy says', () => {
  it.each([
    ['an Allow', true, false, [allow()]],
    ['a Deny', false, true, [deny()]],
    ['both', true, true, [allow(), deny()]],
    ['both for something else', false, false, [allow({ Action: 's3:*' }), deny({ Resource: 'execute-api:/dev/*' })]],
  ])('of %s: an Allow applies, %j, and a Deny, %j', (_, isAllowed, isDenied, statements) => {
    const { allow: allowed, deny: denied } = encodePolicy(parsed(...statements), view, scopeOf())
    expect([allowed, denied].map((formula) => holdsOf(formula, point))).toEqual([isAllowed, isDenied])
  })

  it.each([
    { Resource: '*' },
    { Resource: ['*', `${api}/*`] },
    { Resource: 'execute-api:/*' },
    { Action: 's3:*' },
    { Action: ['s3:*', 'EXECUTE-API:*'] },
  ])('of all or of nothing, %j, asks for nothing', (change) => {
    const scope = scopeOf()
    encodePolicy(parsed(allow({ Action: '*', ...change })), view, scope)
    expect([...scope.met.dimensions.keys()]).toEqual([])
  })

  it('of whoever a reference names rests on no fact about accounts where there is but one caller', () => {
    const scope = scopeOf()
    encodePolicy(parsed(allow({ Principal: { AWS: [a, { Ref: 'B' }] } as never })), view, scope)
    expect([...scope.met.facts]).toEqual([])
  })

  it('of a statement that is known later is open: an Allow, a Deny, and each by itself', () => {
    const policy = parsed(allow({ Action: 's3:*' }), { 'Fn::Transform': { Name: 'Statements' } })
    const { allow: allowed, deny: denied, grant: granted } = encodePolicy(policy, view, scopeOf())
    const names = [allowed, denied, granted].map((formula) => (formula.kind === 'literal' ? formula.atom.key : formula.kind))
    expect(new Set(names).size).toBe(3)
    expect(names.every((name) => name.startsWith('free '))).toBe(true)
  })
})
