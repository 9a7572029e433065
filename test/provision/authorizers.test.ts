import {
  APIGatewayClient,
  CreateAuthorizerCommand,
  DeleteAuthorizerCommand,
  DeleteMethodCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateAuthorizerCommand,
  UpdateMethodCommand,
} from '@aws-sdk/client-api-gateway'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Config, OnCall, Plan } from '../../src/provision/index.ts'
import { askedOnStage, asksGuarded, functionArn, gate, guarded, people, poolArn, roleArn, unguarded } from './guarded.ts'
import { credentials, orders, region, standUp, type Stand } from './stand-up.ts'

let stand: Stand
let apigateway: APIGatewayClient
beforeEach(async () => {
  stand = await standUp()
  apigateway = new APIGatewayClient({ endpoint: stand.sandbox.url, region, credentials })
})
afterEach(() => stand.close())

const steps = ({ changes }: Plan): readonly string[] => changes.map(({ kind, address }) => `${kind} ${address.replace(/ \(.*\)/, '')}`)
const withGate = (change: Partial<Extract<typeof gate, { kind: 'token' | 'request' }>>): Config => ({
  ...guarded,
  authorizers: { gate: { ...gate, ...change } as typeof gate, people },
})
function theApi() {
  const [api] = Object.values(stand.region().restApis)
  if (api === undefined) throw new Error('no API')
  return api
}
function authorizerNamed(wanted: string) {
  const found = Object.values(theApi().authorizers ?? {}).find(({ name }) => name === wanted)
  if (found === undefined) throw new Error(`no ${wanted}`)
  return found
}
const settled = async (config: Config): Promise<void> => {
  expect((await stand.plan(config)).changes).toEqual([])
}

