import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apisIn, policyOf } from './found.ts'

// What Terraform 1.11 and its AWS provider 5.100 plan, without credentials and what nobody reads.
const text = readFileSync('test/validators/fixtures/plan.json', 'utf8')
const plan = apisIn(text)
const api = (id: string): (typeof plan)[number] | undefined => plan.find((one) => one.id === id)

test('every API of a plan is found, in modules and loops too', () => {
  expect(plan.map(({ id, cases }) => [id, cases[0]?.endpoint])).toEqual([
    ['aws_api_gateway_rest_api.created', { kind: 'known', type: 'PRIVATE' }],
    ['aws_api_gateway_rest_api.inline', { kind: 'known', type: 'PRIVATE' }],
    ['aws_api_gateway_rest_api.unknown["a"]', { kind: 'known', type: 'PRIVATE' }],
    ['aws_api_gateway_rest_api.unknown["b"]', { kind: 'known', type: 'PRIVATE' }],
    ['module.m.aws_api_gateway_rest_api.api', { kind: 'known', type: 'EDGE' }],
  ])
  expect(apisIn(text, 'before')).toEqual([])
})

test('a document that is read during apply is written as far as it is known', () => {
  const found = api('aws_api_gateway_rest_api.created')
  expect(found?.cases.map(policyOf)).toEqual([
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 'execute-api:Invoke',
          Resource: 'execute-api:/*',
          Condition: { StringNotEquals: { 'aws:SourceVpce': '${aws_vpc_endpoint.this.id}' } },
        },
        { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
      ],
    },
  ])
  expect(found?.notes).toEqual([
    '`data.aws_iam_policy_document.api.statement[0].condition[0].values[0]` is `aws_vpc_endpoint.this.id`, the one value that its expression names',
  ])
  expect(found?.names.get('aws_vpc_endpoint.this')).toBe('${aws_vpc_endpoint.this.id}')
})

test('a value beside others, and one that may be a part of a text, stay open', () => {
  expect(api('module.m.aws_api_gateway_rest_api.api')?.cases.map(policyOf)).toMatchObject([
    {
      Statement: [
        {
          Resource: '${module.m.data.aws_iam_policy_document.p.statement[0].resources[0]}',
          Condition: {
            StringEquals: {
              'aws:SourceVpce': [
                '${module.m.data.aws_iam_policy_document.p.statement[0].condition[0].values[0]}',
                'vpce-0a1b2c3d4e5f60799',
              ],
            },
          },
        },
      ],
    },
  ])
})

test('a policy of which nothing is known is not known', () => {
  expect(api('aws_api_gateway_rest_api.unknown["a"]')?.cases.map(policyOf)).toEqual([
    'its policy is known only after apply: it depends on `aws_vpc_endpoint.this.id`',
  ])
})

test('what methods ask is known where they are', () => {
  expect(api('aws_api_gateway_rest_api.created')?.authorization).toEqual({ kind: 'known', types: ['AWS_IAM'] })
  expect(api('aws_api_gateway_rest_api.inline')?.authorization).toEqual({ kind: 'unknown', reason: 'the plan shows no methods of it' })
})

const policy = (vpce: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: 'execute-api:/*',
        Condition: { StringEquals: { 'aws:SourceVpce': vpce } },
      },
    ],
  })
const managed = (type: string, name: string, before: object | null, after: object | null, later: object = {}): object => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  name,
  change: { actions: [], before, after, after_unknown: later },
})
const rest = {
  id: 'a1b2c3d4e5',
  execution_arn: 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5',
  endpoint_configuration: [{ types: ['PRIVATE'] }],
  policy: policy('vpce-1'),
}

test('a plan holds both states; an API that is there is known by its ARN', () => {
  const changes = JSON.stringify({
    resource_changes: [
      managed('aws_api_gateway_rest_api', 'a', rest, rest),
      managed(
        'aws_api_gateway_rest_api_policy',
        'p',
        { rest_api_id: rest.id, policy: policy('vpce-1') },
        { rest_api_id: rest.id, policy: policy('vpce-2') },
      ),
    ],
  })
  for (const [side, vpce] of [
    ['before', 'vpce-1'],
    ['after', 'vpce-2'],
  ] as const) {
    const [found] = apisIn(changes, side)
    expect(found?.arn).toBe(rest.execution_arn)
    expect(found?.cases.map(policyOf)).toEqual([JSON.parse(policy(vpce))])
  }
})

test('a policy that may be of any API makes all of them unknown', () => {
  const changes = JSON.stringify({
    resource_changes: [
      managed('aws_api_gateway_rest_api', 'a', null, rest),
      managed('aws_api_gateway_rest_api_policy', 'p', null, {}, { rest_api_id: true, policy: true }),
    ],
  })
  expect(apisIn(changes)[0]?.cases.map(policyOf)).toEqual([
    '`aws_api_gateway_rest_api_policy.p` may set its policy: the plan does not tell',
  ])
})

test('two policies of one API make it unknown', () => {
  const set = (name: string): object =>
    managed('aws_api_gateway_rest_api_policy', name, null, { rest_api_id: rest.id, policy: policy('vpce-1') })
  const changes = JSON.stringify({ resource_changes: [managed('aws_api_gateway_rest_api', 'a', rest, rest), set('p'), set('q')] })
  expect(apisIn(changes)[0]?.cases.map(policyOf)).toEqual([
    '`aws_api_gateway_rest_api_policy.p` and `aws_api_gateway_rest_api_policy.q` set its policy both',
  ])
})
