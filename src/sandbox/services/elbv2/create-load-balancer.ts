import type { CreateLoadBalancerInput, CreateLoadBalancerOutput } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call, LoadBalancer } from '../../world/index.ts'
import { durations, ServiceError } from '../../world/index.ts'
import { refuseNotImitated } from '../ec2/not-imitated.ts'
import { loadBalancerPath, newLoadBalancerArn } from './arn.ts'
import { checkName } from './check-name.ts'
import { printLoadBalancer } from './describe-load-balancers.ts'
import { findNamesake } from './find-namesake.ts'
import { chooseSecurityGroups, chooseSubnets, matchInterfaces } from './load-balancer-network.ts'
import { withTags } from './tag.ts'

/**
 * Answers CreateLoadBalancer: a network or application load balancer, `provisioning` at first.
 *
 * The same name with the same settings gives the load balancer that is there.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 */
export function createLoadBalancer(input: CreateLoadBalancerInput, call: Call): CreateLoadBalancerOutput {
  const wanted = settingsOf(input, call)
  const name = input.Name ?? ''
  const namesake = findNamesake('load balancer', name, call.region.loadBalancers, (each) => sameSettings(each, wanted))
  const loadBalancer = namesake ?? make(name, wanted, withTags({}, input.Tags), call)
  return { LoadBalancers: [printLoadBalancer(loadBalancer, call)] }
}

type Settings = Pick<LoadBalancer, 'type' | 'scheme' | 'vpcId' | 'subnetIds' | 'securityGroupIds'>

function settingsOf(input: CreateLoadBalancerInput, call: Call): Settings {
  refuseNotImitated(input, ['CustomerOwnedIpv4Pool', 'IpamPools'])
  const name = input.Name ?? ''
  checkName('Load balancer', name)
  if (name.startsWith('internal-')) throw new ServiceError('ValidationError', `Load balancer name '${name}' cannot begin with 'internal-'`)
  const type = input.Type ?? 'application'
  if (type === 'gateway' || (input.IpAddressType ?? 'ipv4') !== 'ipv4' || input.EnablePrefixForIpv6SourceNat === 'on')
    throw new ServiceError('UnsupportedOperation', 'The sandbox imitates only network and application load balancers with IPv4 addresses')
  const [first, ...others] = chooseSubnets(input, type, call)
  return {
    type,
    scheme: input.Scheme ?? 'internet-facing',
    vpcId: first.vpcId,
    subnetIds: [first, ...others].map((subnet) => subnet.subnetId),
    securityGroupIds: securityGroupsOf(input, type, first.vpcId, call),
  }
}

// Why: an application load balancer always has a security group; a network load balancer made without can never get one.
function securityGroupsOf(input: CreateLoadBalancerInput, type: string, vpcId: string, call: Call): string[] {
  const given = input.SecurityGroups ?? []
  if (given.length > 0 || type === 'network') return chooseSecurityGroups(given, vpcId, call)
  const groups = Object.values(call.region.securityGroups)
  return groups.filter((group) => group.vpcId === vpcId && group.groupName === 'default').map((group) => group.groupId)
}

function make(name: string, settings: Settings, tags: Record<string, string>, call: Call): LoadBalancer {
  const arn = newLoadBalancerArn(settings.type, name, call)
  const loadBalancer: LoadBalancer = {
    arn,
    name,
    dnsName: dnsNameOf(arn, settings, call),
    ...settings,
    enforceInboundOnPrivateLink: settings.type === 'network' && settings.securityGroupIds.length > 0 ? 'on' : '',
    ipAddressType: 'ipv4',
    createdAt: call.now,
    activeAt: call.now + durations.loadBalancerProvisioning,
    attributes: {},
    tags,
  }
  call.region.loadBalancers[arn] = loadBalancer
  matchInterfaces(loadBalancer, call)
  return loadBalancer
}

function dnsNameOf(arn: string, { type, scheme }: Settings, call: Call): string {
  const [, name = '', id = ''] = loadBalancerPath(arn).split('/')
  const suffix = call.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'
  if (type === 'network') return `${name}-${id}.elb.${call.region.name}.${suffix}`
  const number = BigInt(`0x${id.slice(0, 8)}`).toString()
  return `${scheme === 'internal' ? 'internal-' : ''}${name}-${number}.${call.region.name}.elb.${suffix}`
}

function sameSettings(a: Settings, b: Settings): boolean {
  return a.type === b.type && a.scheme === b.scheme && sameSet(a.subnetIds, b.subnetIds) && sameSet(a.securityGroupIds, b.securityGroupIds)
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each))
}
