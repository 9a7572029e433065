import { describe, expect, test } from 'vitest'
import { readLogFormat } from '../../../src/cli/evaluate/replay/log-format.ts'
import { makeLogRequests } from '../../../src/cli/evaluate/replay/log-request.ts'
import { parsePolicy } from '../../../src/policy/index.ts'

const common =
  '$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] "$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength $context.requestId'
const fieldsOf = (format: string, line: string) => Object.fromEntries(readLogFormat(format).read(line))

/** [what, the format, the line, the fields] */
test.each([
  [
    'Common Log Format',
    common,
    '10.0.0.7 - - [24/Nov/2026:07:00:00 +0000] "GET /orders/{id} HTTP/1.1" 200 12 a-b',
    {
      'identity.sourceIp': '10.0.0.7',
      requestTime: '24/Nov/2026:07:00:00 +0000',
      httpMethod: 'GET',
      resourcePath: '/orders/{id}',
      protocol: 'HTTP/1.1',
      status: '200',
      responseLength: '12',
      requestId: 'a-b',
    },
  ],
  [
    'CSV',
    '$context.identity.sourceIp,$context.httpMethod,$context.path',
    '10.0.0.7,GET,/prod/a,b',
    { 'identity.sourceIp': '10.0.0.7', httpMethod: 'GET', path: '/prod/a,b' },
  ],
  [
    'JSON',
    '{"ip":"$context.identity.sourceIp","request":{"line":"$context.httpMethod $context.path"},"app":"orders"}',
    '{"app":"orders","request":{"line":"GET /prod/"},"ip":"-"}',
    { httpMethod: 'GET', path: '/prod/' },
  ],
  [
    'JSON with numbers that are not in quotes',
    '{"status":$context.status,"ip":"$context.identity.sourceIp"}',
    '{"status":403,"ip":"10.0.0.7"}',
    { status: '403', 'identity.sourceIp': '10.0.0.7' },
  ],
  ['XML', '<r ip="$context.identity.sourceIp"/>\n', '<r ip="10.0.0.7"/>', { 'identity.sourceIp': '10.0.0.7' }],
  [
    'what a JSON line lacks is absent',
    '{"ip":"$context.identity.sourceIp","m":"$context.httpMethod"}',
    '{"m":"GET","ip":null}',
    { httpMethod: 'GET' },
  ],
  ['text with escapes', '{"ua":"$context.identity.userAgent"}', '{"ua":"a \\"b\\""}', { 'identity.userAgent': 'a "b"' }],
])('%s', (_what, format, line, expected) => {
  expect(fieldsOf(format, line)).toEqual(expected)
})

/** [the format, the line, what is said] */
test.each([
  [common, 'hello', /not of the form/],
  ['$context.httpMethod;', 'GET', /not of the form/],
  ['[$context.httpMethod]', 'GET]', /not of the form/],
  ['{"m":"$context.httpMethod!"}', '{"m":"GET"}', /`m` is not of the form/],
  ['{"m":"$context.httpMethod"}', 'GET', /not a JSON document/],
])('%s refuses %s', (format, line, message) => {
  expect(() => readLogFormat(format).read(line)).toThrow(message)
})

test.each([
  ['nothing', /no variable/],
  ['{"a":1}', /no variable/],
  ['$context.httpMethod$context.path', /nothing stands between/],
])('the format %s is refused', (format, message) => {
  expect(() => readLogFormat(format)).toThrow(message)
})

test('a line that almost matches a format of many variables is refused in time', () => {
  const format = Array.from({ length: 200 }, (_, index) => `$context.a${index} `).join('')
  expect(() => readLogFormat(`${format}!`).read(' '.repeat(100_000))).toThrow(/not of the form/)
})

const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const anyStatement = '[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"execute-api:/*"}]'
const requestOf = (
  fields: Readonly<Record<string, string>>,
  options: Parameters<typeof makeLogRequests>[1] = { api },
  text = anyStatement,
) => {
  const { policy } = parsePolicy(`{"Version":"2012-10-17","Statement":${text}}`)
  if (policy === undefined) throw new Error('no policy')
  return makeLogRequests(policy, options)(new Map(Object.entries({ httpMethod: 'GET', stage: 'prod', path: '/prod/orders', ...fields })))
}

