import { ServiceError } from '../../world/index.ts'

/** The kinds of resources that EC2 knows by id. */
export type ResourceKind =
  | 'vpc'
  | 'subnet'
  | 'security-group'
  | 'security-group-rule'
  | 'vpc-endpoint'
  | 'network-interface'
  | 'route-table'
  | 'network-acl'
  | 'internet-gateway'

/**
 * Finds a resource by its id.
 *
 * @throws ServiceError `….Malformed` where the text cannot be such an id, `….NotFound` where there is none.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export function find<T>(kind: ResourceKind, resources: Readonly<Record<string, T>>, id: string): T {
  const { prefix, code, noun, malformed = code } = kinds[kind]
  if (!new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`).test(id))
    throw new ServiceError(`${malformed}.Malformed`, `Invalid id: "${id}" (expecting "${prefix}-...")`)
  const found = Object.hasOwn(resources, id) ? resources[id] : undefined
  if (found === undefined) throw new ServiceError(`${code}.NotFound`, `The ${noun} '${id}' does not exist`)
  return found
}

/** Names the kind of resource that an id is of, by its prefix. */
export function kindOf(id: string): ResourceKind | undefined {
  const prefix = id.slice(0, id.lastIndexOf('-'))
  return allKinds.find((kind) => kinds[kind].prefix === prefix)
}

interface Names {
  readonly prefix: string
  readonly code: string
  readonly noun: string
  readonly malformed?: string
}

const kinds: Readonly<Record<ResourceKind, Names>> = {
  vpc: { prefix: 'vpc', code: 'InvalidVpcID', noun: 'vpc ID' },
  subnet: { prefix: 'subnet', code: 'InvalidSubnetID', noun: 'subnet ID' },
  'security-group': { prefix: 'sg', code: 'InvalidGroup', noun: 'security group', malformed: 'InvalidGroupId' },
  'security-group-rule': { prefix: 'sgr', code: 'InvalidSecurityGroupRuleId', noun: 'security group rule ID' },
  'vpc-endpoint': { prefix: 'vpce', code: 'InvalidVpcEndpointId', noun: 'Vpc Endpoint Id' },
  'network-interface': { prefix: 'eni', code: 'InvalidNetworkInterfaceID', noun: 'networkInterface ID' },
  'route-table': { prefix: 'rtb', code: 'InvalidRouteTableID', noun: 'routeTable ID' },
  'network-acl': { prefix: 'acl', code: 'InvalidNetworkAclID', noun: 'networkAcl ID' },
  'internet-gateway': { prefix: 'igw', code: 'InvalidInternetGatewayID', noun: 'internetGateway ID' },
}

const allKinds = Object.keys(kinds) as readonly ResourceKind[]
