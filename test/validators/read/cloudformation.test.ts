import { describe, expect, test } from 'vitest'
import { findApis, parseFoundPolicy } from '../../../src/validators/index.ts'
import { apisIn, policyOf, statementsIn } from './found.ts'

const api = (properties: string, rest = ''): string => `Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
${properties.replace(/^/gm, '      ')}
${rest.replace(/^/gm, '  ')}`

const statement = `{ Effect: Allow, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }`
const allow = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }

describe('a policy', () => {
  test.each([
    ['an object', `Policy: { Version: 2012-10-17, Statement: [${statement}] }`, [allow]],
    ['JSON as a text', `Policy: '${JSON.stringify({ Version: '2012-10-17', Statement: [allow] })}'`, [allow]],
    ['Fn::ToJsonString', `Policy: { 'Fn::ToJsonString': { Version: 2012-10-17, Statement: [${statement}] } }`, [allow]],
    ['in the body', `Body: { openapi: 3.0.1, x-amazon-apigateway-policy: { Version: 2012-10-17, Statement: [${statement}] } }`, [allow]],
    ['none', 'Name: orders', 'none'],
    ['a parameter', 'Policy: !Ref Document', 'its policy is `!Ref Document`: what that is does not stand in the template'],
    ['a body elsewhere', 'BodyS3Location: { Bucket: b, Key: k }', 'its OpenAPI document, which may hold a policy, is not in the template'],
    ['no JSON', "Policy: 'Allow all'", 'its policy is a text that is no JSON'],
    [
      'two',
      `Policy: { Version: 2012-10-17, Statement: [${statement}] }\nBody: { x-amazon-apigateway-policy: { Version: 2012-10-17, Statement: [] } }`,
      'it has two policies, in `Policy` and in its OpenAPI document, and AWS does not say which one counts',
    ],
    [
      'a name twice',
      `Policy:\n  Version: 2012-10-17\n  Statement:\n    - ${statement.replace('Effect: Allow', 'Effect: Deny, Effect: Allow')}`,
      'a name stands twice in an object of its policy, and one of the two is lost',
    ],
  ])('%s', (_, properties, expected) => {
    const found = statementsIn(api(properties))
    expect(Array.isArray(found) || typeof found === 'string' ? found : [found]).toEqual(expected)
  })

  test('short forms become long ones', () => {
    const text = api(`Policy:
  Version: 2012-10-17
  Statement:
    Effect: Deny
    Principal: '*'
    Action: execute-api:Invoke
    Resource: !Sub 'arn:\${AWS::Partition}:execute-api:*:*:*/\${Stage}/*'
    Condition: { StringNotEquals: { 'aws:SourceVpce': [!Ref Endpoint, !GetAtt Other.Id] } }`)
    expect(statementsIn(text)).toMatchObject([
      {
        Condition: { StringNotEquals: { 'aws:SourceVpce': [{ Ref: 'Endpoint' }, { 'Fn::GetAtt': ['Other', 'Id'] }] } },
      },
    ])
  })

  test('its parts stand where they stand in the file', () => {
    const text = api(`Policy:\n  Version: 2012-10-17\n  Statement:\n    - ${statement}`)
    const [found] = apisIn(text)
    const policy = found?.cases[0]?.policy
    if (policy?.kind !== 'policy') throw new Error('no policy')
    const range = parseFoundPolicy(policy).policy?.statements[0]?.range
    expect(text.slice(range?.start, range?.end)).toBe(statement)
  })
})

test.each([
  ['', 'EDGE'],
  ['EndpointConfiguration: { Types: [PRIVATE] }', 'PRIVATE'],
  ['EndpointConfiguration: { Types: REGIONAL }', 'REGIONAL'],
  ['Parameters: { endpointConfigurationTypes: PRIVATE }', 'PRIVATE'],
  ['EndpointConfiguration: { Types: [!Ref Type] }', 'its endpoint type is `!Ref Type`'],
  ['EndpointConfiguration: !Ref Configuration', 'its endpoint type is `!Ref Configuration`'],
  ['EndpointConfiguration: { Types: [private] }', 'its endpoint type `private` is none'],
])('the endpoint type of %j is %s', (properties, expected) => {
  const endpoint = apisIn(api(`Name: orders\n${properties}`))[0]?.cases[0]?.endpoint
  expect(endpoint?.kind === 'known' ? endpoint.type : endpoint?.reason).toBe(expected)
})

const method = (name: string, type: string, id = '!Ref Api'): string =>
  `${name}:\n  Type: AWS::ApiGateway::Method\n  Properties: { RestApiId: ${id}${type === '' ? '' : `, AuthorizationType: ${type}`} }\n`
