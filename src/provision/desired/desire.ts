import type { Config } from '../config/config.ts'
import type { DesiredListener } from '../resources/listener.ts'
import type { DesiredLoadBalancer } from '../resources/load-balancer.ts'
import { httpsFrom } from '../resources/security-group-ingress.ts'
import type { DesiredSecurityGroup } from '../resources/security-group.ts'
import type { DesiredTargetGroup } from '../resources/target-group.ts'
import type { DesiredVpcEndpoint } from '../resources/vpc-endpoint.ts'
import { desiredMethod, type DesiredMethod } from './desired-method.ts'
import { balancerName, securityGroupName, type Known } from './known.ts'

/** The security groups and endpoints that the stack makes: none where somebody else's endpoint is used. */
export function desireNetwork(
  config: Config,
  known: Pick<Known, 'adopted'>,
): { readonly securityGroups: readonly DesiredSecurityGroup[]; readonly vpcEndpoints: readonly DesiredVpcEndpoint[] } {
  const securityGroups: DesiredSecurityGroup[] = []
  const vpcEndpoints: DesiredVpcEndpoint[] = []
  for (const [name, endpoint] of Object.entries(config.endpoints)) {
    if (endpoint.kind === 'existing' || known.adopted.has(name)) continue
    const { vpc, privateDns } = endpoint
    securityGroups.push({
      endpoint: name,
      name: securityGroupName(config.name, name),
      vpc,
      ingress: [...new Set(endpoint.allowFrom)].sort().map(httpsFrom),
    })
    vpcEndpoints.push({ name, vpc, subnets: [...endpoint.subnets].sort(), privateDns })
  }
  return { securityGroups, vpcEndpoints }
}

/** What stands between the API and one backend; what AWS has not named yet is undefined. */
export interface DesiredBackend {
  readonly name: string
  /** Undefined where the config names a load balancer of somebody else's. */
  readonly own:
    | {
        readonly loadBalancer: DesiredLoadBalancer
        readonly targetGroup: Omit<DesiredTargetGroup, 'vpc'> & { readonly vpc: string | undefined }
        readonly listener: Pick<DesiredListener, 'backend' | 'port'>
      }
    | undefined
  readonly vpcLink: { readonly name: string }
}

/** Every backend that is reached through a VPC link. */
export function desireBackends(config: Config, known: Pick<Known, 'backendVpcs'>): readonly DesiredBackend[] {
  return Object.entries(config.backends).flatMap(([backend, settings]): readonly DesiredBackend[] => {
    const vpcLink = { name: `${config.name}-${backend}` }
    switch (settings.kind) {
      case 'mock':
        return []
      case 'existing-load-balancer':
        return [{ name: backend, own: undefined, vpcLink }]
      case 'load-balancer': {
        const name = balancerName(config.name, backend, settings.subnets)
        const targets = [...new Set(settings.targets)].sort().map((address) => `${address}:${settings.targetPort}`)
        const own = {
          loadBalancer: { backend, name, subnets: [...settings.subnets].sort() },
          targetGroup: { backend, name, vpc: known.backendVpcs.get(backend), port: settings.targetPort, targets },
          listener: { backend, port: settings.port },
        }
        return [{ name: backend, own, vpcLink }]
      }
    }
  })
}

/** Every method of the API, in the order of path and verb. */
export function desireMethods(config: Config, known: Pick<Known, 'loadBalancers' | 'vpcLinks' | 'authorizers'>): readonly DesiredMethod[] {
  return config.api.routes
    .flatMap((route) => {
      const backend = config.backends[route.to]
      const facts = {
        dnsName: known.loadBalancers.get(route.to)?.dnsName,
        linkId: known.vpcLinks.get(route.to),
        authorizerId: known.authorizers.get(route.authorizer ?? ''),
      }
      return backend === undefined ? [] : [desiredMethod(route, backend, facts)]
    })
    .sort((a, b) => (`${a.path} ${a.httpMethod}` < `${b.path} ${b.httpMethod}` ? -1 : 1))
}

/** The endpoints that the API is associated with, in the order of their names; undefined stands for one that is not made yet. */
export function desireEndpointIds(config: Config, known: Pick<Known, 'endpoints'>): readonly (string | undefined)[] {
  return Object.keys(config.endpoints).map((name) => known.endpoints.get(name))
}
