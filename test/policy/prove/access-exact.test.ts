import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  evaluate,
  type AccessRow,
  type EvaluateOptions,
  type PolicyDocument,
  type ProveOptions,
  type Request,
  type StatementDocument,
  type Trait,
} from '../../../src/policy/index.ts'
import { whoGetsIn } from '../../../src/policy/prove/access/who-gets-in.ts'
import { inBlock } from '../../reference/addresses.ts'
import { propertyRuns } from '../property-runs.ts'

const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const ids = ['vpce-0a1b2c3d', 'vpce-0a1b2c3e', 'vpce-0f9e8d7c6b5a43210']
const vpcs = ['vpc-0a1b2c3d', 'vpc-0f9e8d7c6b5a43210']
const ranges = ['10.0.0.0/8', '10.0.1.0/24', '10.0.1.128/25', '172.16.0.0/12']
const addresses = ['10.0.1.10', '10.0.1.200', '10.7.0.1', '172.16.0.9', '192.168.0.1']
const organizations = ['o-1', 'o-2']
const callers = ['111122223333:user/ann', '444455556666:user/bob', '444455556666:role/reader', '999988887777:user/eve']

const condition = fc.oneof(
  operated(['StringEquals', 'StringNotEquals', 'StringEqualsIfExists', 'ForAnyValue:StringNotEquals'], 'aws:SourceVpce', ids.slice(0, 2)),
  operated(['StringLike', 'StringNotLike'], 'aws:SourceVpce', ['vpce-0a*', 'vpce-*d', 'vpce-0a1b2c3?']),
  operated(['StringEquals', 'StringNotEquals'], 'aws:SourceVpc', vpcs.slice(0, 1)),
  operated(['IpAddress', 'NotIpAddress', 'IpAddressIfExists'], 'aws:VpcSourceIp', ranges),
  operated(['StringEquals', 'StringNotEquals'], 'aws:PrincipalOrgID', organizations.slice(0, 1)),
  operated(['StringEquals', 'StringNotEquals'], 'aws:UserAgent', ['batch']),
  operated(['Null'], 'aws:SourceVpce', ['true', 'false']),
)

function operated(operators: readonly string[], key: string, values: readonly string[]): fc.Arbitrary<object> {
  return fc
    .tuple(fc.constantFrom(...operators), fc.subarray([...values], { minLength: 1 }))
    .map(([operator, some]) => ({ [operator]: { [key]: some } }))
}

const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    principal: fc.constantFrom('*', '*', '*', '444455556666', 'arn:aws:iam::444455556666:role/reader'),
    resources: fc.subarray(
      ['execute-api:/*', 'execute-api:/prod/*', 'execute-api:/*/GET/*', 'execute-api:/prod/GET/a', 'execute-api:/d?v/*'],
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
    conditions: fc.array(condition, { maxLength: 2 }),
  })
  .map(({ Effect, principal, resources, conditions }): StatementDocument => {
    const Condition = Object.assign({}, ...conditions) as NonNullable<StatementDocument['Condition']>
    const Principal = principal === '*' ? '*' : { AWS: principal }
    return { Effect, Principal, Action: 'execute-api:Invoke', Resource: resources, ...(conditions.length === 0 ? {} : { Condition }) }
  })

const policy = fc
  .array(statement, { minLength: 1, maxLength: 4 })
  .map((Statement): PolicyDocument => ({ Version: '2012-10-17', Statement }))

/** A request that the assumptions of a table speak of. */
function requests(isSigned: boolean, isPrivate: boolean): fc.Arbitrary<Request> {
  const inside = fc.record({
    'aws:SourceVpce': fc.constantFrom(...ids),
    'aws:SourceVpc': fc.constantFrom(...vpcs),
    'aws:VpcSourceIp': fc.constantFrom(...addresses),
  })
  const origin = isPrivate ? inside : fc.oneof(inside, fc.constant({ 'aws:SourceIp': '203.0.113.7' }))
  const agent = fc.constantFrom({}, { 'aws:UserAgent': 'batch' }, { 'aws:UserAgent': 'curl/8.5.0' })
  const organization = fc.constantFrom({}, ...organizations.map((id) => ({ 'aws:PrincipalOrgID': id })))
  const route = fc.constantFrom('prod/GET/a', 'prod/GET/b', 'prod/POST/a', 'dev/GET/a', 'dev/PUT/x', 'test/PUT/', 'x/PUT/y/GET/z')
  return fc.tuple(origin, agent, organization, route, fc.constantFrom(...callers)).map(([from, by, of, at, who]) => ({
    resource: `${api}/${at}`,
    context: { ...from, ...by, ...(isSigned ? of : {}) },
    ...(isSigned ? { principal: { arn: `arn:aws:iam::${who}` } } : {}),
  }))
}

function has(trait: Trait, { context = {}, resource, principal }: Request): boolean {
  const { of, values, except, others, absent } = trait
  const text = of === 'route' ? resource.slice(api.length + 1) : of === 'caller' ? arnOf(principal) : context[of]
  if (text === undefined) return absent
  const isOne = (texts: readonly string[]): boolean =>
    texts.some((one) => one.split(' & ').every((each) => matches(of, each, String(text))))
  return others ? isOne(values) || !isOne(except) : isOne(values) && !isOne(except)
}

function arnOf(principal: Request['principal']): string | undefined {
  return principal !== undefined && 'arn' in principal ? principal.arn : undefined
}

function matches(of: string, value: string, text: string): boolean {
  if (of === 'caller') return value === text || value === text.split(':')[4]
  if (of === 'aws:VpcSourceIp') return inBlock(text, value, false)
  const source = value
    .replace(/[.+^$(){}|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`).test(text)
}

const allowing: PolicyDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const silent: PolicyDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::elsewhere' } }

it('every request belongs to a row, and every row says what becomes of it', () => {
  const tally: Record<string, number> = {}
  const setting = fc
    .record({ isSigned: fc.boolean(), isPrivate: fc.boolean() })
    .chain((of) =>
      fc.record({ of: fc.constant(of), policy, asked: fc.array(requests(of.isSigned, of.isPrivate), { minLength: 20, maxLength: 20 }) }),
    )
  fc.assert(
    fc.property(setting, ({ of: { isSigned, isPrivate }, policy: document, asked }) => {
      const options: ProveOptions = { api, ...(isPrivate ? { private: true } : {}), ...(isSigned ? { authorizationType: 'AWS_IAM' } : {}) }
      const { rows, leftOut } = whoGetsIn(document, options)
      expect(leftOut).toEqual([])
      for (const { access } of rows) tally[access.kind] = (tally[access.kind] ?? 0) + 1
      for (const request of asked) {
        const own = rows.filter(({ who, where }) => [...who, ...where].every((trait) => has(trait, request)))
        expect(own.length).toBeGreaterThan(0)
        for (const identity of isSigned ? [allowing, silent] : [undefined]) {
          const surroundings: EvaluateOptions = { ...options, ...(identity === undefined ? {} : { identityPolicies: [identity] }) }
          const isIn = evaluate(document, request, surroundings).decision === 'Allow'
          for (const row of own) expect([row, permits(row, isIn)]).toEqual([row, true])
        }
      }
    }),
    propertyRuns(25),
  )
  expect(tally.always).toBeGreaterThan(10)
  expect(tally.never).toBeGreaterThan(10)
  expect(tally.sometimes).toBeGreaterThan(5)
})

function permits({ access }: AccessRow, isIn: boolean): boolean {
  return access.kind === 'always' ? isIn : access.kind === 'never' ? !isIn : true
}
