/** How long what AWS does in the background takes, in milliseconds of the sandbox's clock. Typical values, not promises of AWS. */
export const durations = {
  /** `pending` to `available` of an interface VPC endpoint. */
  vpcEndpointPending: 60_000,
  /** `deleting` to gone; the network interfaces go with the endpoint. */
  vpcEndpointDeleting: 60_000,
  /** `provisioning` to `active` of a load balancer. */
  loadBalancerProvisioning: 120_000,
  /** `PENDING` to `AVAILABLE` or `FAILED` of a VPC Link v1. */
  vpcLinkPending: 180_000,
  /** `DELETING` to gone of a VPC Link v1. */
  vpcLinkDeleting: 120_000,
  /** `initial` of a registered target, before its health is known. */
  targetInitial: 30_000,
} as const
