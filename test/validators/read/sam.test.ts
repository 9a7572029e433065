import { expect, test } from 'vitest'
import { apisIn, statementsIn } from './found.ts'

interface Given {
  readonly auth?: object
  readonly properties?: object
  readonly events?: readonly (readonly [path: string, method: string, auth?: object])[]
  readonly globals?: object
}

const orders = [['/orders', 'get']] as const

/** A SAM template of one API and one function, as JSON. */
function template(
  { auth = {}, properties = {}, events = orders, globals = {} }: Given,
  api: object = { RestApiId: { Ref: 'Api' } },
): string {
  return JSON.stringify({
    Transform: 'AWS::Serverless-2016-10-31',
    Globals: { Api: globals },
    Resources: {
      ...('RestApiId' in api
        ? { Api: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'prod', Auth: auth, ...properties } } }
        : {}),
      Function: {
        Type: 'AWS::Serverless::Function',
        Properties: {
          Events: Object.fromEntries(
            events.map(([Path, Method, Auth], index) => [`E${index}`, { Type: 'Api', Properties: { Path, Method, Auth, ...api } }]),
          ),
        },
      },
    },
  })
}

const on = (...Resource: readonly string[]): object => ({
  Action: 'execute-api:Invoke',
  Resource: Resource.length === 1 ? Resource[0] : Resource,
})
const get = on('execute-api:/prod/GET/orders')
const open = { Effect: 'Allow', Principal: '*' }
const shut = { Effect: 'Deny', Principal: '*' }

// What aws-sam-translator 1.110.0 makes of the same templates.
test.each<readonly [string, Given, unknown]>([
  [
    'a list of VPCs and endpoints; what is neither vanishes',
    { auth: { ResourcePolicy: { SourceVpcWhitelist: ['vpc-1', 'vpce-2', 'VPCE-3'] } } },
    [
      { ...open, ...get },
      { ...shut, ...get, Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-1', 'aws:SourceVpce': 'vpce-2' } } },
    ],
  ],
  [
    'references',
    { auth: { ResourcePolicy: { IntrinsicVpceBlacklist: [{ Ref: 'Endpoint' }], IntrinsicVpcBlacklist: [{ Ref: 'Vpc' }] } } },
    [
      { ...open, ...get },
      { ...shut, ...get, Condition: { StringEquals: { 'aws:SourceVpc': { Ref: 'Vpc' }, 'aws:SourceVpce': { Ref: 'Endpoint' } } } },
    ],
  ],
  [
    'addresses and accounts',
    {
      auth: {
        ResourcePolicy: { AwsAccountWhitelist: '111122223333', AwsAccountBlacklist: ['444455556666'], IpRangeWhitelist: ['10.0.0.0/8'] },
      },
    },
    [
      { Effect: 'Allow', Principal: { AWS: '111122223333' }, ...get },
      { Effect: 'Deny', Principal: { AWS: '444455556666' }, ...get },
      { ...open, ...get },
      { ...shut, ...get, Condition: { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
    ],
  ],
  [
    'every path, with variables as wildcards',
    {
      auth: { ResourcePolicy: { IpRangeBlacklist: ['10.0.0.0/8'] } },
      events: [
        ['/a/{id}', 'any'],
        ['/b/{proxy+}', 'post'],
      ],
    },
    [
      { ...open, ...on('execute-api:/prod/*/a/*') },
      { ...shut, ...on('execute-api:/prod/*/a/*'), Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
      { ...open, ...on('execute-api:/prod/POST/b/*') },
      { ...shut, ...on('execute-api:/prod/POST/b/*'), Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
    ],
  ],
  [
    'statements of its own',
    { auth: { ResourcePolicy: { CustomStatements: [{ ...open, ...on('execute-api:/*') }] } } },
    [{ ...open, ...on('execute-api:/*') }],
  ],
  [
    'preflights',
    { auth: { ResourcePolicy: { CustomStatements: [], AwsAccountWhitelist: ['111122223333'] } }, properties: { Cors: "'*'" } },
    [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, ...on('execute-api:/prod/GET/orders', 'execute-api:/prod/OPTIONS/orders') }],
  ],
  [
    'one event alone',
    {
      events: [
        ['/a', 'get', { ResourcePolicy: { AwsAccountWhitelist: ['111122223333'] } }],
        ['/b', 'get'],
      ],
    },
    [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, ...on('execute-api:/prod/GET/a') }],
  ],
  ['Globals', { globals: { Auth: { ResourcePolicy: { CustomStatements: [{ ...open, ...on('*') }] } } } }, [{ ...open, ...on('*') }]],
  ['a policy of the wrong shape', { auth: { ResourcePolicy: { Version: '2012-10-17', Statement: [{ ...open, ...on('*') }] } } }, 'none'],
  [
    'a text for a list',
    { auth: { ResourcePolicy: { IntrinsicVpceWhitelist: 'vpce-1' } } },
    '`IntrinsicVpceWhitelist` is no list, and what SAM makes of it is no id: write `[…]` around it',
  ],
])('SAM makes of %s', (_, given, expected) => {
  expect(statementsIn(template(given))).toEqual(expected)
})

test('the API that SAM makes for events without one', () => {
  const text = template({ globals: { EndpointConfiguration: 'PRIVATE', Auth: { DefaultAuthorizer: 'AWS_IAM' } } }, {})
  expect(apisIn(text)).toMatchObject([
    {
      id: 'ServerlessRestApi',
      authorization: { types: ['AWS_IAM'] },
      cases: [{ endpoint: { type: 'PRIVATE' }, policy: { kind: 'none' } }],
    },
  ])
})

const authorizers = { Authorizers: { Pool: { UserPoolArn: 'arn' }, Fn: { FunctionArn: 'arn' } } }

test.each<readonly [Given, unknown]>([
  [{}, ['NONE']],
  [{ auth: { DefaultAuthorizer: 'AWS_IAM' }, properties: { Cors: "'*'" } }, ['AWS_IAM']],
  [
    { auth: { DefaultAuthorizer: 'AWS_IAM', AddDefaultAuthorizerToCorsPreflight: false }, properties: { Cors: "'*'" } },
    ['AWS_IAM', 'NONE'],
  ],
  [
    {
      auth: { ...authorizers, DefaultAuthorizer: 'Pool' },
      events: [
        ['/a', 'get'],
        ['/b', 'get', { Authorizer: 'Fn' }],
      ],
    },
    ['COGNITO_USER_POOLS', 'CUSTOM'],
  ],
  [{ auth: { DefaultAuthorizer: 'AWS_IAM' }, events: [['/a', 'get', { Authorizer: 'NONE' }]] }, ['NONE']],
  [{ auth: { DefaultAuthorizer: 'Missing' } }, 'it is not clear what `get /orders` asks of its callers'],
  [{ properties: { DefinitionUri: 's3://bucket/key' } }, 'its OpenAPI document is not in the template'],
  [
    { properties: { DefinitionBody: { paths: { '/x': { get: {}, options: { security: [] } } } } }, auth: { DefaultAuthorizer: 'AWS_IAM' } },
    ['AWS_IAM', 'NONE'],
  ],
])('SAM authorizes %j by %j', (given, expected) => {
  const authorization = apisIn(template(given))[0]?.authorization
  expect(authorization?.kind === 'known' ? authorization.types : authorization?.reason).toEqual(expected)
})
