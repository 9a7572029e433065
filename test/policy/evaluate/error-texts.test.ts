import { describe, expect, it } from 'vitest'
import { evaluate, PolicyError, type EvaluateOptions, type Request, type StatementDocument } from '../../../src/policy/index.ts'
import { allow, denyWith, policyOf, request } from './evaluate-request.ts'

const said = (statement: Partial<StatementDocument>, asked: unknown = request, options: EvaluateOptions = {}): readonly string[] => {
  try {
    evaluate(policyOf({ ...allow(), ...statement }), asked as Request, options)
  } catch (error) {
    if (error instanceof PolicyError) return [`${error.code} ${String(error.at)}: ${error.message}`, String(error.help)]
    throw error
  }
  return []
}
const having = (operator: string, value: unknown): Partial<StatementDocument> => ({
  Condition: { [operator]: { 'a:b': value } } as NonNullable<StatementDocument['Condition']>,
})

const number = 'write an integer or a decimal, without an exponent: `3600`, `0.5`'
const range = 'write an address or a CIDR block: `10.0.0.0/16`, `2001:db8::/32`'
const date = 'write `2026-11-24T09:00:00Z`, or seconds since 1970'
const leaveOut = 'leave a key out where the request does not carry it'
const resource = 'write `arn:aws:execute-api:REGION:ACCOUNT:API-ID/STAGE/METHOD/PATH`'
const caller = 'write `arn:aws:iam::ACCOUNT:user/NAME`, `…:role/NAME` or `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`'
const action = 'write a service and an action, `execute-api:Invoke`; wildcards stand behind the colon only, except for `*` alone'

describe('what is said of a policy that means nothing', () => {
  const at = '/Statement/0/'
  it.each<readonly [Partial<StatementDocument>, string, string]>([
    [having('IpAddress', '10.0.0'), `${at}Condition/IpAddress/a:b: \`10.0.0\` is no range of IP addresses`, range],
    [having('NumericEquals', '1e3'), `${at}Condition/NumericEquals/a:b: \`1e3\` is no number`, number],
    [having('DateLessThan', 'soon'), `${at}Condition/DateLessThan/a:b: \`soon\` is no date`, date],
    [
      having('BinaryEquals', 'QUJ'),
      `${at}Condition/BinaryEquals/a:b: \`QUJ\` is not in base64`,
      'encode the bytes in base64, padded with `=`',
    ],
    [having('BoolIfExists', 'yes'), `${at}Condition/BoolIfExists/a:b: \`yes\` is no value for \`Bool\``, 'write `"true"` or `"false"`'],
    [having('Null', 'no'), `${at}Condition/Null/a:b: \`no\` is no value for \`Null\``, 'write `"true"` or `"false"`'],
    [having('NumericEquals', '9'.repeat(300) + 'x'), `${at}Condition/NumericEquals/a:b: \`${'9'.repeat(200)}\` is no number`, number],
    [{ Action: 'Invoke' }, `${at}Action: \`Invoke\` is no action`, action],
    [{ Action: 'a b:c' }, `${at}Action: \`a b:c\` is no action`, action],
    [{ Action: 'execute-api:a:b' }, `${at}Action: \`execute-api:a:b\` is no action`, action],
    [
      { Resource: 'orders' },
      `${at}Resource: \`orders\` is no resource`,
      'write an ARN, `*`, or the shorthand `execute-api:/STAGE/METHOD/PATH`',
    ],
    [
      { Resource: 'arn:aws:*:::' },
      `${at}Resource: \`arn:aws:*:::\` has a wildcard in its partition or service`,
      'write both out: `arn:aws:execute-api:…`',
    ],
    [
      { Resource: 'arn:aws:execute-api:eu-west-1:${aws:PrincipalAccount}:x' },
      `${at}Resource: \`arn:aws:execute-api:eu-west-1:\${aws:PrincipalAccount}:x\` has a policy variable before its fifth colon`,
      'variables can stand in the last part of an ARN only',
    ],
    [
      { Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } },
      `${at}Principal/AWS: \`arn:aws:iam::111122223333:role/*\` has a wildcard, which principals do not take`,
      'name the principal, or write `"*"` and a condition on aws:PrincipalArn',
    ],
    [
      { Principal: { AWS: 'x arn:aws:iam::111122223333:role/app' } },
      `${at}Principal/AWS: \`x arn:aws:iam::111122223333:role/app\` is no AWS principal`,
      'write the ARN of a user, role or session, an account of twelve digits, or `*`',
    ],
    [
      { Principal: { AWS: '111122223333x' } },
      `${at}Principal/AWS: \`111122223333x\` is no AWS principal`,
      'write the ARN of a user, role or session, an account of twelve digits, or `*`',
    ],
  ])('%j', (statement, message, help) => {
    expect(said(statement)).toEqual([`INVALID_VALUE ${message}`, help])
  })

  it('NotPrincipal in an Allow (PS-80)', () => {
    expect(
      said({ ...denyWith('NotPrincipal', '*'), Principal: undefined, Effect: 'Allow' } as unknown as Partial<StatementDocument>),
    ).toEqual([
      'UNSUPPORTED /Statement/0/NotPrincipal: AWS supports `NotPrincipal` only with `"Effect": "Deny"`',
      'name who is let in with `Principal`, and who is not with a Deny',
    ])
  })

  it('a reference without a binding', () => {
    expect(said({ Resource: { 'Fn::Sub': 'a${Suffix}' } })).toEqual([
      'UNRESOLVED_REFERENCE /Statement/0/Resource: `{"Ref":"Suffix"}` is not known yet',
      'say what it stands for: `bindings: { [reference.raw]: … }`',
    ])
  })

  it('what is known later, and a condition that is open', () => {
    const dialect = { Condition: { StringEquals: { 'a:b': { 'Fn::If': ['IsProd', 'x', 'y'] } } } }
    expect(said(dialect as unknown as Partial<StatementDocument>)).toEqual([
      'UNRESOLVED_REFERENCE : whether the condition `IsProd` is true is not known yet',
      'say it: `conditions: { IsProd: true }`',
    ])
    expect(said({ Effect: { Ref: 'Effect' } } as unknown as Partial<StatementDocument>)).toEqual([
      'UNRESOLVED_REFERENCE /Statement/0/Effect: what `{"Ref":"Effect"}` stands for is not known yet',
      'write what is known already in its place',
    ])
  })

  it.each<readonly [EvaluateOptions['bindings'], string, string]>([
    [
      { '{"Ref":"Suffix"}': ['x'] },
      'INVALID_OPTION /Statement/0/Resource: `{"Ref":"Suffix"}` is part of a text and cannot stand for a list',
      'bind it to a string',
    ],
    [
      { '{"Ref":"Suffix"}': `\${${'x'.repeat(300)}` },
      `INVALID_OPTION /Statement/0/Resource: \`execute-api:/\${${'x'.repeat(185)}\` holds a policy variable that cannot be read`,
      'look at its braces',
    ],
  ])('a binding that does not fit: %j', (bindings, message, help) => {
    const statement = { Resource: { 'Fn::Sub': 'execute-api:/${Suffix}' } } as unknown as Partial<StatementDocument>
    expect(said(statement, request, bindings === undefined ? {} : { bindings })).toEqual([message, help])
  })

  it.each<readonly [unknown, string, string]>([
    [{ 'PS-9': 'perhaps' }, 'readings.PS-9: `perhaps` is no reading of `PS-9`', 'its readings are null, present'],
    [{ 'PS-19': 1 }, 'readings.PS-19: `1` is no reading of `PS-19`', 'its readings are no-match, match'],
  ])('a reading that is none: %j', (readings, message, help) => {
    expect(said({}, request, { readings: readings as EvaluateOptions['readings'] & object })).toEqual([`INVALID_OPTION ${message}`, help])
  })

  it('a fact that is not disputed', () => {
    const [message, help] = said({}, request, { readings: { 'PS-1': 'x' } as EvaluateOptions['readings'] & object })
    expect(message).toBe('INVALID_OPTION readings.PS-1: `x` is no reading of `PS-1`')
    expect(help).toMatch(/^the disputed facts are PS-9, PS-15, [PSA0-9a-z, -]+$/)
  })
})

