import {
  CreateResourceCommand,
  CreateRestApiCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  type APIGatewayClient,
  type CreateRestApiCommandInput,
  type PutIntegrationCommandInput,
} from '@aws-sdk/client-api-gateway'
import type { Region } from '../../../src/sandbox/world/index.ts'

/** A policy that lets one endpoint in, written as a person would. */
export const policyFor = (vpceId: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: ['execute-api:/*'],
        Condition: { StringNotEquals: { 'aws:SourceVpce': vpceId } },
      },
    ],
  })

/** Makes an API with nothing in it; gives its id and that of its root resource. */
export async function makeApi(
  client: APIGatewayClient,
  input: Partial<CreateRestApiCommandInput> = {},
): Promise<{ restApiId: string; root: string }> {
  const { id = '', rootResourceId = '' } = await client.send(new CreateRestApiCommand({ name: 'orders', ...input }))
  return { restApiId: id, root: rootResourceId }
}

/** Makes a method without authorization and its integration, a mock unless said otherwise. */
export async function makeMethod(
  client: APIGatewayClient,
  restApiId: string,
  resourceId: string,
  httpMethod = 'GET',
  integration: Partial<PutIntegrationCommandInput> = { type: 'MOCK' },
): Promise<{ restApiId: string; resourceId: string; httpMethod: string }> {
  const method = { restApiId, resourceId, httpMethod }
  await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }))
  await client.send(new PutIntegrationCommand({ ...method, type: 'MOCK', ...integration }))
  return method
}

/** Makes a resource under a parent and gives its id. */
export async function makeResource(client: APIGatewayClient, restApiId: string, parentId: string, pathPart: string): Promise<string> {
  const { id = '' } = await client.send(new CreateResourceCommand({ restApiId, parentId, pathPart }))
  return id
}

/** Puts a load balancer into the Region; gives its ARN. */
export function putLoadBalancer(region: Region, name: string, type: 'network' | 'application' = 'network'): string {
  const arn = `arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/${type === 'network' ? 'net' : 'app'}/${name}/0123456789abcdef`
  region.loadBalancers[arn] = {
    arn,
    name,
    dnsName: `${name}-0123456789abcdef.elb.us-east-1.amazonaws.com`,
    type,
    scheme: 'internal',
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    subnetIds: [],
    securityGroupIds: [],
    enforceInboundOnPrivateLink: 'off',
    ipAddressType: 'ipv4',
    createdAt: 0,
    activeAt: 0,
    attributes: {},
    tags: {},
  }
  return arn
}

/** Puts an interface endpoint into the Region; gives its id. */
export function putVpcEndpoint(region: Region, vpcEndpointId: string, deletedAt?: number): string {
  region.vpcEndpoints[vpcEndpointId] = {
    vpcEndpointId,
    vpcEndpointType: 'Interface',
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    serviceName: 'com.amazonaws.us-east-1.execute-api',
    policyDocument: '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
    subnetIds: [],
    securityGroupIds: [],
    networkInterfaceIds: [],
    privateDnsEnabled: false,
    routeTableIds: [],
    ipAddressType: 'ipv4',
    createdAt: 0,
    availableAt: 0,
    ...(deletedAt !== undefined && { deletedAt }),
    tags: {},
  }
  return vpcEndpointId
}
