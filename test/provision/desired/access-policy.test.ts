import { describe, expect, test } from 'vitest'
import { evaluate, type EvaluateOptions, type PolicyDocument } from '../../../src/policy/index.ts'
import type { AccessConfig, Config, RouteConfig } from '../../../src/provision/index.ts'
import { accessPolicy, allowedWithin } from '../../../src/provision/desired/access-policy.ts'
import { noteAuthorizers } from '../../../src/provision/plan/note-authorizers.ts'
import { guarded } from '../guarded.ts'

const main = 'vpce-0aaaaaaaaaaaaaaaa'
const other = 'vpce-0bbbbbbbbbbbbbbbb'
const api = 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5'

/** `GET /path` asks nobody, `GET /path!` a function, `GET /path@` user pools. */
function configOf(routes: readonly string[], access: readonly AccessConfig[] = [{ endpoint: 'main' }]): Config {
  return {
    ...guarded,
    access,
    api: {
      stage: 'prod',
      routes: routes.map((text): RouteConfig => {
        const [method = '', path = ''] = text.replace(/[!@]$/, '').split(' ')
        const route = { method, path, to: 'health', timeout: 1000 }
        if (text.endsWith('!')) return { ...route, authorizationType: 'CUSTOM', authorizer: 'gate' }
        if (text.endsWith('@')) return { ...route, authorizationType: 'COGNITO_USER_POOLS', authorizer: 'people' }
        return { ...route, authorizationType: 'NONE' }
      }),
    },
  }
}
const policyOf = (config: Config): PolicyDocument =>
  accessPolicy(config, {
    endpoints: new Map([
      ['main', main],
      ['other', other],
    ]),
  })

function decide(config: Config, request: string, options: EvaluateOptions, from = main): string {
  const [verb = '', path = ''] = request.split(' ')
  const context = { 'aws:SourceVpce': from, 'aws:SourceVpc': 'vpc-0a1b2c3d4e5f60718', 'aws:VpcSourceIp': '10.0.1.5' }
  return evaluate(policyOf(config), { resource: `${api}/prod/${verb}${path}`, context }, { private: true, api, ...options }).decision
}

const says = (Effect: 'Allow' | 'Deny', Resource: string): EvaluateOptions => ({
  authorizationType: 'CUSTOM',
  authorizer: {
    kind: 'policy',
    policy: { Version: '2012-10-17', Statement: [{ Effect, Action: 'execute-api:Invoke', Resource }] },
  },
})
const letsIn = says('Allow', `${api}/*`)
const isSilent = says('Allow', `${api}/prod/GET/nothing`)
const asksNobody: EvaluateOptions = { authorizationType: 'NONE' }

describe('a route that asks a function', () => {
  const config = configOf(['GET /health', 'ANY /orders/{proxy+}!', 'GET /me@'])

  test('PA-9: is refused where the function is silent; PA-7: is let in where it allows, and not where it denies', () => {
    for (const request of ['GET /orders/1', 'DELETE /orders/1/2', 'POST /orders/']) {
      expect(decide(config, request, isSilent)).toBe('ImplicitDeny')
      expect(decide(config, request, letsIn)).toBe('Allow')
      expect(decide(config, request, says('Deny', `${api}/*`))).toBe('ExplicitDeny')
    }
  })

  test('PA-3: is refused to strangers before the function is asked', () => {
    for (const options of [letsIn, isSilent, { authorizationType: 'CUSTOM', authorizer: { kind: 'failed' } } as const]) {
      expect(decide(config, 'GET /orders/1', options, other)).toBe('ExplicitDeny')
    }
  })

  test('PA-7: of an endpoint with part of the access is no wider because the function allows it', () => {
    const partly = configOf(
      ['GET /health', 'ANY /orders/{proxy+}!'],
      [{ endpoint: 'main' }, { endpoint: 'other', methods: ['GET'], paths: ['/health'] }],
    )
    expect(decide(partly, 'GET /orders/1', letsIn, other)).toBe('ExplicitDeny')
    expect(decide(partly, 'GET /health', asksNobody, other)).toBe('Allow')
    expect(decide(partly, 'GET /orders/1', letsIn)).toBe('Allow')
  })

  test('leaves the others as they are: PA-1, PA-5', () => {
    expect(decide(config, 'GET /health', asksNobody)).toBe('Allow')
    expect(decide(config, 'GET /me', { authorizationType: 'COGNITO_USER_POOLS', token: 'valid' })).toBe('Allow')
    expect(decide(config, 'GET /health', asksNobody, other)).toBe('ExplicitDeny')
  })
})

