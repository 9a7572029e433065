import { onTestFinished } from 'vitest'
import { openDataPlane, type AuthorizerStubs, type DataPlaneOptions, type Switches } from '../../../src/sandbox/data-plane/index.ts'
import { createHostTable, type HostTable } from '../../../src/sandbox/host-table.ts'
import type {
  DataPlane,
  DataPlaneListener,
  Integration,
  Method,
  Region,
  Resource,
  RestApi,
  VpcEndpoint,
  World,
} from '../../../src/sandbox/world/index.ts'
import { initialInventory, newWorld, regionOf } from '../../../src/sandbox/world/index.ts'
import { testTime } from '../make-call.ts'

export const region = 'us-east-1'
export const account = '123456789012'
export const mainEndpoint = 'vpce-0aaaaaaaaaaaaaaaa'
export const otherEndpoint = 'vpce-0bbbbbbbbbbbbbbbb'
export const hostOf = (apiId: string): string => `${apiId}.execute-api.${region}.amazonaws.com`
export const arnOf = (apiId: string, rest = '*'): string => `arn:aws:execute-api:${region}:${account}:${apiId}/${rest}`

/** A world, its first Region, and a virtual time that the test may move. */
export interface Given {
  readonly world: World
  readonly region: Region
  readonly clock: { now: number }
  readonly hosts: HostTable
}

/** Makes a world with the initial inventory and the endpoint `mainEndpoint`. */
export function given(): Given {
  const world = newWorld(account, testTime)
  const here = regionOf(world, region)
  const one = { world, region: here, clock: { now: testTime }, hosts: createHostTable() }
  givenEndpoint(one, mainEndpoint)
  return one
}

/** Adds an execute-api endpoint, available since long unless said otherwise. */
export function givenEndpoint(to: Given, vpcEndpointId: string, more: Partial<VpcEndpoint> = {}): void {
  const { vpc, subnets, securityGroup } = initialInventory()
  to.region.vpcEndpoints[vpcEndpointId] = {
    vpcEndpointId,
    vpcEndpointType: 'Interface',
    vpcId: vpc,
    serviceName: `com.amazonaws.${region}.execute-api`,
    policyDocument: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] }),
    subnetIds: [...subnets],
    securityGroupIds: [securityGroup],
    networkInterfaceIds: [],
    privateDnsEnabled: true,
    routeTableIds: [],
    ipAddressType: 'ipv4',
    createdAt: 0,
    availableAt: 0,
    tags: {},
    ...more,
  }
}

/** Allow everything, to everyone. */
export const open = (apiId: string, condition?: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: arnOf(apiId), ...(condition && { Condition: condition }) },
    ],
  })

/** Deny unless the request came through that endpoint; allow the rest. */
export const onlyThrough = (apiId: string, vpcEndpointId: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: arnOf(apiId),
        Condition: { StringNotEquals: { 'aws:SourceVpce': vpcEndpointId } },
      },
      { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: arnOf(apiId) },
    ],
  })

/** `GET /orders` -> what differs from a mock that answers 200. */
export type Routes = Readonly<Record<string, Partial<Method> & { readonly via?: Partial<Integration> }>>

/** Adds an API (private, `onlyThrough` the main endpoint, GET /orders by a mock) and deploys it to the stage `prod`, unless said otherwise. */
export function givenApi(
  to: Given,
  id = 'a1b2c3d4e5',
  options: {
    readonly policy?: string | undefined
    readonly type?: 'PRIVATE' | 'REGIONAL'
    readonly vpcEndpointIds?: string[]
    readonly routes?: Routes
    readonly stage?: string
  } = {},
): RestApi {
  const policy = 'policy' in options ? options.policy : onlyThrough(id, mainEndpoint)
  const api: RestApi = {
    id,
    name: id,
    createdDate: 0,
    apiKeySource: 'HEADER',
    binaryMediaTypes: [],
    endpointConfiguration: { types: [options.type ?? 'PRIVATE'], vpcEndpointIds: options.vpcEndpointIds ?? [], ipAddressType: 'dualstack' },
    disableExecuteApiEndpoint: false,
    tags: {},
    rootResourceId: `${id}root`,
    ...(policy === undefined ? {} : { policy }),
    resources: givenResources(options.routes ?? { 'GET /orders': {} }),
    deployments: {},
    stages: {},
  }
  to.region.restApis[id] = api
  deploy(api, options.stage ?? 'prod')
  return api
}

/** Deploys an API's draft, as it is now, to a stage. */
export function deploy(api: RestApi, stageName: string, variables: Record<string, string> = {}): void {
  const id = `d${String(Object.keys(api.deployments).length)}`
  const { policy, endpointConfiguration, resources, authorizers } = structuredClone(api)
  api.deployments[id] = {
    id,
    createdDate: 0,
    snapshot: {
      ...(policy === undefined ? {} : { policy }),
      ...(authorizers === undefined ? {} : { authorizers }),
      endpointConfiguration,
      resources,
    },
  }
  api.stages[stageName] = {
    stageName,
    deploymentId: id,
    variables,
    tags: {},
    createdDate: 0,
    lastUpdatedDate: 0,
    cacheClusterEnabled: false,
    tracingEnabled: false,
    methodSettings: {},
  }
}

/** Makes the resources of routes. */
export function givenResources(routes: Routes): Record<string, Resource> {
  const resources: Record<string, Resource> = { root: { id: 'root', path: '/', methods: {} } }
  for (const [name, { via, ...method }] of Object.entries(routes)) {
    const [verb = '', path = ''] = name.split(' ')
    const resource = (resources[path === '/' ? 'root' : path] ??= { id: path, path, methods: {} })
    resource.methods[verb] = {
      httpMethod: verb,
      authorizationType: 'NONE',
      apiKeyRequired: false,
      requestParameters: {},
      requestModels: {},
      authorizationScopes: [],
      methodResponses: { '200': { statusCode: '200', responseParameters: {}, responseModels: {} } },
      integration: { ...mock(`${verb} ${path}`), ...via },
      ...method,
    }
  }
  return resources
}

/** Opens the data plane over what is given, until the test ends, and gives its listeners by kind. */
export async function openOver(
  from: Given,
  options: { readonly switches?: Partial<Switches>; readonly firstPort?: number; readonly authorizers?: AuthorizerStubs } = {},
): Promise<{ readonly plane: DataPlane; readonly main: string; readonly stranger: string; readonly public: string }> {
  const dataPlane: DataPlaneOptions = {
    world: () => from.world,
    now: () => from.clock.now,
    hosts: from.hosts,
    ...options,
  }
  const plane = await openDataPlane(dataPlane)
  onTestFinished(() => plane.close())
  const url = (find: (listener: DataPlaneListener) => boolean): string => plane.listeners().find(find)?.url ?? ''
  return {
    plane,
    main: url((one) => one.vpcEndpointId === mainEndpoint),
    stranger: url((one) => one.kind === 'stranger'),
    public: url((one) => one.kind === 'public'),
  }
}

function mock(body: string): Integration {
  return {
    type: 'MOCK',
    connectionType: 'INTERNET',
    requestParameters: {},
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheNamespace: '',
    cacheKeyParameters: [],
    integrationResponses: {
      '200': { statusCode: '200', responseParameters: {}, responseTemplates: { 'application/json': body } },
    },
  }
}
