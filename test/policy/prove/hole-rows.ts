import { privateApiPolicy, type PolicyDocument, type StatementDocument } from '../../../src/policy/index.ts'
import type { Proof } from '../../../src/policy/prove/proof.ts'

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
]
