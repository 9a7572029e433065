/**
 * The endpoint of another account that the probes call from: well-formed ids that are no part of any inventory.
 *
 * Its VPC uses the same private addresses as the sandbox's own first VPC, as a stranger's may.
 */
export const stranger = {
  vpcEndpointId: 'vpce-0f00000000000bad1',
  vpcId: 'vpc-0f00000000000bad2',
  address: '10.0.1.250',
  networkInterfaceAddress: '10.0.1.251',
} as const