const body = (operation: string): string =>
  `Body: { securityDefinitions: { iam: { x-amazon-apigateway-authtype: awsSigv4 }, key: { type: apiKey }, fn: { x-amazon-apigateway-authtype: custom, x-amazon-apigateway-authorizer: { type: request } }, pool: { x-amazon-apigateway-authorizer: { type: cognito_user_pools } } }, paths: { /: { get: ${operation} } } }`

test.each([
  [
    'of its methods',
    'Name: a',
    method('One', 'AWS_IAM') + method('Two', '') + method('Three', 'CUSTOM', '!Ref Other'),
    ['AWS_IAM', 'NONE'],
  ],
  ['without methods', 'Name: a', '', 'the template shows no methods of it'],
  ['of a method of unknown type', 'Name: a', method('One', '!Ref Type'), 'it is not clear what the method `One` asks of its callers'],
  [
    'of a method of an unknown API',
    'Name: a',
    method('One', 'NONE', '!ImportValue Api'),
    'it is not clear to which API the method `One` belongs',
  ],
  ['signed', body('{ security: [{ iam: [] }] }'), '', ['AWS_IAM']],
  ['by a function and a key', body('{ security: [{ key: [], fn: [] }] }'), '', ['CUSTOM']],
  ['by a pool', body('{ security: [{ pool: [] }] }'), '', ['COGNITO_USER_POOLS']],
  ['by a key alone', body('{ security: [{ key: [] }] }'), '', ['NONE']],
  ['open', body('{ responses: {} }'), '', ['NONE']],
  ['said by the extension', body('{ x-amazon-apigateway-auth: { type: AWS_IAM } }'), '', ['AWS_IAM']],
  ['by a scheme that is not there', body('{ security: [{ sigv4: [] }] }'), '', 'it is not clear what `get /` asks of its callers'],
])('authorization %s', (_, properties, rest, expected) => {
  const authorization = apisIn(api(properties, rest))[0]?.authorization
  expect(authorization?.kind === 'known' ? authorization.types : authorization?.reason).toEqual(expected)
})

describe('conditions', () => {
  const conditional = (conditions: string): string =>
    `Conditions: ${conditions}\n${api(`EndpointConfiguration: { Types: [!If [IsOpen, REGIONAL, PRIVATE]] }\nPolicy: !If [IsFenced, { Version: 2012-10-17, Statement: [${statement}] }, !Ref 'AWS::NoValue']`)}`
  const outcomes = (text: string): readonly unknown[] =>
    (apisIn(text)[0]?.cases ?? []).map((one) => [
      one.endpoint.kind === 'known' ? one.endpoint.type : '',
      policyOf(one) === 'none' ? 'none' : 'policy',
    ])

  test('that have nothing to do with each other come out in four ways', () => {
    expect(outcomes(conditional('{ IsOpen: !Equals [!Ref A, x], IsFenced: !Equals [!Ref B, x] }'))).toHaveLength(4)
  })

  test.each([
    ['opposites', '{ IsOpen: !Equals [!Ref A, x], IsFenced: !Not [!Condition IsOpen] }'],
    ['one for two texts', '{ IsOpen: !Equals [!Ref A, x], IsFenced: !Or [!Equals [!Ref A, y], !Not [!Equals [!Ref A, x]]] }'],
  ])('that are %s come out in two', (_, conditions) => {
    expect(outcomes(conditional(conditions))).toEqual(
      expect.arrayContaining([
        ['REGIONAL', 'none'],
        ['PRIVATE', 'policy'],
      ]),
    )
    expect(outcomes(conditional(conditions))).toHaveLength(2)
  })

  test('that compare two texts come out in one', () => {
    expect(outcomes(conditional('{ IsOpen: !Equals [x, y], IsFenced: !And [!Equals [1, "1"], !Not [!Condition IsOpen]] }'))).toEqual([
      ['PRIVATE', 'policy'],
    ])
  })
})

test('what stands at the top level says what an input is', () => {
  const kinds = [
    '{"Statement":[]}',
    '{"resource_changes":[]}',
    'openapi: 3.0.1',
    'version: 1\nname: orders\nendpoints: {}',
    '[1]',
    'a: b',
  ].map((text) => {
    const found = findApis(text, 'input')
    return found.kind === 'apis' ? found.of : found.kind
  })
  expect(kinds).toEqual(['policy', 'plan', 'openapi', 'config', 'other', 'other'])
})
