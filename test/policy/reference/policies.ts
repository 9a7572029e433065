import fc from 'fast-check'
import type { PolicyDocument, Request, StatementDocument } from '../../../src/policy/index.ts'

/** The API that requests and resources are drawn around. */
export const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'

const oneOrMany = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | T[]> => fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 }))
const keys = ['aws:SourceVpce', 'aws:SourceVpc', 'AWS:sourcevpce', 'aws:UserAgent', 'x:y'] as const
const text = fc.oneof(
  fc.constantFrom('vpce-a', 'vpce-b', 'VPCE-A', '', '*', 'a*', '*a', 'v?ce-*', 'vpce-?', '??', 'a/b:c'),
  fc.stringMatching(/^[ab*?]{0,5}$/),
)
const address = fc.constantFrom(
  '10.0.0.1',
  '10.0.0.2',
  '10.0.1.1',
  '11.0.0.1',
  '192.168.0.1',
  '::1',
  '2001:db8::1',
  '2001:db8:0:0:0:0:0:1',
  '2001:0DB8::2',
  'x',
)
const range = fc.constantFrom(
  '10.0.0.0/24',
  '10.0.0.0/23',
  '10.0.0.1',
  '10.0.0.1/31',
  '8.0.0.0/6',
  '0.0.0.0/0',
  '::/0',
  '2001:db8::/127',
  '2001:db8::1',
  '::1/128',
)
const ifExists = (name: string): fc.Arbitrary<string> => fc.constantFrom(name, `${name}IfExists`)

const block = <T>(
  operators: readonly string[],
  names: readonly string[],
  value: fc.Arbitrary<T>,
): fc.Arbitrary<Record<string, Record<string, T | T[]>>> =>
  fc
    .tuple(fc.constantFrom(...operators).chain(ifExists), fc.constantFrom(...names), oneOrMany(value))
    .map(([operator, key, values]) => ({ [operator]: { [key]: values } }))

const conditions = fc.oneof(
  block(
    ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringLike', 'StringNotLike'],
    keys,
    text,
  ),
  block(['IpAddress', 'NotIpAddress'], ['aws:VpcSourceIp', 'aws:SourceIp'], range),
  block(['Bool'], ['aws:SecureTransport'], fc.constantFrom<string | boolean>('true', 'FALSE', true, false)),
  fc
    .tuple(fc.constantFrom(...keys), fc.constantFrom<string | boolean>('true', 'false', true))
    .map(([key, value]) => ({ Null: { [key]: value } })),
)
const condition = fc
  .array(conditions, { maxLength: 2 })
  .map((blocks): NonNullable<StatementDocument['Condition']> => Object.assign({}, ...blocks) as NonNullable<StatementDocument['Condition']>)

const actions = fc.constantFrom(
  '*',
  'execute-api:*',
  'execute-api:Invoke',
  'EXECUTE-API:invoke',
  'execute-api:Inv*e',
  'execute-api:ManageConnections',
  's3:*',
)
const resources = fc.oneof(
  fc.constantFrom(
    '*',
    'execute-api:/*',
    'execute-api:/prod/*',
    'execute-api:/*/GET/*',
    'execute-api:/prod/GET/a',
    `${api}/*`,
    `${api}/prod/GET/?`,
    'arn:aws:execute-api:*',
    'arn:aws:execute-api:*:*:a1b2c3d4e5/*',
  ),
  fc.constantFrom(
    'arn:aws:execute-api:eu-*:111122223333:a1b2c3d4e5/prod/*',
    'arn:aws:execute-api:eu-west-?:111122223333:*/GET/*',
    'arn:aws:execute-api:*:a1b2c3d4e5/*',
    'arn:aws:execute-api:eu-west-1:1*',
    `${api}/prod`,
    `${api}/prod/G?T/a*`,
  ),
)
const principals = fc.constantFrom<NonNullable<StatementDocument['Principal']>>(
  '*',
  '*',
  '*',
  { AWS: '*' },
  { AWS: ['111122223333', '*'] },
  { AWS: '111122223333' },
  { Service: 'states.amazonaws.com' },
)

const either = <T>(name: string, value: fc.Arbitrary<T>): fc.Arbitrary<object> =>
  fc.tuple(fc.constantFrom('', '', '', 'Not'), oneOrMany(value)).map(([not, values]) => ({ [not + name]: values }))

/** A statement of Part 1's language. */
export const statementArbitrary: fc.Arbitrary<StatementDocument> = fc
  .tuple(
    fc.constantFrom('Allow', 'Deny'),
    fc.tuple(principals, fc.constantFrom('Principal', 'Principal', 'NotPrincipal')),
    either('Action', actions),
    either('Resource', resources),
    condition,
  )
  .map(([Effect, [principal, element], action, resource, Condition]) => {
    const name = Effect === 'Deny' ? element : 'Principal'
    return {
      Effect,
      [name]: principal,
      ...action,
      ...resource,
      ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
    }
  })

/** A policy of Part 1's language. */
export const policyArbitrary: fc.Arbitrary<PolicyDocument> = fc
  .array(statementArbitrary, { minLength: 1, maxLength: 4 })
  .map((Statement) => ({ Version: '2012-10-17', Statement }))

/** A request that such policies have something to say about. */
export const requestArbitrary: fc.Arbitrary<Request> = fc
  .record({
    action: fc.constantFrom('execute-api:Invoke', 'execute-api:Invoke', 'execute-api:ManageConnections', 'Execute-API:InvalidateCache'),
    resource: fc.oneof(
      fc
        .constantFrom('prod/GET/a', 'prod/GET/', 'prod/POST/x/GET/a', 'dev/GET/a', 'prod/GET/*', 'prod/GET/a:b', 'prod/GET/a\nb')
        .map((route) => `${api}/${route}`),
      fc.constantFrom(
        'arn:aws:execute-api:eu-west-2:111122223333:a1b2c3d4e5/prod/GET/a',
        'arn:aws:execute-api:eu-west-1:111122223333:zzzz/prod/GET/x:y:a1b2c3d4e5/GET/a',
      ),
    ),
    agent: fc.option(text),
    vpce: fc.option(fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 2 }))),
    vpc: fc.option(text),
    ip: fc.option(address),
    secure: fc.option(fc.constantFrom('true', 'false', 'True')),
    spelling: fc.constantFrom('aws:SourceVpce', 'AWS:SOURCEVPCE'),
  })
  .map(({ action, resource, agent, vpce, vpc, ip, secure, spelling }) => ({
    action,
    resource,
    context: {
      ...(agent === null ? {} : { 'aws:UserAgent': agent }),
      ...(vpce === null ? {} : { [spelling]: vpce }),
      ...(vpc === null ? {} : { 'aws:SourceVpc': vpc }),
      ...(ip === null ? {} : { 'aws:VpcSourceIp': ip, 'aws:SourceIp': ip }),
      ...(secure === null ? {} : { 'aws:SecureTransport': secure }),
    },
  }))
