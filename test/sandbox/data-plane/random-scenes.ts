import fc from 'fast-check'
import type { PolicyDocument, StatementDocument } from '../../../src/policy/index.ts'
import { initialInventory } from '../../../src/sandbox/world/index.ts'
import { account, arnOf, mainEndpoint } from './given.ts'

/** The API of all scenes. */
export const api = 'a1b2c3d4e5'

/** How a method asks who calls; each has a route of its own, `GET /NONE` and so on. */
export const authorizationTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const

/** What is deployed, what stands in for the authorizer's function, and who calls. */
export interface Scene {
  readonly type: 'PRIVATE' | 'REGIONAL'
  readonly policy: PolicyDocument | undefined
  readonly endpointPolicy: PolicyDocument | undefined
  /** Token -> a policy, or the error that is thrown. */
  readonly answers: Readonly<Record<string, PolicyDocument | string>>
  readonly calls: readonly SceneCall[]
}

/** One request. */
export interface SceneCall {
  readonly method: (typeof authorizationTypes)[number]
  readonly side: 'main' | 'stranger' | 'public'
  readonly signature: Signature | undefined
  /** For the Lambda authorizer. */
  readonly key: string | undefined
  /** For the user pool; a signature in the header takes its place. */
  readonly token: string | undefined
  readonly sourceIp: string
  readonly userAgent: string
}

/** Who signs, and what that identity's own policy says; the user of the control plane, who may do everything, where it is left out. */
export interface Signature {
  readonly place: 'header' | 'query'
  readonly arn: string | undefined
  readonly identityPolicy: PolicyDocument | undefined
}

const ann = `arn:aws:iam::${account}:user/staff/ann`
const session = `arn:aws:sts::${account}:assumed-role/admin/monday`
const stranger = 'arn:aws:iam::999988887777:user/bob'

const condition = fc.constantFrom<StatementDocument['Condition']>(
  undefined,
  { StringEquals: { 'aws:SourceVpce': mainEndpoint } },
  { StringNotEquals: { 'aws:SourceVpce': mainEndpoint } },
  { StringNotEquals: { 'aws:SourceVpc': initialInventory().vpc } },
  { IpAddress: { 'aws:VpcSourceIp': '10.0.1.0/25' } },
  { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/25' } },
  { StringLike: { 'aws:UserAgent': 'curl/*' } },
  { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${account}:user/*` } },
  { ArnNotEquals: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/admin` } },
  { StringEquals: { 'aws:username': 'ann' } },
  { StringNotEquals: { 'aws:PrincipalAccount': account, 'aws:PrincipalType': 'Account' } },
  { Null: { 'aws:PrincipalArn': 'true' } },
  { Bool: { 'aws:SecureTransport': 'true' } },
  { DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:01Z' }, NumericLessThan: { 'aws:EpochTime': '1767225600' } },
)
const principal = fc.oneof(
  fc.constant('*' as const),
  fc.constantFrom(account, ann, session, `arn:aws:iam::${account}:role/ops/admin`, stranger, '999988887777', '*').map((AWS) => ({ AWS })),
)
const resources = ['*', arnOf(api), ...authorizationTypes.map((method) => arnOf(api, `prod/GET/${method}`)), arnOf(api, 'test/*')]
const statement: fc.Arbitrary<StatementDocument> = fc
  .record({
    Effect: fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Deny'),
    Action: fc.constantFrom('execute-api:Invoke', 'execute-api:*', 'execute-api:InvalidateCache'),
    Resource: fc.oneof(fc.constantFrom('*', arnOf(api)), fc.constantFrom(...resources)),
    Condition: condition,
  })
  .map(({ Condition, ...rest }) => ({ ...rest, ...(Condition === undefined ? {} : { Condition }) }))

const own: fc.Arbitrary<PolicyDocument> = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((Statement) => ({ Version: '2012-10-17', Statement }))
const attached: fc.Arbitrary<PolicyDocument> = fc
  .array(
    fc.tuple(statement, principal).map(([rest, Principal]) => ({ ...rest, Principal })),
    { minLength: 1, maxLength: 3 },
  )
  .map((Statement) => ({ Version: '2012-10-17', Statement }))

const perhaps = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined, freq: 3 })

const call: fc.Arbitrary<SceneCall> = fc.record({
  method: fc.constantFrom(...authorizationTypes),
  side: fc.constantFrom('main', 'main', 'stranger', 'public'),
  signature: fc.option(
    fc.record({
      place: fc.constantFrom('header', 'query'),
      arn: perhaps(fc.constantFrom(ann, session, stranger, `arn:aws:iam::${account}:root`)),
      identityPolicy: perhaps(own),
    }),
    { nil: undefined, freq: 3 },
  ),
  key: fc.constantFrom('one', 'two', 'Bearer one', 'refused', 'broken', 'unknown', 'constructor', undefined),
  token: fc.constantFrom('valid', 'Bearer valid', 'Bearer valid', 'old', undefined),
  sourceIp: fc.constantFrom('10.0.1.7', '10.0.1.200', '203.0.113.9', '203.0.113.200'),
  userAgent: fc.constantFrom('curl/8.5', 'probe'),
})

/** Generates scenes; they shrink towards one call, no policies and nobody. */
export const scenes: fc.Arbitrary<Scene> = fc.record({
  type: fc.constantFrom('PRIVATE', 'PRIVATE', 'PRIVATE', 'REGIONAL'),
  policy: fc.option(attached, { nil: undefined, freq: 8 }),
  endpointPolicy: perhaps(attached),
  answers: fc.record({ one: own, two: own, refused: fc.constant('Unauthorized'), broken: fc.constantFrom('TypeError', '') }),
  calls: fc.array(call, { minLength: 1, maxLength: 8, size: 'max' }),
})
