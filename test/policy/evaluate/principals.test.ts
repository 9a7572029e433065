import { describe, expect, it } from 'vitest'
import type { EvaluateOptions, Request, StatementDocument } from '../../../src/policy/index.ts'
import { allow, asEndpointPolicy, denyWith, request } from './evaluate-request.ts'
import { evaluate } from '../../../src/policy/index.ts'

const account = '111122223333'
const arn = (resource: string, service = 'iam', partition = 'aws'): string => `arn:${partition}:${service}::${account}:${resource}`
const user = { arn: arn('user/ann') }
const root = { arn: arn('root') }
const session = { arn: arn('assumed-role/app/i-0a1b', 'sts') }

/** Which values of the statement's principals name the caller, and why it matches or not. */
function trace(
  statement: StatementDocument,
  principal: Request['principal'],
  options: EvaluateOptions = {},
): readonly [matched: boolean, hits: readonly number[], reason: string] {
  const given = principal === undefined ? {} : { principal }
  const { trace: layers } = evaluate(
    { Version: '2012-10-17', Statement: [allow()] },
    { ...request, ...given },
    { ...options, endpointPolicy: { Version: '2012-10-17', Statement: [statement] } },
  )
  const element = layers
    .flatMap(({ statements }) => statements)
    .flatMap(({ elements }) => elements)
    .find((each) => each.element === 'principal')
  if (element === undefined) throw new Error('no trace of the principal')
  return [element.matched, element.hits, element.reason]
}

const named = (...values: readonly string[]): StatementDocument => allow({ Principal: { AWS: [...values] } })

describe('the hits of principals', () => {
  it.each<readonly [readonly string[], Request['principal'], boolean, readonly number[], string]>([
    [[account, user.arn], user, true, [0, 1], 'equal'],
    [[user.arn, account], user, true, [0, 1], 'equal'],
    [[user.arn, arn('root')], root, true, [1], 'equal'],
    [[account, arn('root')], root, true, [0, 1], 'equal'],
    [['*', user.arn, '*'], user, true, [0, 1, 2], 'everyone'],
    [[user.arn, '*'], undefined, true, [1], 'everyone'],
    [[user.arn], undefined, false, [], 'anonymous'],
    [[arn('user/bob'), '999922223333'], user, false, [], 'different'],
    [[arn('role/team/app')], session, true, [0], 'equal'],
    [[arn('role/app')], session, true, [0], 'equal'],
    [[arn('role/team/other'), arn('role/x/app', 'iam', 'aws-cn')], session, false, [], 'different'],
    [[arn('user/app')], session, false, [], 'different'],
    [[session.arn], session, true, [0], 'equal'],
    [[user.arn], { ...user, account }, true, [0], 'equal'],
    [[arn('role/app')], { arn: arn('user/assumed-role/app/i-0a1b') }, false, [], 'different'],
  ])('%j of %j', (values, principal, matched, hits, reason) => {
    expect(trace(named(...values), principal)).toEqual([matched, hits, reason])
  })

  it('of names of other kinds, which no AWS caller has (PS-70)', () => {
    const Principal = { Service: account, Federated: arn('user/ann'), CanonicalUser: arn('role/app') }
    for (const principal of [user, session, root]) expect(trace(allow({ Principal }), principal)[0]).toBe(false)
    expect(trace(allow({ Principal: { AWS: account } }), { service: account })).toEqual([false, [], 'different'])
    expect(trace(allow({ Principal: { Service: 'a.example', Federated: 'b.example' } }), { federated: 'b.example' })).toEqual([
      true,
      [0],
      'equal',
    ])
    expect(trace(allow({ Principal: { Service: 'b.example' } }), { federated: 'b.example' })).toEqual([false, [], 'different'])
  })

  it('of a star, which other kinds of names do not have (PS-71)', () => {
    expect(trace(named('*'), { service: 'a.example' })).toEqual([true, [0], 'everyone'])
    expect(trace(named('*'), { service: 'a.example' }, { readings: { 'PS-71': 'aws-and-anonymous' } })).toEqual([false, [], 'different'])
    expect(trace(named('*'), user, { readings: { 'PS-71': 'aws-and-anonymous' } })[0]).toBe(true)
  })
})

describe('whom NotPrincipal spares (PS-79)', () => {
  const spared = (values: readonly string[], principal: Request['principal']): boolean =>
    !trace(denyWith('NotPrincipal', { AWS: [...values] }), principal)[0]
  it.each<readonly [readonly string[], Request['principal'], boolean]>([
    [[account, user.arn], user, true],
    [[user.arn], user, false],
    [[account], user, false],
    [[account], root, true],
    [[account, session.arn, arn('role/app')], session, true],
    [[account, session.arn], session, false],
    [[account, arn('role/app')], session, false],
    [['*'], user, true],
    [[user.arn], undefined, false],
  ])('%j for %j: %j', (values, principal, expected) => {
    expect(spared(values, principal)).toBe(expected)
  })
})

it('an endpoint policy that names nobody keeps everyone out', () => {
  expect(asEndpointPolicy([named(arn('user/bob'))], { principal: user }).decision).toBe('ImplicitDeny')
})
