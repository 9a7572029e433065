import { expect, it } from 'vitest'
import { evaluate, type Request, type StatementDocument } from '../../../src/policy/index.ts'
import { allow, deny, policyOf, request } from './evaluate-request.ts'

type Case = readonly [condition: NonNullable<StatementDocument['Condition']>, context: NonNullable<Request['context']>]

/**
 * Denies that apply by default and not by another reading: only where all eight facts are read otherwise is the request let in. Their sets are tried in 255 of the
 * 300 decisions that are allowed, so that a ninth fact that is asked, though nothing hangs on it, leaves the last one unfound.
 */
const eight: readonly (readonly [fact: string, ...Case])[] = [
  ['PS-16', { 'ForAnyValue:StringNotEquals': { 'k:16': 'a' } }, { 'k:16': '' }],
  ['PS-27', { StringLike: { 'k:27': '?' } }, { 'k:27': '😀' }],
  ['PS-28', { StringNotEqualsIgnoreCase: { 'k:28': 'É' } }, { 'k:28': 'é' }],
  ['PS-32', { NumericNotEquals: { 'k:32': '1' } }, { 'k:32': 'x' }],
  ['PS-40', { NotIpAddress: { 'k:40': '192.0.2.0/24' } }, { 'k:40': '::ffff:192.0.2.1' }],
  ['PS-47-request', { ArnNotLike: { 'k:47': 'arn:aws:iam::1:x' } }, { 'k:47': 'x' }],
  ['PS-51', { StringNotEquals: { 'k:51': '${k:none}' } }, { 'k:51': 'a' }],
  ['PS-53-space', { StringEquals: { 'k:53': "${k:none,'a'}" } }, { 'k:53': 'a' }],
]

/** A condition that asks for a reading of one more fact, none of which changes its answer. */
it.each<readonly [string, ...Case]>([
  ['nothing', {}, {}],
  ['PS-20', { StringNotEquals: { 'k:x': 'a' } }, { 'k:x': ['a', 'b'] }],
  ['PS-36', { Bool: { 'k:x': '${k:y}' } }, { 'k:x': 'true', 'k:y': 'false' }],
  ['PS-36 without a variable', { Bool: { 'k:x': 'true' } }, { 'k:x': 'true' }],
  ['PS-47-pattern', { ArnLike: { 'k:x': 'arn:aws:*' } }, { 'k:x': 'arn:aws-cn:iam::1:x' }],
  ['PS-47-pattern of no ARN', { ArnLike: { 'k:x': 'arn:aws:*' } }, { 'k:x': 'arn:aws:iam' }],
  ['PS-57 of another key', { StringEquals: { 'aws:PrincipalArn': 'anonymous' } }, {}],
])('facts on which nothing hangs take no place among the decisions that are tried: %s', (_, condition, context) => {
  const statements = eight.map(([, Condition]) => deny({ Condition }))
  const carried = Object.assign({}, context, ...eight.map(([, , given]) => given)) as NonNullable<Request['context']>
  const { decision, disputed } = evaluate(policyOf(allow(), allow({ Condition: condition }), ...statements), {
    ...request,
    context: carried,
  })
  expect([decision, disputed]).toEqual(['ExplicitDeny', eight.map(([fact]) => fact)])
})