describe('what is said of a request that cannot be', () => {
  it.each<readonly [unknown, string, string]>([
    [null, 'request: the request is not an object', 'write `{ resource, principal, action, context }`; only `resource` is needed'],
    [() => request, 'request: the request is not an object', 'write `{ resource, principal, action, context }`; only `resource` is needed'],
    [{ resource: 1 }, 'resource: `number` is not the ARN of a request to an API', resource],
    [{ resource: [request.resource] }, 'resource: `object` is not the ARN of a request to an API', resource],
    [{ resource: ` ${request.resource}` }, `resource: \` ${request.resource}\` is not the ARN of a request to an API`, resource],
    [{ resource: 'x'.repeat(300) }, `resource: \`${'x'.repeat(200)}\` is not the ARN of a request to an API`, resource],
    [{ ...request, action: 7 }, 'action: the action is not a string', 'leave it out for `execute-api:Invoke`'],
    [{ ...request, context: 7 }, 'context: the context is not an object', 'give it the keys that the request carries, or leave it out'],
    [{ ...request, context: { a: 'x', A: 'x' } }, 'context.A: the request has the context key `A` in two spellings', leaveOut],
    [{ ...request, context: { a: [1] } }, 'context.a: the context key `a` has neither a string nor a list of strings', leaveOut],
    [{ ...request, principal: {} }, 'principal: the principal names nobody', 'give it an `arn`, or leave it out for an anonymous caller'],
    [
      { ...request, principal: 'ann' },
      'principal: the principal names nobody',
      'give it an `arn`, or leave it out for an anonymous caller',
    ],
    [{ ...request, principal: { arn: 7 } }, 'principal: `number` is not the ARN of a caller', caller],
    [{ ...request, principal: { arn: ['arn:aws:iam::111122223333:user/ann'] } }, 'principal: `object` is not the ARN of a caller', caller],
    [
      { ...request, principal: { arn: ' arn:aws:iam::111122223333:user/ann' } },
      'principal: ` arn:aws:iam::111122223333:user/ann` is not the ARN of a caller',
      caller,
    ],
    [
      { ...request, principal: { arn: 'arn:aws:iam::111122223333:user/ann', account: '999922223333' } },
      'principal: the account `999922223333` is not that of `arn:aws:iam::111122223333:user/ann`',
      'write `111122223333`, or leave it out',
    ],
  ])('%j', (asked, message, help) => {
    expect(said({}, asked)).toEqual([`INVALID_REQUEST ${message}`, help])
  })

  it('a request to a private API without the endpoint that every one carries (PA-7)', () => {
    expect(said(having('StringEquals', 'x'), request, { private: true })).toEqual([])
    expect(said({ Condition: { StringEquals: { 'AWS:sourcevpce': 'x' } } }, request, { private: true })).toEqual([
      'INCOMPLETE_REQUEST context.aws:SourceVpce: the request lacks `aws:SourceVpce`, which every request to a private API carries',
      'add it to the context, or leave `private` out if the API may be public',
    ])
  })
})
