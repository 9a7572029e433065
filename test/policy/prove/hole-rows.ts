import { privateApiPolicy, type PolicyDocument, type StatementDocument } from '../../../src/policy/index.ts'
import type { Proof } from '../../../src/policy/prove/proof.ts'

/** Another one. */
export const other = 'vpce-0123456789abcdef0'
/** The endpoint that is meant. */
export const mine = 'vpce-0a1b2c3d4e5f60718'
/** The API that the policies are attached to. */
export const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const everywhere = { Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' } as const

type Condition = NonNullable<StatementDocument['Condition']>

/** Lets everybody in who meets a condition. */
export function allow(condition?: Condition): StatementDocument {
  return { Effect: 'Allow', ...everywhere, ...(condition === undefined ? {} : { Condition: condition }) }
}

/** Keeps everybody out who meets a condition. */
export function deny(condition: Condition, resource: string = everywhere.Resource): StatementDocument {
  return { Effect: 'Deny', ...everywhere, Resource: resource, Condition: condition }
}

/** Makes a Deny of everything but some resources. */
function denyOutside(condition: Condition, resource: string): StatementDocument {
  return { Effect: 'Deny', Principal: '*', Action: 'execute-api:Invoke', NotResource: resource, Condition: condition }
}

/** A policy of some statements. */
export function policyOf(...Statement: readonly StatementDocument[]): PolicyDocument {
  return { Version: '2012-10-17', Statement }
}

/** A condition's key and value. */
export const vpce: { readonly 'aws:SourceVpce': string } = { 'aws:SourceVpce': mine }
const always = 'holds'
const hole = 'fails'
/** In the order of the columns of rows. */
export const authorizations = ['NONE', 'COGNITO_USER_POOLS', 'CUSTOM', 'AWS_IAM'] as const

/** For an API whose type is not known, and for one known to be private: is it proved that only one endpoint gets in, under each authorization? */
export type Row = readonly [
  title: string,
  policy: PolicyDocument,
  unknownType: readonly Proof['verdict'][],
  isPrivate: readonly Proof['verdict'][],
]

const all = (verdict: Proof['verdict']): readonly Proof['verdict'][] => [verdict, verdict, verdict, verdict]
// Table A: with a Lambda authorizer or in the API's own account one Allow is enough, so that silence keeps nobody out.
const allowOnly = [always, always, hole, hole] as const

/** Policies that look right, and whether they are. */
export const rows: readonly Row[] = [
  ['the canonical policy', privateApiPolicy({ vpceIds: [mine] }), all(always), all(always)],
  ['no condition at all', policyOf(allow()), all(hole), all(hole)],
  ['an Allow alone (PS-89, PS-100)', policyOf(allow({ StringEquals: vpce })), allowOnly, allowOnly],
  [
    'any endpoint of the Region, as in a sample of AWS',
    policyOf(allow({ StringLike: { 'aws:SourceVpce': 'vpce-*' } })),
    all(hole),
    all(hole),
  ],
  ['Deny StringNotEqualsIfExists is no hole (PS-4)', policyOf(deny({ StringNotEqualsIfExists: vpce }), allow()), all(always), all(always)],
  ['Allow …IfExists', policyOf(allow({ StringEqualsIfExists: vpce })), all(hole), allowOnly],
  ['Allow ForAllValues', policyOf(allow({ 'ForAllValues:StringEquals': vpce })), all(hole), allowOnly],
  ['Deny ForAnyValue:StringNotEquals (PS-18)', policyOf(deny({ 'ForAnyValue:StringNotEquals': vpce }), allow()), all(hole), all(always)],
  [
    'a Deny guarded by Null: false',
    policyOf(deny({ StringNotEquals: vpce, Null: { 'aws:SourceVpce': 'false' } }), allow()),
    all(hole),
    all(always),
  ],
  [
    'two keys in one negated block let either escape (PS-108)',
    policyOf(deny({ StringNotEquals: { ...vpce, 'aws:SourceVpc': 'vpc-0a1b2c3d' } }), allow()),
    all(hole),
    all(hole),
  ],
  ['a Deny narrower than its Allow', policyOf(deny({ StringNotEquals: vpce }, 'execute-api:/prod/*'), allow()), all(hole), all(hole)],
  [
    'wildcards without Like are literal',
    policyOf(deny({ StringNotEquals: { 'aws:SourceVpce': 'vpce-*' } }), allow()),
    all(hole),
    all(hole),
  ],
  [
    'one Deny for each of two endpoints keeps everybody out',
    policyOf(deny({ StringNotEquals: vpce }), deny({ StringNotEquals: { 'aws:SourceVpce': 'vpce-b' } }), allow()),
    all(always),
    all(always),
  ],
  ['the key in another case', policyOf(deny({ StringNotEquals: { 'AWS:sourcevpce': mine } }), allow()), all(always), all(always)],
  [
    'a Deny for another action',
    policyOf({ ...deny({ StringNotEquals: vpce }), Action: 'execute-api:ManageConnections' }, allow()),
    all(hole),
    all(hole),
  ],
  [
    'a Deny of everything but a stage',
    policyOf(denyOutside({ StringNotEquals: vpce }, 'execute-api:/prod/*'), allow()),
    all(hole),
    all(hole),
  ],
  [
    'a Deny for one role: whoever is anonymous, or another, is not meant (PS-93)',
    policyOf({ ...deny({ StringNotEquals: vpce }), Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } }, allow()),
    all(hole),
    all(hole),
  ],
  [
    'a Deny of everyone but an account: its root is named, its users are not (PS-78), and neither is who is anonymous',
    policyOf({ Effect: 'Deny', NotPrincipal: { AWS: '111122223333' }, Action: '*', Resource: '*' }, allow()),
    [always, always, always, hole],
    [always, always, always, hole],
  ],
  [
    'a second condition beside the first: both have to hold (PS-10)',
    policyOf(deny({ StringNotEquals: vpce, Bool: { 'aws:SecureTransport': 'false' } }), allow()),
    all(hole),
    all(hole),
  ],
  [
    'more endpoints than one in the list (PS-11)',
    policyOf(deny({ StringNotEquals: { 'aws:SourceVpce': [mine, other] } }), allow()),
    all(hole),
    all(hole),
  ],
  ['a Deny unless like any endpoint', policyOf(deny({ StringNotLike: { 'aws:SourceVpce': 'vpce-*' } }), allow()), all(hole), all(hole)],
  ['an Allow for any endpoint, by its presence (PS-7)', policyOf(allow({ Null: { 'aws:SourceVpce': 'false' } })), all(hole), all(hole)],
  ['an inverted Allow', policyOf(allow({ StringNotEquals: vpce })), all(hole), all(hole)],
  ['an inverted Deny', policyOf(deny({ StringEquals: vpce }), allow()), all(hole), all(hole)],
  [
    'an address, which exists in every VPC (PS-42)',
    policyOf(deny({ NotIpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' } }), allow()),
    all(hole),
    all(hole),
  ],
  [
    'the VPC in the place of the endpoint',
    policyOf(deny({ StringNotEquals: { 'aws:SourceVpc': 'vpc-0a1b2c3d' } }), allow()),
    all(hole),
    all(hole),
  ],
  [
    'the key compared with itself (PS-50)',
    policyOf(deny({ StringNotEquals: { 'aws:SourceVpce': '${aws:SourceVpce}' } }), allow()),
    all(hole),
    all(hole),
  ],
  [
    '… which is text in an old version: an id that nobody has, and not the one that is meant (PS-49)',
    { Version: '2008-10-17', Statement: [deny({ StringNotEquals: { 'aws:SourceVpce': '${aws:SourceVpce}' } }), allow()] },
    all(hole),
    all(hole),
  ],
  ['a Deny alone (PS-88)', policyOf(deny({ StringNotEquals: vpce })), all(always), all(always)],
  [
    'an Allow for a named caller, whom nobody but AWS_IAM knows (PS-93); in its own account one Allow is enough (PS-89)',
    policyOf({ ...allow({ StringEquals: vpce }), Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } }),
    allowOnly,
    allowOnly,
  ],
]
