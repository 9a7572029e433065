import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, type PolicyDocument, type Request, type StatementDocument } from '../../../src/policy/index.ts'
import { onlyFromVpce } from '../../../src/policy/prove/properties.ts'
import { prove } from '../../../src/policy/prove/prove.ts'
import type { ProveOptions } from '../../../src/policy/prove/prove-options.ts'
import { propertyRuns } from '../property-runs.ts'

const mine = 'vpce-0a1b2c3d4e5f60718'
const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const wellFormed = { vpce: /^vpce-[0-9a-f]{17}$/, vpc: /^vpc-[0-9a-f]{17}$/ }

type Condition = NonNullable<StatementDocument['Condition']>

function allowing(resource: string, condition?: Condition): PolicyDocument {
  const body = { Principal: '*', Action: 'execute-api:Invoke', Resource: resource } as const
  return { Version: '2012-10-17', Statement: { Effect: 'Allow', ...body, ...(condition === undefined ? {} : { Condition: condition }) } }
}

function broken(policy: PolicyDocument, options: ProveOptions = {}): Request {
  const proof = prove(policy, onlyFromVpce(mine), { api, ...options })
  if (proof.verdict !== 'fails' || proof.counterexample === undefined) throw new Error(`${proof.verdict}, but somebody gets in`)
  return proof.counterexample.request
}

describe('the keys that such a caller carries (PA-54)', () => {
  it('from outside: an address there, and no key of a VPC endpoint', () => {
    expect(broken(allowing('execute-api:/*')).context).toEqual({ 'aws:SourceIp': '203.0.113.7' })
  })

  it('through a VPC endpoint: its id, its VPC and an address in it, well-formed', () => {
    const { context } = broken(allowing('execute-api:/*'), { private: true })
    expect(Object.keys(context ?? {}).sort()).toEqual(['aws:SourceVpc', 'aws:SourceVpce', 'aws:VpcSourceIp'])
    expect(context?.['aws:SourceVpce']).toMatch(wellFormed.vpce)
    expect(context?.['aws:SourceVpc']).toMatch(wellFormed.vpc)
  })

  it('one key of an endpoint brings the others with it', () => {
    const { context } = broken(allowing('execute-api:/*', { IpAddress: { 'aws:VpcSourceIp': '10.7.0.0/16' } }))
    expect(context).toEqual({
      'aws:VpcSourceIp': '10.7.0.10',
      'aws:SourceVpce': expect.stringMatching(wellFormed.vpce) as string,
      'aws:SourceVpc': expect.stringMatching(wellFormed.vpc) as string,
    })
  })

  it('signed: who it is, under AWS_IAM only', () => {
    const signed = broken(allowing('execute-api:/*'), { authorizationType: 'AWS_IAM' })
    expect(signed.principal).toEqual({ arn: 'arn:aws:iam::999988887777:user/alice' })
    expect(signed.context).toMatchObject({
      'aws:PrincipalArn': 'arn:aws:iam::999988887777:user/alice',
      'aws:PrincipalAccount': '999988887777',
    })
    expect(Object.keys(broken(allowing('execute-api:/*')).context ?? {}).filter((key) => key.startsWith('aws:Principal'))).toEqual([])
  })
})

describe('ids', () => {
  it.each(['vpce-*', 'vpce-0a*', 'vpce-0a1?*', '*'])("that match `%s` are completed to AWS's form", (pattern) => {
    expect(broken(allowing('execute-api:/*', { StringLike: { 'aws:SourceVpce': pattern } })).context?.['aws:SourceVpce']).toMatch(
      wellFormed.vpce,
    )
  })

  it('a variable stands for a name, never for `example`', () => {
    expect(broken(allowing(`${api}/prod/GET/\${aws:username}`)).resource).toBe(`${api}/prod/GET/alice`)
    expect(broken(allowing('execute-api:/*', { StringEquals: { 'aws:SourceVpc': '${aws:SourceVpce}' } })).context).not.toMatchObject({
      'aws:SourceVpce': 'example',
    })
  })
})

describe('the route', () => {
  it.each([
    ['execute-api:/v?/*/pets*', [], 'v1/GET/pets'],
    ['execute-api:/live/PUT/pets/7', [], 'live/PUT/pets/7'],
    ['execute-api:/*', ['v1/POST/pets'], 'v1/POST/pets'],
    ['execute-api:/*', ['/v1/POST/pets'], 'v1/POST/pets'],
    // A route that is given and keeps everybody out is no example.
    ['execute-api:/v2/*', ['v1/POST/pets'], 'v2/GET/orders'],
  ])('%s, given %j', (resource, routes, expected) => {
    expect(broken(allowing(resource), { routes }).resource).toBe(`${api}/${expected}`)
  })
})

it('is dropped for the plain request where it would not get in', () => {
  // Whoever carries an address is kept out, and so is whoever comes through an endpoint.
  const policy: PolicyDocument = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
      { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', Condition: { Null: { 'aws:SourceIp': 'false' } } },
      { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', Condition: { Null: { 'aws:SourceVpce': 'false' } } },
    ],
  }
  expect(broken(policy).context).toEqual({})
})

it('still breaks the property, whatever the policy', () => {
  const value = fc.constantFrom('vpce-*', 'vpce-0a*', 'vpce-?', '*', 'vpce-b', '', 'x')
  const operator = fc.constantFrom('StringLike', 'StringNotLike', 'StringEquals', 'StringNotEquals', 'StringEqualsIfExists')
  const resource = fc.constantFrom('execute-api:/*', 'execute-api:/prod/*', 'execute-api:/?/GET/*', `${api}/v*/POST/a/*/b`)
  fc.assert(
    fc.property(operator, value, resource, fc.boolean(), (name, text, at, isPrivate) => {
      const policy = allowing(at, { [name]: { 'aws:SourceVpce': text } })
      const options = { api, ...(isPrivate ? { private: true } : {}) }
      const proof = prove(policy, onlyFromVpce(mine), options)
      if (proof.verdict !== 'fails' || proof.counterexample === undefined) return
      const { request, readings } = proof.counterexample
      expect(evaluate(policy, request, { ...options, readings }).decision).toBe('Allow')
      expect(request.context?.['aws:SourceVpce']).not.toBe(mine)
    }),
    propertyRuns(60),
  )
})
