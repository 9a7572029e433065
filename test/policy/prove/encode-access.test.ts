import { describe, expect, it } from 'vitest'
import { evaluate, implies, prove, type PolicyDocument } from '../../../src/policy/index.ts'
import { anonymous } from '../../../src/policy/solve/encode/callers.ts'
import {
  actionDimension,
  keyDimension,
  principalDimension,
  resourceDimension,
  routeDimension,
} from '../../../src/policy/solve/encode/dimensions.ts'
import { encodeAccess, encodeAxioms, findCallers, type Surroundings } from '../../../src/policy/solve/encode/encode-access.ts'
import { newMet, type Scope } from '../../../src/policy/solve/encode/scope.ts'
import { always } from '../../../src/policy/solve/formula/formula.ts'
import { read } from '../differential/ask.ts'
import { allow, api, deny, policyOf } from '../evaluate/evaluate-request.ts'
import { holdsOf } from './holds-of.ts'

const [own, other, third] = ['111122223333', '222233334444', '333344445555']
const user = (account: string): string => `arn:aws:iam::${account}:user/example`
const rootOf = (account: string): string => `arn:aws:iam::${account}:root`
const naming = (AWS: string): PolicyDocument => policyOf(allow({ Principal: { AWS } }))

function scopeOf(change: Partial<Scope> = {}): Scope {
  const none = { readings: {}, known: new Map(), api, wholeArn: true, private: false, view: '', isAskedAgain: false }
  return { ...none, actions: ['execute-api:Invoke'], met: newMet(), ...change }
}

/** Who surrounds the policy with which authorization. */
function around(authorizationType: Surroundings['authorizationType'], endpoint?: PolicyDocument): Surroundings {
  return { authorizationType, ...(endpoint === undefined ? {} : { endpointPolicy: read(endpoint) }) }
}

describe('the callers in question, and whom the resource policy sees', () => {
  const accountsOf = (callers: readonly { readonly account?: string }[]): readonly string[] => [
    ...new Set(callers.flatMap(({ account }) => account ?? [])),
  ]

  it.each<readonly [Surroundings['authorizationType'], readonly string[], string | undefined, readonly string[], 'all' | 'anonymous']>([
    ['NONE', [], undefined, [], 'anonymous'],
    ['CUSTOM', [third], undefined, [], 'anonymous'],
    // Only the endpoint's policy looks at them.
    ['NONE', [third], other, [other], 'anonymous'],
    ['COGNITO_USER_POOLS', [], other, [other], 'anonymous'],
    ['AWS_IAM', [], undefined, [own, third], 'all'],
    ['AWS_IAM', ['444455556666'], other, [own, '444455556666', third, other], 'all'],
  ])('under %s, of the accounts %j too, where the endpoint policy names %s', (authorizationType, more, named, accounts, sees) => {
    const surroundings = around(authorizationType, named === undefined ? undefined : naming(named))
    const { all, seen } = findCallers([read(naming(third))], surroundings, more, scopeOf())
    const stranger = authorizationType === 'AWS_IAM' || named !== undefined ? ['999988887777'] : []
    expect(accountsOf(all)).toEqual([...stranger, ...accounts])
    expect(all).toContainEqual(anonymous)
    expect(seen).toEqual(sees === 'all' ? all : [anonymous])
  })
})

