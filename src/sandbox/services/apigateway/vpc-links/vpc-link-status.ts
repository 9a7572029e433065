import type { VpcLinkStatus } from '@aws-sdk/client-api-gateway'
import type { Call, VpcLink } from '../../../world/index.ts'

/**
 * Says in what state a VPC Link v1 is at a time of the sandbox's clock; undefined once it is gone.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_VpcLink.html
 */
export function vpcLinkStatus(link: VpcLink, now: number): VpcLinkStatus | undefined {
  if (link.deletedAt !== undefined) return now < link.deletedAt ? 'DELETING' : undefined
  if (now < link.settledAt) return 'PENDING'
  return link.failure === undefined ? 'AVAILABLE' : 'FAILED'
}

/** Forgets the VPC links whose deletion is over. */
export function sweepVpcLinks({ region, now }: Pick<Call, 'region' | 'now'>): void {
  for (const link of Object.values(region.vpcLinks)) {
    if (vpcLinkStatus(link, now) === undefined) delete region.vpcLinks[link.id]
  }
}
