import type { VpcEndpoint } from '@aws-sdk/client-ec2'
import type { Aws } from '../aws/aws.ts'
import { readPages } from '../aws/pages.ts'
import { readTags, type StackTags } from '../desired/stack-tags.ts'

/** An interface endpoint for execute-api that this stack makes. */
export interface DesiredVpcEndpoint {
  /** Its name in the config. */
  readonly name: string
  readonly vpc: string
  readonly subnets: readonly string[]
  readonly privateDns: boolean
}

/** A VPC endpoint as it stands, whoever made it. */
export interface ObservedVpcEndpoint {
  readonly id: string
  readonly vpc: string
  readonly type: string
  readonly service: string
  /** Lower-case: `pending`, `available`, `deleting`, `failed`, … */
  readonly state: string
  readonly failure: string | undefined
  readonly subnets: readonly string[]
  readonly securityGroups: readonly string[]
  readonly privateDns: boolean
  /** Its own policy as JSON text; undefined where AWS shows none. */
  readonly policy: string | undefined
  /** The account that it belongs to, twelve digits; empty where AWS does not say. */
  readonly owner: string
  readonly tags: StackTags | undefined
}

/** The service name of execute-api in the connection's Region. */
export function executeApiService(aws: Pick<Aws, 'region' | 'partition'>): string {
  return `${aws.partition === 'aws-cn' ? 'cn.com.amazonaws' : 'com.amazonaws'}.${aws.region}.execute-api`
}

/** Every endpoint for execute-api in the Region that is not gone yet. */
export async function observeVpcEndpoints(aws: Aws): Promise<readonly ObservedVpcEndpoint[]> {
  return readVpcEndpoints(aws, { Filters: [{ Name: 'service-name', Values: [executeApiService(aws)] }] })
}

/** The endpoint with this id, of whatever service; undefined where there is none. */
export async function readVpcEndpoint(aws: Aws, id: string): Promise<ObservedVpcEndpoint | undefined> {
  const [endpoint] = await readVpcEndpoints(aws, { Filters: [{ Name: 'vpc-endpoint-id', Values: [id] }] })
  return endpoint
}

/** The endpoints with these ids that can be seen, of whatever service. */
export async function findVpcEndpoints(aws: Aws, ids: readonly string[]): Promise<readonly ObservedVpcEndpoint[]> {
  const found: ObservedVpcEndpoint[] = []
  for (let at = 0; at < ids.length; at += mostValues) {
    const values = ids.slice(at, at + mostValues)
    found.push(...(await readVpcEndpoints(aws, { Filters: [{ Name: 'vpc-endpoint-id', Values: values }] })))
  }
  return found
}

/** How many values EC2 takes for one filter. */
const mostValues = 200

/** Whether an endpoint stands, or is about to. */
export function isLive(endpoint: ObservedVpcEndpoint): boolean {
  return endpoint.state === 'available' || endpoint.state === 'pending' || endpoint.state === 'pendingacceptance'
}

/** Whether an endpoint is on its way out. */
export function isDeleting(endpoint: ObservedVpcEndpoint): boolean {
  return endpoint.state === 'deleting' || endpoint.state === 'deleted'
}

async function readVpcEndpoints(
  aws: Aws,
  query: { readonly Filters: { Name: string; Values: string[] }[] },
): Promise<readonly ObservedVpcEndpoint[]> {
  const endpoints = await readPages(async (NextToken) => {
    const page = await aws.call('DescribeVpcEndpoints', { ...query, ...(NextToken === undefined ? {} : { NextToken }) })
    return { items: page.VpcEndpoints, next: page.NextToken }
  })
  return endpoints.map(observed).filter((endpoint) => endpoint.state !== 'deleted')
}

function observed(endpoint: VpcEndpoint): ObservedVpcEndpoint {
  return {
    id: endpoint.VpcEndpointId ?? '',
    vpc: endpoint.VpcId ?? '',
    type: endpoint.VpcEndpointType ?? '',
    service: endpoint.ServiceName ?? '',
    // Why: the SDK's enum is capitalised, the wire is not.
    state: (endpoint.State ?? '').toLowerCase(),
    failure: endpoint.FailureReason ?? endpoint.LastError?.Message,
    subnets: [...(endpoint.SubnetIds ?? [])].sort(),
    securityGroups: (endpoint.Groups ?? []).map((group) => group.GroupId ?? '').sort(),
    privateDns: endpoint.PrivateDnsEnabled ?? false,
    policy: endpoint.PolicyDocument === '' ? undefined : endpoint.PolicyDocument,
    owner: endpoint.OwnerId ?? '',
    tags: readTags(endpoint.Tags),
  }
}
