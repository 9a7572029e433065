import type { Aws } from '../aws/aws.ts'
import type { Config } from '../config/config.ts'
import { observeListeners, type ObservedListener } from '../resources/listener.ts'
import { observeLoadBalancers } from '../resources/load-balancer.ts'
import { observeSubnets, observeVpcs } from '../resources/network.ts'
import { observeApi } from '../resources/observe-api.ts'
import { findApis } from '../resources/rest-api.ts'
import { observeSecurityGroups, readSecurityGroups } from '../resources/security-group.ts'
import { observeTargetGroups } from '../resources/target-group.ts'
import { observeVpcEndpoints, readVpcEndpoint, type ObservedVpcEndpoint } from '../resources/vpc-endpoint.ts'
import { observeVpcLinks } from '../resources/vpc-link.ts'
import type { Observed } from './observed.ts'

/** Reads everything that a plan for the config looks at; changes nothing. */
export async function observe(config: Config, aws: Aws): Promise<Observed> {
  const stack = config.name
  const { subnetIds, vpcIds, endpointIds, loadBalancerArns } = mentioned(config)
  const subnets = await observeSubnets(aws, subnetIds)
  const vpcs = await observeVpcs(aws, vpcIds)
  const vpcEndpoints = await observeEndpoints(aws, endpointIds)
  const owned = await observeSecurityGroups(aws, stack)
  const foreign = vpcEndpoints
    .filter(({ id, vpc, tags }) => tags?.stack !== stack && (endpointIds.includes(id) || vpcIds.includes(vpc)))
    .flatMap(({ securityGroups }) => securityGroups)
    .filter((id) => !owned.some((group) => group.id === id))
  const securityGroups = [...owned, ...(await readSecurityGroups(aws, [...new Set(foreign)]))]
  const loadBalancers = await observeLoadBalancers(aws, stack, loadBalancerArns)
  const listeners: ObservedListener[] = []
  for (const { arn } of loadBalancers) listeners.push(...(await observeListeners(aws, arn)))
  const targetGroups = await observeTargetGroups(aws, stack)
  const vpcLinks = await observeVpcLinks(aws, stack)
  const apis = await findApis(aws, stack)
  const [head] = apis
  const api = head === undefined || apis.length > 1 ? undefined : await observeApi(aws, head)
  return { subnets, vpcs, securityGroups, vpcEndpoints, loadBalancers, targetGroups, listeners, vpcLinks, apis, api }
}

async function observeEndpoints(aws: Aws, named: readonly string[]): Promise<readonly ObservedVpcEndpoint[]> {
  const found = [...(await observeVpcEndpoints(aws))]
  for (const id of named) {
    if (found.some((endpoint) => endpoint.id === id)) continue
    const other = await readVpcEndpoint(aws, id)
    if (other !== undefined) found.push(other)
  }
  return found
}

/** What a config names of things that it does not own. */
function mentioned(config: Config): {
  readonly subnetIds: readonly string[]
  readonly vpcIds: readonly string[]
  readonly endpointIds: readonly string[]
  readonly loadBalancerArns: readonly string[]
} {
  const endpoints = Object.values(config.endpoints)
  const backends = Object.values(config.backends)
  const unique = (all: readonly string[]): readonly string[] => [...new Set(all)]
  return {
    subnetIds: unique([
      ...endpoints.flatMap((endpoint) => (endpoint.kind === 'managed' ? endpoint.subnets : [])),
      ...backends.flatMap((backend) => (backend.kind === 'load-balancer' ? backend.subnets : [])),
    ]),
    vpcIds: unique(endpoints.flatMap((endpoint) => (endpoint.kind === 'managed' ? [endpoint.vpc] : []))),
    endpointIds: unique(endpoints.flatMap((endpoint) => (endpoint.kind === 'existing' ? [endpoint.id] : []))),
    loadBalancerArns: unique(backends.flatMap((backend) => (backend.kind === 'existing-load-balancer' ? [backend.arn] : []))),
  }
}
