import { describe, expect, it } from 'vitest'
import { evaluate, type EvaluateOptions, type PolicyDocument } from '../../../src/policy/index.ts'
import { allow, policyOf, request } from '../evaluate/evaluate-request.ts'
import { ann, onResource } from './ask.ts'

/** A policy of an identity that reads a key. */
const reading = (key: string): PolicyDocument => {
  const { Effect, Action, Resource } = allow()
  return { Version: '2012-10-17', Statement: [{ Effect, Action, Resource, Condition: { StringEquals: { [key]: 'x' } } }] } as PolicyDocument
}

describe('the keys that are read and not carried', () => {
  it.each<readonly [string, EvaluateOptions, readonly string[]]>([
    ['an authorizer', { authorizationType: 'CUSTOM', authorizer: { kind: 'policy', policy: reading('a:b') } }, ['a:b']],
    ['no authorizer', { authorizationType: 'CUSTOM', authorizer: { kind: 'unauthorized' } }, []],
    [
      'every policy of an identity',
      {
        authorizationType: 'AWS_IAM',
        identityPolicies: [reading('a:identity'), reading('a:other')],
        permissionsBoundary: reading('a:boundary'),
        sessionPolicy: reading('a:session'),
        serviceControlPolicies: [[reading('a:root')], [reading('a:unit')]],
      },
      ['a:boundary', 'a:identity', 'a:other', 'a:root', 'a:session', 'a:unit'],
    ],
    [
      'the organization of the API',
      {
        resourceControlPolicies: [[], [policyOf(allow({ Condition: { StringEquals: { 'a:control': 'x' } } }))]],
      },
      ['a:control'],
    ],
  ])('of %s', (_, options, expected) => {
    expect(evaluate(onResource('Allow'), { ...request, principal: { arn: ann } }, options).missingKeys).toEqual(expected)
  })
})

it('a request that names no API leaves the shorthand as it is written', () => {
  const resource = 'arn:aws:execute-api:eu-west-1:111122223333:/prod/GET/orders'
  const { decision, trace } = evaluate(policyOf(allow({ Resource: ['execute-api:/*', `${resource}*`] })), { resource })
  expect(decision).toBe('Allow')
  const element = trace[0]?.statements[0]?.elements.find((one) => one.element === 'resource')
  expect(element).toMatchObject({ policyValues: ['execute-api:/*', `${resource}*`], hits: [1] })
})
