import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  allow,
  deny,
  type ApiConditionKey,
  type Conditions,
  type PolicyDocument,
  type StatementDocument,
  policy,
  readOnlyPolicy,
  rolePolicy,
  type TextDocument,
  vpcPolicy,
} from '../../../src/policy/index.ts'

/** What tsc must take and refuse: `npm run typecheck` fails where a refusal does not come. */
describe('types of conditions', () => {
  it('take a key under its own operators, with its own values', () => {
    const taken: readonly Conditions[] = [
      { StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d', 'aws:PrincipalOrgID': 'o-abcdefghij' } },
      { StringNotEqualsIfExists: { 'aws:SourceVpc': ['vpc-0a1b2c3d', { Ref: 'Vpc' }] } },
      { StringLike: { 'aws:UserAgent': 'curl/*', 'aws:PrincipalTag/team': '${aws:username}' } },
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-abcdefghij/*' } },
      { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' }, NotIpAddressIfExists: { 'aws:SourceIp': ['192.0.2.0/24'] } },
      { Bool: { 'aws:SecureTransport': true }, BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      { DateGreaterThan: { 'aws:CurrentTime': '2026-11-24T00:00:00Z', 'aws:EpochTime': 1_800_000_000 } },
      { NumericLessThanEquals: { 'aws:MultiFactorAuthAge': 3600, 'aws:EpochTime': '1800000000' } },
      { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*', 'execute-api:viaDomainArn': { Ref: 'Domain' } } },
      { Null: { 'aws:SourceVpce': false, 'aws:PrincipalTag/team': 'true', 'aws:PrincipalOrgPaths': true } },
    ]
    expect(taken.map((when) => allow({ when }).Effect)).toEqual(taken.map(() => 'Allow'))
  })

  it('refuse a key under the operators of another, and values of another form', () => {
    const refused: readonly Conditions[] = [
      // @ts-expect-error: an id is no address
      { IpAddress: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } },
      // @ts-expect-error: a pattern of ids covers those of strangers
      { StringLike: { 'aws:SourceVpce': 'vpce-*' } },
      // @ts-expect-error: an address is no text
      { StringEquals: { 'aws:VpcSourceIp': '10.0.0.1' } },
      // @ts-expect-error: an ARN is compared field by field
      { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } },
      // @ts-expect-error: the key has several values
      { StringEquals: { 'aws:PrincipalOrgPaths': 'o-abcdefghij/r-ab12/' } },
      // @ts-expect-error: the key has one value
      { 'ForAnyValue:StringEquals': { 'aws:SourceVpce': 'vpce-0a1b2c3d' } },
      // @ts-expect-error: a date is no number
      { NumericEquals: { 'aws:CurrentTime': 1_800_000_000 } },
      // @ts-expect-error: a number is no date
      { DateEquals: { 'aws:MultiFactorAuthAge': 3600 } },
      // @ts-expect-error: a word is no number
      { NumericEquals: { 'aws:MultiFactorAuthAge': 'ten' } },
      // @ts-expect-error: `yes` is no boolean
      { Bool: { 'aws:SecureTransport': 'yes' } },
      // @ts-expect-error: a number is no address
      { IpAddress: { 'aws:VpcSourceIp': 10 } },
      // @ts-expect-error: Null takes no IfExists
      { NullIfExists: { 'aws:SourceVpce': true } },
      // @ts-expect-error: no key is binary
      { BinaryEquals: { 'aws:SourceVpce': 'AA==' } },
      // @ts-expect-error: no such operator
      { StringEqual: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } },
      // @ts-expect-error: no such key
      { StringEquals: { 'aws:SourceVpcEndpoint': 'vpce-0a1b2c3d' } },
      // @ts-expect-error: API Gateway does not supply it
      { StringEquals: { 'aws:VpceOrgID': 'o-abcdefghij' } },
      // @ts-expect-error: an absent value is no condition
      { StringEquals: { 'aws:SourceVpce': undefined } },
    ]
    for (const when of refused)
      expect(() => allow({ when }), JSON.stringify(when)).toThrow(expect.objectContaining({ name: 'PolicyError' }) as Error)
  })

  it('refuse options that nobody reads', () => {
    const refused = [
      // @ts-expect-error: it is `when`
      () => allow({ conditions: {} }),
      // @ts-expect-error: no such action
      () => allow({ actions: ['execute-api:invoke'] }),
      // @ts-expect-error: a list of principals
      () => allow({ principals: '111122223333' }),
      // @ts-expect-error: VPCs, not endpoints
      () => vpcPolicy({ vpceIds: ['vpce-0a1b2c3d'] }),
      // @ts-expect-error: one of the two
      () => readOnlyPolicy({ vpceIds: ['vpce-0a1b2c3d'], vpcIds: ['vpc-0a1b2c3d'], stage: 'prod' }),
      // @ts-expect-error: from where?
      () => rolePolicy({ roles: ['arn:aws:iam::111122223333:role/app'] }),
    ]
    for (const build of refused) expect(build).toThrow(expect.objectContaining({ name: 'PolicyError' }) as Error)
  })

  it('are plain documents', () => {
    expectTypeOf(allow).returns.toEqualTypeOf<StatementDocument>()
    expectTypeOf(deny).returns.toEqualTypeOf<StatementDocument>()
    expectTypeOf<ReturnType<typeof policy>>().toEqualTypeOf<PolicyDocument>()
    expectTypeOf<'aws:PrincipalTag/team'>().toExtend<ApiConditionKey>()
    expectTypeOf<'aws:principaltag'>().not.toExtend<ApiConditionKey>()
    expectTypeOf<NonNullable<Conditions['IpAddress']>['aws:VpcSourceIp']>().toEqualTypeOf<
      TextDocument | readonly TextDocument[] | undefined
    >()
  })
})