describe('authorizers', () => {
  test('are made before the methods that ask them, and deployed with them', async () => {
    const { plan, events } = await stand.apply(guarded)
    expect(steps(plan)).toEqual([
      'create security-group.main',
      'create vpc-endpoint.main',
      'create rest-api.api',
      'create authorizer.gate',
      'create authorizer.people',
      'create resource./health',
      'create resource./me',
      'create resource./orders',
      'create resource./orders/{proxy+}',
      'create method.GET /health',
      'create method.GET /me',
      'create method.ANY /orders/{proxy+}',
      'create deployment.api',
      'create stage.prod',
    ])
    const uri = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`
    const identitySource = 'method.request.header.Authorization'
    const made = { type: 'TOKEN', authorizerUri: uri, authorizerResultTtlInSeconds: 0, identitySource, providerARNs: [] }
    const { id, ...rest } = authorizerNamed('gate')
    expect(rest).toEqual({ name: 'gate', ...made })
    expect(authorizerNamed('people')).toMatchObject({ type: 'COGNITO_USER_POOLS', providerARNs: [poolArn], identitySource })
    expect(askedOnStage(stand.region())).toEqual(asksGuarded)
    expect(plan.notes).toContainEqual(
      expect.objectContaining({ kind: 'warning', address: 'authorizer.gate', message: expect.stringContaining(functionArn) as string }),
    )
    const told = `--source-arn arn:aws:execute-api:eu-west-1:123456789012:${theApi().id}/authorizers/${id}`
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'warning', address: 'authorizer.gate', message: expect.stringContaining(told) as string }),
    )
    await settled(guarded)
    expect((await stand.plan(guarded)).unchanged).toBe(14)
  })

  test('with a role need no permission of the function', async () => {
    const { plan, events } = await stand.apply(withGate({ credentials: roleArn }))
    expect(plan.notes.map(({ address }) => address)).not.toContain('authorizer.gate')
    expect(events.filter(({ kind }) => kind === 'warning')).toEqual([])
    expect(authorizerNamed('gate').authorizerCredentials).toBe(roleArn)
  })

  test.each<[string, Config, readonly string[]]>([
    ['the function', withGate({ lambda: `${functionArn}:live` }), ['lambda']],
    ['a role', withGate({ credentials: roleArn }), ['credentials']],
    ['the time to live', withGate({ ttl: 300 }), ['ttl']],
    [
      'the kind and what identifies a caller',
      withGate({ kind: 'request', identitySource: ['method.request.header.b', 'method.request.querystring.a'] }),
      ['type', 'identitySource'],
    ],
    [
      'the user pools',
      { ...guarded, authorizers: { gate, people: { ...people, userPools: [`${poolArn}f`, `${poolArn}g`] } as typeof people } },
      ['userPools'],
    ],
  ])('are changed in place, deployed, and changed back: %s', async (_, changed, attributes) => {
    await stand.apply(guarded)
    const ids = Object.keys(theApi().authorizers ?? {})
    for (const config of [changed, guarded]) {
      const { plan } = await stand.apply(config)
      expect(plan.changes[0]?.attributes.map(({ name }) => name)).toEqual(attributes)
      expect(plan.changes.map(({ kind, resource }) => `${kind} ${resource}`)).toEqual([
        'update authorizer',
        'create deployment',
        'update stage',
        'delete deployment',
      ])
      expect(Object.keys(theApi().authorizers ?? {})).toEqual(ids)
      expect(Object.values(theApi().deployments).map(({ snapshot }) => snapshot.authorizers)).toEqual([theApi().authorizers])
      await settled(config)
    }
  })

  test('go after the stage has switched to methods that do not ask them', async () => {
    await stand.apply(guarded)
    const { plan } = await stand.apply(unguarded)
    expect(steps(plan)).toEqual([
      'update rest-api.api',
      'update method.GET /me',
      'update method.ANY /orders/{proxy+}',
      'create deployment.api',
      'update stage.prod',
      'delete deployment.api',
      'delete authorizer.gate',
      'delete authorizer.people',
    ])
    expect(plan.changes[1]?.attributes).toEqual([
      { name: 'authorizationType', before: 'COGNITO_USER_POOLS', after: 'NONE' },
      { name: 'authorizer', before: 'people' },
    ])
    await settled(unguarded)
  })

  test('of another kind need another name', async () => {
    await stand.apply(guarded)
    const swapped: Config = {
      ...guarded,
      authorizers: { gate: people, people: gate },
      api: {
        ...guarded.api,
        routes: guarded.api.routes.map((route) => ({
          ...route,
          ...(route.authorizer === undefined ? {} : { authorizer: route.authorizer === 'gate' ? 'people' : 'gate' }),
        })),
      },
    }
    await expect(stand.plan(swapped)).rejects.toMatchObject({
      problems: [
        { code: 'AUTHORIZER_OF_OTHER_KIND', pointer: '/authorizers/gate' },
        { code: 'AUTHORIZER_OF_OTHER_KIND', pointer: '/authorizers/people' },
      ],
    })
  })

  test('change nothing about the deployments of stacks that have none', async () => {
    await stand.apply(orders)
    expect(Object.values(theApi().deployments).map(({ description }) => description)).toEqual([
      expect.stringMatching(/^apa:[0-9a-f]{32}$/) as string,
    ])
    await settled(orders)
  })
})

describe('somebody else', () => {
  test('who changed an authorizer, or added one, finds it put right; the stage served the right one all the while', async () => {
    await stand.apply(guarded)
    const restApiId = theApi().id
    const change = [
      { op: 'replace', path: '/authorizerResultTtlInSeconds', value: '3600' },
      { op: 'replace', path: '/authorizerUri', value: authorizerNamed('gate').authorizerUri?.replace(':gate', ':mine') },
    ] as const
    await apigateway.send(
      new UpdateAuthorizerCommand({ restApiId, authorizerId: authorizerNamed('gate').id, patchOperations: [...change] }),
    )
    await apigateway.send(new CreateAuthorizerCommand({ restApiId, name: 'mine', type: 'COGNITO_USER_POOLS', providerARNs: [poolArn] }))
    const { plan } = await stand.apply(guarded)
    expect(steps(plan)).toEqual(['update authorizer.gate', 'delete authorizer.mine'])
    await settled(guarded)
  })

  test('who took an authorizer away finds it made again, deployed anew and asked', async () => {
    await stand.apply(guarded)
    const api = theApi()
    const resource = Object.values(api.resources).find(({ path }) => path === '/me')
    const place = { restApiId: api.id, resourceId: resource?.id, httpMethod: 'GET' }
    await apigateway.send(new DeleteMethodCommand(place))
    await apigateway.send(new DeleteAuthorizerCommand({ restApiId: api.id, authorizerId: authorizerNamed('people').id }))
    const { plan } = await stand.apply(guarded)
    expect(steps(plan)).toEqual([
      'create authorizer.people',
      'create method.GET /me',
      'create deployment.api',
      'update stage.prod',
      'delete deployment.api',
    ])
    expect(askedOnStage(stand.region())).toEqual(asksGuarded)
    await settled(guarded)
  })

  const meddling: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      'opens a method',
      () => {
        const { id, resources } = theApi()
        const resource = Object.values(resources).find(({ path }) => path === '/me')
        const patchOperations = [
          { op: 'replace', path: '/authorizationType', value: 'NONE' },
          { op: 'replace', path: '/authorizerId', value: '' },
        ] as const
        return apigateway.send(
          new UpdateMethodCommand({ restApiId: id, resourceId: resource?.id, httpMethod: 'GET', patchOperations: [...patchOperations] }),
        )
      },
    ],
    [
      'adds a method',
      async () => {
        const { id, rootResourceId } = theApi()
        const place = { restApiId: id, resourceId: rootResourceId, httpMethod: 'GET' }
        await apigateway.send(new PutMethodCommand({ ...place, authorizationType: 'NONE' }))
        await apigateway.send(new PutIntegrationCommand({ ...place, type: 'MOCK' }))
      },
    ],
    [
      'lets an authorizer ask another function',
      () => {
        const { id, authorizerUri = '' } = authorizerNamed('gate')
        const value = authorizerUri.replace(':gate', ':mine')
        const patchOperations = [{ op: 'replace', path: '/authorizerUri', value }] as const
        return apigateway.send(
          new UpdateAuthorizerCommand({ restApiId: theApi().id, authorizerId: id, patchOperations: [...patchOperations] }),
        )
      },
    ],
  ]

  test.each(meddling)('who %s right before the snapshot gets nothing deployed', async (_, meddle) => {
    await stand.apply(unguarded)
    const onCall: OnCall = async ({ name }, proceed) => {
      if (name === 'CreateDeployment') await meddle()
      return proceed()
    }
    await expect(stand.apply(guarded, { onCall })).rejects.toMatchObject({ code: 'DRAFT_CHANGED' })
    expect(askedOnStage(stand.region())).toEqual({ 'GET /health': 'NONE', 'ANY /orders/{proxy+}': 'NONE', 'GET /me': 'NONE' })
    expect(stand.inventory()).toMatchObject({ deployments: 1 })
    await stand.apply(guarded)
    expect(askedOnStage(stand.region())).toEqual(asksGuarded)
    await settled(guarded)
  })
})
