import { describe, expect, it } from 'vitest'
import type { PolicyDocument, StatementDocument } from '../../../src/policy/index.ts'
import { encodeBehindApi, needsWholeArn } from '../../../src/policy/solve/encode/encode-resource.ts'
import { newMet, type Scope } from '../../../src/policy/solve/encode/scope.ts'
import { codesOf } from '../../../src/policy/solve/formula/pattern.ts'
import { read } from '../differential/ask.ts'
import { allow, api, deny, policyOf } from '../evaluate/evaluate-request.ts'
import { holdsOf } from './holds-of.ts'

const resources = (...each: readonly NonNullable<StatementDocument['Resource']>[]): PolicyDocument =>
  policyOf(...each.map((Resource) => allow({ Resource })))

interface Asked {
  readonly policies: readonly PolicyDocument[]
  /** The policy of a VPC endpoint. */
  readonly endpoint?: PolicyDocument
  readonly api?: string
}

const isNeeded = ({ policies, endpoint, api: given }: Asked): boolean =>
  needsWholeArn(
    policies.map((policy) => read(policy)),
    endpoint === undefined ? undefined : read(endpoint),
    given,
  )

describe('whole ARNs are needed', () => {
  it.each<readonly [name: string, asked: Asked]>([
    ['where the API is given', { policies: [resources('execute-api:/*')], api }],
    ['where a resource is an ARN', { policies: [resources(`${api}/*`)] }],
    ['where one of several is an ARN', { policies: [resources(['execute-api:/*', `${api}/*`])] }],
    ['where that of one statement is', { policies: [resources('execute-api:/*', `${api}/*`)] }],
    ['where that of a Deny is', { policies: [policyOf(allow({ Resource: 'execute-api:/*' }), deny({ Resource: `${api}/*` }))] }],
    ['where one policy of two has an ARN', { policies: [resources('execute-api:/*'), resources(`${api}/*`)] }],
    ['where a resource ends like shorthand', { policies: [resources('arn:aws:execute-api:/')] }],
    ['where more stands beside the wildcard', { policies: [resources('*/GET/*')] }],
    ["where a VPC endpoint's policy has an ARN", { policies: [resources('*')], endpoint: resources(`${api}/*`) }],
    [
      "where a VPC endpoint's policy, which knows no shorthand, has it",
      { policies: [resources('*')], endpoint: resources('execute-api:/*') },
    ],
    ["where one resource of a VPC endpoint's policy is not everything", { policies: [], endpoint: resources(['*', 'execute-api:/*']) }],
  ])('%s', (_, asked) => {
    expect(isNeeded(asked)).toBe(true)
  })

  it.each<readonly [name: string, asked: Asked]>([
    ['all is in shorthand', { policies: [resources('execute-api:/*', ['execute-api:/prod/*', 'execute-api:/'])] }],
    ['every resource is everything', { policies: [resources('*')] }],
    ['all is in shorthand or everything', { policies: [resources(['execute-api:/*', '*']), resources('*')] }],
    ["a VPC endpoint's policy speaks of everything", { policies: [resources('execute-api:/*')], endpoint: resources('*', ['*', '*']) }],
  ])('not where %s', (_, asked) => {
    expect(isNeeded(asked)).toBe(false)
  })
})

describe('what stands behind the API', () => {
  const isBehind = (resource: string, change: Partial<Scope>): boolean => {
    const scope: Scope = {
      ...{ readings: {}, known: new Map(), api: undefined, wholeArn: true, actions: ['execute-api:Invoke'], private: false, view: '' },
      ...{ isAskedAgain: false, met: newMet() },
      ...change,
    }
    const route = resource.split('/').slice(1).join('/')
    const formula = encodeBehindApi(codesOf('prod/GET/orders'), scope)
    return holdsOf(formula, { texts: { Resource: resource, Route: route }, context: {}, choices: new Set<string>() })
  }
  const other = 'arn:aws-cn:execute-api:cn-north-1:999922223333:z'

  it.each([
    [`${api}/prod/GET/orders`, true, true],
    [`${other}/prod/GET/orders`, false, true],
    [`${api}/prod/GET/orders/x`, false, false],
    [`${api}/x/prod/GET/orders`, false, false],
    ['arn:aws:execute-api:eu-west-1:111122223333:/prod/GET/orders', false, false],
    ['a1b2c3d4e5/prod/GET/orders', false, false],
    ['aws:execute-api:eu-west-1:a1b2c3d4e5/prod/GET/orders', false, false],
    ['prod/GET/orders', false, false],
  ])('of %s: of the API that is given, %j, and of any, %j', (resource, given, some) => {
    expect(isBehind(resource, { api })).toBe(given)
    expect(isBehind(resource, {})).toBe(some)
  })

  it('is asked of the route alone where no ARN is needed', () => {
    expect(isBehind(`${other}/prod/GET/orders`, { wholeArn: false })).toBe(true)
    expect(isBehind(`${other}/prod/GET/order`, { wholeArn: false })).toBe(false)
  })
})