describe('who gets in', () => {
  const everyone = policyOf(allow())
  const nobody = policyOf(deny())
  const silent = policyOf(allow({ Resource: 'arn:aws:s3:::elsewhere' }))
  const shorthand = policyOf(allow({ Resource: 'execute-api:/prod/*' }))
  const [identity, authorizer] = ['identity policies', 'authorizer']
  type Row = readonly [string, PolicyDocument, Surroundings, string, readonly string[], boolean]

  it.each<Row>([
    ['the policy alone decides', everyone, around('NONE'), 'anonymous', [], true],
    ['the policy alone decides', silent, around('NONE'), 'anonymous', [identity, authorizer], false],
    ['the policy alone decides', silent, around('COGNITO_USER_POOLS'), 'anonymous', [identity, authorizer], false],
    ['one Allow is enough', silent, around('CUSTOM'), 'anonymous', [authorizer], true],
    ['one Allow is enough', everyone, around('CUSTOM'), 'anonymous', [], true],
    ['one Allow is needed', silent, around('CUSTOM'), 'anonymous', [identity], false],
    ['a Deny is stronger', nobody, around('CUSTOM'), 'anonymous', [authorizer], false],
    ['who signs has to', everyone, around('AWS_IAM'), 'anonymous', [identity], false],
    ['here one Allow is enough', everyone, around('AWS_IAM'), user(own), [], true],
    ['here one Allow is enough', silent, around('AWS_IAM'), user(own), [identity], true],
    ['here one Allow is needed', silent, around('AWS_IAM'), user(own), [], false],
    ['here an Allow for the account leaves it to the caller', naming(own), around('AWS_IAM'), user(own), [], false],
    ['here the root user needs none', silent, around('AWS_IAM'), rootOf(own), [], true],
    ['elsewhere both must allow', naming(other), around('AWS_IAM'), user(other), [identity], true],
    ['elsewhere both must allow', naming(other), around('AWS_IAM'), user(other), [], false],
    ['elsewhere both must allow', silent, around('AWS_IAM', naming(other)), user(other), [identity], false],
    ['elsewhere the root user needs none of its own', naming(other), around('AWS_IAM'), rootOf(other), [], true],
    ['a service needs none of its own', everyone, around('AWS_IAM'), 'Service example.amazonaws.com', [], true],
    ['a service has none of its own', silent, around('AWS_IAM'), 'Service example.amazonaws.com', [identity], false],
    ['the endpoint policy lets some through', everyone, around('NONE', naming(other)), user(other), [], true],
    ['the endpoint policy keeps others', everyone, around('NONE', naming(other)), user('999988887777'), [], false],
    ['the endpoint policy keeps everybody', everyone, around('NONE', policyOf(allow(), deny())), user(own), [], false],
    ['the policy sees nobody behind the endpoint', naming(other), around('NONE', everyone), user(other), [], false],
    ['shorthand stands for the API', shorthand, around('NONE'), 'anonymous', [], true],
    ['shorthand is no word of an endpoint policy', everyone, around('NONE', shorthand), 'anonymous', [], false],
  ])('%s (%#)', (_, document, surroundings, principal, choices, expected) => {
    const scope = scopeOf({ readings: { 'PS-73': 'delegates', 'PS-71': 'everyone', 'PS-66': 'beyond-colons', 'PS-104': 'as-written' } })
    const policy = read(document)
    const callers = findCallers([policy], surroundings, [], scope)
    const formula = encodeAccess(policy, surroundings, callers, scope)
    const resource = `${api}/prod/GET/orders`
    const texts = { Principal: principal, Action: 'execute-api:Invoke', Resource: resource, Route: 'prod/GET/orders' }
    expect(holdsOf(formula, { texts, context: {}, choices: new Set(choices) })).toBe(expected)
  })

  it('without an API, shorthand stands for whichever is asked', () => {
    const scope = scopeOf({ api: undefined, readings: { 'PS-104': 'as-written' } })
    const policy = read(shorthand)
    const formula = encodeAccess(policy, around('NONE'), findCallers([policy], around('NONE'), [], scope), scope)
    const holds = (resource: string): boolean => holdsOf(formula, { texts: { Resource: resource }, context: {}, choices: new Set() })
    expect(['prod/GET/', 'dev/GET/'].map((route) => holds(`${api}/${route}`))).toEqual([true, false])
  })

  it.each<readonly [string, boolean]>([
    ['execute-api:/*', true],
    ['execute-api:/prod/*', true],
    ['execute-api:/dev/*', false],
    ['*', true],
    [`${api}/prod/*`, true],
    ['arn:aws:s3:::elsewhere', false],
  ])('through a resource that a reference stands for, `%s`: %s, as `evaluate` says', (text, expected) => {
    const reference = { Ref: 'A' }
    const bindings = { [JSON.stringify(reference)]: text }
    const document = policyOf({ ...allow(), Resource: reference })
    const scope = scopeOf({ known: new Map(Object.entries(bindings)), readings: { 'PS-66': 'beyond-colons', 'PS-104': 'as-written' } })
    const policy = read(document)
    const formula = encodeAccess(policy, around('NONE'), findCallers([policy], around('NONE'), [], scope), scope)
    const resource = `${api}/prod/GET/orders`
    expect(holdsOf(formula, { texts: { Resource: resource }, context: {}, choices: new Set() })).toBe(expected)
    expect(evaluate(document, { resource }, { api, bindings }).decision === 'Allow').toBe(expected)
  })

  it('a statement that is known later may let through whom it does not let in: the policy sees nobody behind the endpoint', () => {
    const later = { Version: '2012-10-17', Statement: [{ Ref: 'S' }] } as unknown as PolicyDocument
    const proving = (policy: PolicyDocument): string => prove(policy, implies(later), { api, endpointPolicy: later }).verdict
    expect(proving(later)).toBe('holds')
    expect(proving(everyone)).not.toBe('holds')
  })
})

