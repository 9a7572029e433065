import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  GetStagesCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  UpdateRestApiCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway'
import { CreateVpcEndpointCommand, EC2Client } from '@aws-sdk/client-ec2'
import { initialInventory, type Sandbox } from '../../../src/sandbox/index.ts'
import { credentials } from '../credentials.ts'
import type { Access, ApiSpec, EndpointSpec, Topology } from './topology.ts'

/** A mistake that people make: the topology is built with it, the oracle knows nothing of it. */
export type Mistake = 'no redeploy' | 'wrong endpoint id' | 'stage and method swapped'

/** What was built: ids by number. */
export interface Built {
  readonly apis: readonly string[]
  readonly endpoints: readonly string[]
}

const region = 'us-east-1'

/** Builds a topology through the control plane, with the SDK's own clients, and waits until its endpoints are available. */
export async function build(sandbox: Sandbox, topology: Topology, mistake?: Mistake): Promise<Built> {
  const options = { endpoint: sandbox.url, region, credentials, maxAttempts: 1 }
  const gateway = new APIGatewayClient(options)
  const ec2 = new EC2Client(options)
  try {
    const endpoints: string[] = []
    for (const spec of topology.endpoints) endpoints.push(await buildEndpoint(ec2, spec))
    const apis: string[] = []
    for (const spec of topology.apis) apis.push(await buildApi(gateway, spec, endpoints, mistake))
    await sandbox.clock.sleep(60_000)
    return { apis, endpoints }
  } finally {
    gateway.destroy()
    ec2.destroy()
  }
}

async function buildEndpoint(ec2: EC2Client, { policy }: EndpointSpec): Promise<string> {
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcEndpointType: 'Interface',
      VpcId: initialInventory().vpc,
      ServiceName: `com.amazonaws.${region}.execute-api`,
      SubnetIds: [initialInventory().subnets[0]],
      PrivateDnsEnabled: false,
      ...(policy === 'full' ? {} : { PolicyDocument: endpointPolicy(policy) }),
    }),
  )
  return VpcEndpoint?.VpcEndpointId ?? ''
}

async function buildApi(
  gateway: APIGatewayClient,
  spec: ApiSpec,
  endpoints: readonly string[],
  mistake: Mistake | undefined,
): Promise<string> {
  const { id: restApiId = '', rootResourceId = '' } = await gateway.send(
    new CreateRestApiCommand({
      name: 'api',
      policy: policyOf(spec.first, endpoints, mistake),
      endpointConfiguration: {
        types: [spec.type],
        ...(spec.type === 'PRIVATE' && { vpcEndpointIds: spec.associated.map((number) => endpoints[number] ?? '') }),
      },
    }),
  )
  await buildRoutes(gateway, restApiId, rootResourceId, spec.routes)
  let saves = 0
  for (const step of spec.history) {
    if (step.kind === 'save') {
      saves += 1
      const value = policyOf(step.access, endpoints, mistake)
      await gateway.send(new UpdateRestApiCommand({ restApiId, patchOperations: [{ op: 'replace', path: '/policy', value }] }))
    } else if (mistake !== 'no redeploy' || saves === 0 || !(await hasStage(gateway, restApiId, step.stage))) {
      await deploy(gateway, restApiId, step.stage)
    }
  }
  return restApiId
}

async function deploy(gateway: APIGatewayClient, restApiId: string, stageName: string): Promise<void> {
  if (!(await hasStage(gateway, restApiId, stageName))) {
    await gateway.send(new CreateDeploymentCommand({ restApiId, stageName }))
    return
  }
  const { id = '' } = await gateway.send(new CreateDeploymentCommand({ restApiId }))
  const patchOperations = [{ op: 'replace' as const, path: '/deploymentId', value: id }]
  await gateway.send(new UpdateStageCommand({ restApiId, stageName, patchOperations }))
}

async function hasStage(gateway: APIGatewayClient, restApiId: string, stageName: string): Promise<boolean> {
  const { item = [] } = await gateway.send(new GetStagesCommand({ restApiId }))
  return item.some((stage) => stage.stageName === stageName)
}

async function buildRoutes(gateway: APIGatewayClient, restApiId: string, root: string, routes: readonly string[]): Promise<void> {
  const ids = new Map([['', root]])
  for (const route of routes) {
    const [httpMethod = '', path = ''] = route.split(' ')
    let parent = ''
    for (const pathPart of path.split('/').filter((part) => part !== '')) {
      const here = `${parent}/${pathPart}`
      if (!ids.has(here)) {
        const { id = '' } = await gateway.send(new CreateResourceCommand({ restApiId, parentId: ids.get(parent), pathPart }))
        ids.set(here, id)
      }
      parent = here
    }
    const method = { restApiId, resourceId: ids.get(parent), httpMethod }
    const json = 'application/json'
    await gateway.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }))
    await gateway.send(new PutIntegrationCommand({ ...method, type: 'MOCK', requestTemplates: { [json]: '{"statusCode": 200}' } }))
    await gateway.send(new PutMethodResponseCommand({ ...method, statusCode: '200' }))
    await gateway.send(new PutIntegrationResponseCommand({ ...method, statusCode: '200', responseTemplates: { [json]: route } }))
  }
}

function policyOf(access: Access, endpoints: readonly string[], mistake: Mistake | undefined): string {
  const ids = access.endpoints.map((number) => endpoints[(mistake === 'wrong endpoint id' ? number + 1 : number) % endpoints.length] ?? '')
  const everyone = { Principal: '*', Action: 'execute-api:Invoke' }
  const allow = {
    Effect: 'Allow',
    ...everyone,
    Resource: access.grants.map(({ stage = '*', method = '*', path = '/*' }) =>
      mistake === 'stage and method swapped' ? `execute-api:/${method}/${stage}${path}` : `execute-api:/${stage}/${method}${path}`,
    ),
  }
  const deny = (condition: object): object => ({ Effect: 'Deny', ...everyone, Resource: 'execute-api:/*', Condition: condition })
  const statements = {
    'deny unless endpoint': [deny({ StringNotEquals: { 'aws:SourceVpce': ids } }), allow],
    'allow if endpoint': [{ ...allow, Condition: { StringEquals: { 'aws:SourceVpce': ids } } }],
    'deny unless VPC': [allow, deny({ StringNotEquals: { 'aws:SourceVpc': initialInventory().vpc } })],
    'allow everyone': [allow],
  }
  return JSON.stringify({ Version: '2012-10-17', Statement: statements[access.style] })
}

function endpointPolicy(policy: Exclude<EndpointSpec['policy'], 'full'>): string {
  const all = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }
  const statements = {
    'only stage s1': [{ ...all, Resource: 'arn:aws:execute-api:us-east-1:123456789012:*/s1/*' }],
    'no POST': [all, { ...all, Effect: 'Deny', Resource: 'arn:aws:execute-api:us-east-1:123456789012:*/s?/POST/*' }],
  }
  return JSON.stringify({ Version: '2012-10-17', Statement: statements[policy] })
}