test.each([
  ['eu-west-1', 'arn:aws:execute-api:eu-west-1:*:*/prod/GET/a/*'],
  ['cn-north-1', 'arn:aws-cn:execute-api:cn-north-1:*:*/prod/GET/a/*'],
  ['us-gov-west-1', 'arn:aws-us-gov:execute-api:us-gov-west-1:*:*/prod/GET/a/*'],
])('the exception to an Allow is written out: in %s it is %s', (region, resource) => {
  expect(policyOf({ ...configOf(['GET /health', 'GET /a/{id}!']), region }).Statement).toMatchObject([
    {},
    { Effect: 'Allow', NotResource: [resource] },
  ])
})

test('without such a route the policy is what it was', () => {
  expect(policyOf(configOf(['GET /health', 'GET /me@'])).Statement).toMatchObject([
    { Sid: 'DenyOtherVpcEndpoints' },
    { Sid: 'AllowRoutes', Resource: 'execute-api:/*' },
  ])
})

/** [routes, a request that asks nobody, a request that asks the function, whether a note says that they cannot be told apart]. */
const neighbours: readonly (readonly [readonly string[], string, string])[] = [
  [['GET /orders/health', 'ANY /orders/{proxy+}!'], 'GET /orders/health', 'POST /orders/health'],
  [['GET /orders/health', 'ANY /orders/{proxy+}!'], 'GET /orders/health', 'GET /orders/healthy'],
  [['ANY /{proxy+}', 'GET /admin!'], 'GET /admins', 'GET /admin'],
  [['ANY /{proxy+}', 'ANY /admin/{proxy+}!'], 'GET /admin', 'GET /admin/1'],
  [['ANY /orders', 'GET /orders!'], 'POST /orders', 'GET /orders'],
  [['GET /orders', 'ANY /orders!'], 'GET /orders', 'POST /orders'],
  [['GET /', 'ANY /{proxy+}!'], 'GET /', 'GET /x'],
]

test.each(neighbours)('%j: %s is let in, and %s only by the function', (routes, free, asked) => {
  const config = configOf(routes)
  expect(decide(config, free, asksNobody)).toBe('Allow')
  expect(decide(config, asked, isSilent)).toBe('ImplicitDeny')
  expect(decide(config, asked, letsIn)).toBe('Allow')
  expect(noteAuthorizers(config, [])).toEqual([])
})

test('where a policy cannot tell two routes apart, a note says so', () => {
  const config = configOf(['GET /orders/{id}/items', 'ANY /orders/{id}/{proxy+}!'])
  expect(allowedWithin(config.api).map(({ resource }) => resource)).toEqual(['execute-api:/prod/GET/orders/*/items'])
  expect(decide(config, 'GET /orders/1/items', asksNobody)).toBe('Allow')
  expect(decide(config, 'GET /orders/1/x/items', isSilent)).toBe('Allow')
  expect(decide(config, 'POST /orders/1/items', isSilent)).toBe('ImplicitDeny')
  expect(noteAuthorizers(config, [])).toMatchObject([
    {
      kind: 'warning',
      message: expect.stringContaining('`execute-api:/prod/GET/orders/*/items` from `execute-api:/prod/GET/orders/*/*`') as string,
    },
  ])
})
