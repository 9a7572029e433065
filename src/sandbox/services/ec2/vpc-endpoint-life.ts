import type { Call, VpcEndpoint } from '../../world/index.ts'

/** Gives the state of a VPC endpoint at a time, as EC2 sends it; `undefined` where it is gone. */
export function vpcEndpointState(endpoint: VpcEndpoint, now: number): 'pending' | 'available' | 'deleting' | undefined {
  if (endpoint.deletedAt !== undefined) return now < endpoint.deletedAt ? 'deleting' : undefined
  return now < endpoint.availableAt ? 'pending' : 'available'
}

/** The VPC endpoints that DescribeVpcEndpoints still lists: all but those whose deletion is over. */
export function liveVpcEndpoints({ region, now }: Pick<Call, 'region' | 'now'>): readonly VpcEndpoint[] {
  return Object.values(region.vpcEndpoints).filter((endpoint) => vpcEndpointState(endpoint, now) !== undefined)
}

/** Forgets the VPC endpoints whose deletion is over, and their network interfaces. */
export function sweepVpcEndpoints({ region, now }: Pick<Call, 'region' | 'now'>): void {
  for (const endpoint of Object.values(region.vpcEndpoints)) {
    if (vpcEndpointState(endpoint, now) !== undefined) continue
    for (const id of endpoint.networkInterfaceIds) delete region.networkInterfaces[id]
    delete region.vpcEndpoints[endpoint.vpcEndpointId]
  }
}