describe('what is true of every request', () => {
  const callers = { all: [anonymous], seen: [anonymous] }
  const fine = { Principal: 'anonymous', Action: 'execute-api:Invoke', Resource: `${api}/prod/GET/`, Route: 'prod/GET/' }
  const meeting = (scope: Scope): Scope => {
    for (const meet of [principalDimension, actionDimension, resourceDimension, routeDimension]) meet(scope)
    return scope
  }
  const isTrueOf = (scope: Scope, change: Readonly<Record<string, string>>, context: Readonly<Record<string, string>> = {}): boolean =>
    holdsOf(encodeAxioms(callers, scope), { texts: { ...fine, ...change }, context, choices: new Set() })

  it.each<readonly [Readonly<Record<string, string>>, boolean]>([
    [{}, true],
    [{ Principal: user(other) }, false],
    [{ Action: 'execute-api:ManageConnections' }, false],
    [{ Resource: `${api}/` }, true],
    [{ Resource: api }, false],
    [{ Resource: `${api.slice(0, -1)}x/prod/GET/` }, false],
    [{ Route: '' }, true],
  ])('for an API that is given: %j: %s', (change, expected) => {
    expect(isTrueOf(meeting(scopeOf()), change)).toBe(expected)
  })

  it.each<readonly [string, boolean]>([
    [`${api}/prod/GET/`, true],
    ['arn:aws-cn:execute-api:cn-north-1:1:x/', true],
    ['arn:aws:execute-api:eu-west-1:111122223333:a:b/prod/GET/', true],
    ['arn:aws:execute-api:eu-west-1:111122223333:/prod', false],
    ['arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5', false],
    ['arn:aws:execute-api:eu-west-1::a1b2c3d4e5/prod', false],
    ['arn:aws:execute-api::111122223333:a1b2c3d4e5/prod', false],
    ['arn::execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod', false],
    ['arn:aws:s3:eu-west-1:111122223333:a1b2c3d4e5/prod', false],
    ['arn:aws:execute-api:eu-west-1:a1b2c3d4e5/prod', false],
    ['arn:aws:execute-api:eu-west-1/prod', false],
    ['aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod', false],
    ['execute-api:/prod', false],
  ])('for one that is not: %s: %s', (resource, expected) => {
    expect(isTrueOf(meeting(scopeOf({ api: undefined })), { Resource: resource })).toBe(expected)
  })

  it.each<readonly [string, boolean, string, boolean]>([
    ['aws:sourcevpce', true, '', false],
    ['aws:sourcevpce', true, 'vpce-1', true],
    // Only what AWS puts there is filled in.
    ['aws:sourcevpce', false, '', true],
    ['aws:useragent', true, '', true],
  ])('%s, of a private API (%s), as `%s`: %s', (key, isPrivate, text, expected) => {
    const scope = scopeOf({ private: isPrivate })
    keyDimension(scope, key)
    expect(isTrueOf(scope, {}, { [key]: text })).toBe(expected)
  })

  it('nothing, of what the question did not come across', () => {
    const scope = scopeOf()
    expect(encodeAxioms(callers, scope)).toEqual(always)
    expect([...scope.met.dimensions]).toEqual([])
  })
})
