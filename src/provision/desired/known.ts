import type { Config } from '../config/config.ts'
import type { Observed } from '../observed/observed.ts'
import { isLive, type ObservedVpcEndpoint } from '../resources/vpc-endpoint.ts'
import { fitName } from './fit-name.ts'

/** The ids that AWS chose so far, by the names of the config. What is not in it is known only after apply. */
export interface Known {
  /** Endpoint name -> vpce- id. */
  readonly endpoints: ReadonlyMap<string, string>
  /** Endpoint name -> the endpoint of somebody else that is used instead of making one. */
  readonly adopted: ReadonlyMap<string, ObservedVpcEndpoint>
  /** Endpoint name -> sg- id. */
  readonly securityGroups: ReadonlyMap<string, string>
  /** Backend name -> its load balancer. */
  readonly loadBalancers: ReadonlyMap<string, { readonly arn: string; readonly dnsName: string }>
  /** Backend name -> the VPC of its subnets. */
  readonly backendVpcs: ReadonlyMap<string, string>
  /** Backend name -> the ARN of its target group. */
  readonly targetGroups: ReadonlyMap<string, string>
  /** Backend name -> the id of its VPC link. */
  readonly vpcLinks: ReadonlyMap<string, string>
  readonly api: string | undefined
  /** Authorizer name -> its id. */
  readonly authorizers: ReadonlyMap<string, string>
  /** Path -> resource id, the root included. */
  readonly resources: ReadonlyMap<string, string>
}

/** What observation says of the config's names. */
export function knownFrom(config: Config, observed: Observed): Known {
  const endpoints = new Map<string, string>()
  const adopted = new Map<string, ObservedVpcEndpoint>()
  const securityGroups = new Map<string, string>()
  for (const name of Object.keys(config.endpoints)) {
    const own = ownEndpoint(config, name, observed)
    const other = own === undefined ? foreignEndpoint(config, name, observed) : undefined
    const id = own?.id ?? other?.id
    if (id !== undefined) endpoints.set(name, id)
    if (other !== undefined) adopted.set(name, other)
    const group = ownSecurityGroup(config, name, observed)
    if (group !== undefined) securityGroups.set(name, group)
  }
  return {
    endpoints,
    adopted,
    securityGroups,
    ...knownBackends(config, observed),
    api: observed.api?.id,
    // INVARIANT: of two with one name the first counts; maps keep the last.
    authorizers: new Map([...(observed.api?.authorizers ?? [])].reverse().map(({ name, id }) => [name, id])),
    resources: new Map(observed.api?.resources.map(({ path, id }) => [path, id])),
  }
}

/** The name of a backend's load balancer and of its target group: its subnets are part of it, because AWS binds both to them. */
export function balancerName(stack: string, backend: string, subnets: readonly string[]): string {
  return fitName(stack, backend, [...subnets].sort())
}

/** The name of an endpoint's security group, unique in its VPC. */
export function securityGroupName(stack: string, endpoint: string): string {
  return `${stack}-${endpoint}-execute-api`
}

function ownEndpoint({ endpoints, name: stack }: Config, name: string, observed: Observed): ObservedVpcEndpoint | undefined {
  const endpoint = endpoints[name]
  if (endpoint?.kind !== 'managed') return undefined
  return observed.vpcEndpoints.find(
    (candidate) => candidate.tags?.stack === stack && candidate.tags.id === name && candidate.vpc === endpoint.vpc && isLive(candidate),
  )
}

function foreignEndpoint({ endpoints, name: stack }: Config, name: string, observed: Observed): ObservedVpcEndpoint | undefined {
  const endpoint = endpoints[name]
  if (endpoint === undefined) return undefined
  if (endpoint.kind === 'existing') return observed.vpcEndpoints.find(({ id }) => id === endpoint.id)
  if (!endpoint.privateDns) return undefined
  // Why: a VPC has room for one execute-api endpoint with private DNS, whoever made it.
  return observed.vpcEndpoints.find(
    (candidate) => candidate.privateDns && candidate.vpc === endpoint.vpc && candidate.tags?.stack !== stack && isLive(candidate),
  )
}

function ownSecurityGroup({ endpoints, name: stack }: Config, name: string, observed: Observed): string | undefined {
  const endpoint = endpoints[name]
  if (endpoint?.kind !== 'managed') return undefined
  return observed.securityGroups.find(
    (group) =>
      group.tags?.stack === stack && group.tags.id === name && group.vpc === endpoint.vpc && group.name === securityGroupName(stack, name),
  )?.id
}

function knownBackends(config: Config, observed: Observed): Pick<Known, 'loadBalancers' | 'backendVpcs' | 'targetGroups' | 'vpcLinks'> {
  const loadBalancers = new Map<string, { readonly arn: string; readonly dnsName: string }>()
  const backendVpcs = new Map<string, string>()
  const targetGroups = new Map<string, string>()
  const vpcLinks = new Map<string, string>()
  for (const [name, backend] of Object.entries(config.backends)) {
    if (backend.kind === 'mock') continue
    const balancer = observed.loadBalancers.find(
      backend.kind === 'load-balancer'
        ? (one) => one.tags?.stack === config.name && one.name === balancerName(config.name, name, backend.subnets)
        : (one) => one.arn === backend.arn,
    )
    if (balancer !== undefined) loadBalancers.set(name, { arn: balancer.arn, dnsName: balancer.dnsName })
    if (backend.kind === 'load-balancer') {
      const vpc = observed.subnets.find(({ id }) => id === backend.subnets[0])?.vpc
      if (vpc !== undefined) backendVpcs.set(name, vpc)
      const group = observed.targetGroups.find((one) => one.name === balancerName(config.name, name, backend.subnets))
      if (group !== undefined) targetGroups.set(name, group.arn)
    }
    const link = observed.vpcLinks.find(({ tags, target, status }) => tags?.id === name && target === balancer?.arn && status !== 'FAILED')
    if (link !== undefined) vpcLinks.set(name, link.id)
  }
  return { loadBalancers, backendVpcs, targetGroups, vpcLinks }
}