describe('the resource', () => {
  /** [what, the fields, the resource] */
  test.each([
    ['the path begins with the stage', {}, `${api}/prod/GET/orders`],
    ['PA-62, the root', { path: '/prod' }, `${api}/prod/GET/`],
    ['PA-62, a slash at the end', { path: '/prod/orders/' }, `${api}/prod/GET/orders/`],
    [
      'with a custom domain name the path begins with its base path',
      { path: '/shop/orders', 'customDomain.basePathMatched': 'shop' },
      `${api}/prod/GET/orders`,
    ],
    ['or with none', { path: '/prod/orders', 'customDomain.basePathMatched': '(none)' }, `${api}/prod/GET/prod/orders`],
    ['the API of the line', { apiId: 'z9y8x7w6v5' }, `${api.replace('a1b2c3d4e5', 'z9y8x7w6v5')}/prod/GET/orders`],
  ])('%s', (_what, fields, resource) => {
    expect(requestOf(fields).resource).toBe(resource)
  })

  test('account and Region come from the line where nothing else says them', () => {
    const fields = { apiId: 'z9y8x7w6v5', accountId: '111122223333', domainName: 'z9y8x7w6v5.execute-api.cn-north-1.amazonaws.com.cn' }
    expect(requestOf(fields, {}).resource).toBe('arn:aws-cn:execute-api:cn-north-1:111122223333:z9y8x7w6v5/prod/GET/orders')
  })

  test('or from the policy that names the API', () => {
    const statement = `[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"${api}/*"}]`
    expect(requestOf({ apiId: 'a1b2c3d4e5' }, {}, statement).resource).toBe(`${api}/prod/GET/orders`)
  })

  test('what cannot be known is refused', () => {
    expect(() => requestOf({ path: '/orders' })).toThrow(/does not begin with `\/prod`/)
    expect(() => requestOf({ path: '/production' })).toThrow(/does not begin with `\/prod`/)
    expect(() => makeRequestWithout('httpMethod')).toThrow(/no method/)
    expect(() => makeRequestWithout('stage')).toThrow(/no stage/)
    expect(() => makeRequestWithout('path')).toThrow(/no path/)
  })
})

function makeRequestWithout(name: string): unknown {
  const { policy } = parsePolicy(`{"Version":"2012-10-17","Statement":${anyStatement}}`)
  if (policy === undefined) throw new Error('no policy')
  const fields = new Map(Object.entries({ httpMethod: 'GET', stage: 'prod', path: '/prod/orders' }))
  fields.delete(name)
  return makeLogRequests(policy, { api })(fields)
}

describe('the context', () => {
  const secure = { 'aws:SecureTransport': 'true' }
  /** [the fact, the fields, the context] */
  test.each([
    [
      'PA-53: behind an endpoint the address is VpcSourceIp',
      { 'identity.vpceId': 'vpce-0a', 'identity.vpcId': 'vpc-0a', 'identity.sourceIp': '10.0.0.7' },
      { 'aws:SourceVpce': 'vpce-0a', 'aws:SourceVpc': 'vpc-0a', 'aws:VpcSourceIp': '10.0.0.7' },
    ],
    ['otherwise SourceIp', { 'identity.sourceIp': '203.0.113.7' }, { 'aws:SourceIp': '203.0.113.7' }],
    [
      'the time, in milliseconds',
      { requestTimeEpoch: '1700000000999' },
      { 'aws:EpochTime': '1700000000', 'aws:CurrentTime': '2023-11-14T22:13:20Z' },
    ],
    [
      'the time, in words',
      { requestTime: '14/Nov/2023:23:13:20 +0100' },
      { 'aws:EpochTime': '1700000000', 'aws:CurrentTime': '2023-11-14T22:13:20Z' },
    ],
    [
      'who signed',
      { 'identity.userArn': 'arn:aws:iam::111122223333:user/ann', 'identity.accountId': '111122223333', 'identity.principalOrgId': 'o-1' },
      { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:user/ann', 'aws:PrincipalAccount': '111122223333', 'aws:PrincipalOrgID': 'o-1' },
    ],
    ['the ARN of a session is not that of its role', { 'identity.userArn': 'arn:aws:sts::111122223333:assumed-role/caller/s' }, {}],
    ['the user agent', { 'identity.userAgent': 'curl/8' }, { 'aws:UserAgent': 'curl/8' }],
  ])('%s', (_fact, fields, context) => {
    expect(requestOf(fields).context).toEqual({ ...secure, ...context })
  })

  test('with --private the address is inside even where the endpoint is not logged', () => {
    expect(requestOf({ 'identity.sourceIp': '10.0.0.7' }, { api, private: true }).context).toEqual({
      ...secure,
      'aws:VpcSourceIp': '10.0.0.7',
    })
  })

  test('the caller is the one who signed', () => {
    expect(requestOf({ 'identity.userArn': 'arn:aws:iam::111122223333:user/ann' }).principal).toEqual({
      arn: 'arn:aws:iam::111122223333:user/ann',
    })
    expect(requestOf({})).not.toHaveProperty('principal')
  })

  test('a time that is none is refused', () => {
    expect(() => requestOf({ requestTime: 'yesterday' })).toThrow(/`yesterday` is no time/)
  })
})
