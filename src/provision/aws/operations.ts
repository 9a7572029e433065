import type { GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts'
import { apiGatewayRepeats, type ApiGatewayOperations } from './api-gateway-operations.ts'
import { ec2Repeats, type Ec2Operations } from './ec2-operations.ts'
import { elbv2Repeats, type Elbv2Operations } from './elbv2-operations.ts'
import type { Repeat, Shape } from './operation.ts'

/** Every operation that provisioning uses: the least privilege that it needs is a function of this list. */
export interface Operations extends ApiGatewayOperations, Ec2Operations, Elbv2Operations {
  readonly GetCallerIdentity: Shape<GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput>
}

/** `CreateRestApi`, `DescribeVpcEndpoints`, … */
export type OperationName = keyof Operations

/** The SDK clients that provisioning loads. */
export type ServiceName = 'apigateway' | 'ec2' | 'elbv2' | 'sts'

/** The service an operation belongs to, and whether it may be repeated blindly. */
export function describeOperation(name: OperationName): { readonly service: ServiceName; readonly repeat: Repeat } {
  if (name in apiGatewayRepeats) return { service: 'apigateway', repeat: apiGatewayRepeats[name as keyof ApiGatewayOperations] }
  if (name in ec2Repeats) return { service: 'ec2', repeat: ec2Repeats[name as keyof Ec2Operations] }
  if (name in elbv2Repeats) return { service: 'elbv2', repeat: elbv2Repeats[name as keyof Elbv2Operations] }
  return { service: 'sts', repeat: 'safe' }
}
