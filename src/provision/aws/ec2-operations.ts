import type {
  AuthorizeSecurityGroupIngressCommandInput,
  AuthorizeSecurityGroupIngressCommandOutput,
  CreateSecurityGroupCommandInput,
  CreateSecurityGroupCommandOutput,
  CreateVpcEndpointCommandInput,
  CreateVpcEndpointCommandOutput,
  DeleteSecurityGroupCommandInput,
  DeleteSecurityGroupCommandOutput,
  DeleteVpcEndpointsCommandInput,
  DeleteVpcEndpointsCommandOutput,
  DescribeSecurityGroupsCommandInput,
  DescribeSecurityGroupsCommandOutput,
  DescribeSubnetsCommandInput,
  DescribeSubnetsCommandOutput,
  DescribeVpcAttributeCommandInput,
  DescribeVpcAttributeCommandOutput,
  DescribeVpcEndpointsCommandInput,
  DescribeVpcEndpointsCommandOutput,
  ModifyVpcEndpointCommandInput,
  ModifyVpcEndpointCommandOutput,
  RevokeSecurityGroupIngressCommandInput,
  RevokeSecurityGroupIngressCommandOutput,
} from '@aws-sdk/client-ec2'
import type { Repeat, Shape } from './operation.ts'

/** The operations of EC2 that provisioning uses. */
export interface Ec2Operations {
  readonly DescribeVpcAttribute: Shape<DescribeVpcAttributeCommandInput, DescribeVpcAttributeCommandOutput>
  readonly DescribeSubnets: Shape<DescribeSubnetsCommandInput, DescribeSubnetsCommandOutput>
  readonly DescribeSecurityGroups: Shape<DescribeSecurityGroupsCommandInput, DescribeSecurityGroupsCommandOutput>
  readonly CreateSecurityGroup: Shape<CreateSecurityGroupCommandInput, CreateSecurityGroupCommandOutput>
  readonly AuthorizeSecurityGroupIngress: Shape<AuthorizeSecurityGroupIngressCommandInput, AuthorizeSecurityGroupIngressCommandOutput>
  readonly RevokeSecurityGroupIngress: Shape<RevokeSecurityGroupIngressCommandInput, RevokeSecurityGroupIngressCommandOutput>
  readonly DeleteSecurityGroup: Shape<DeleteSecurityGroupCommandInput, DeleteSecurityGroupCommandOutput>
  readonly DescribeVpcEndpoints: Shape<DescribeVpcEndpointsCommandInput, DescribeVpcEndpointsCommandOutput>
  readonly CreateVpcEndpoint: Shape<CreateVpcEndpointCommandInput, CreateVpcEndpointCommandOutput>
  readonly ModifyVpcEndpoint: Shape<ModifyVpcEndpointCommandInput, ModifyVpcEndpointCommandOutput>
  readonly DeleteVpcEndpoints: Shape<DeleteVpcEndpointsCommandInput, DeleteVpcEndpointsCommandOutput>
}

/** Which of them may be sent again when their answer was lost. */
export const ec2Repeats: Readonly<Record<keyof Ec2Operations, Repeat>> = {
  DescribeVpcAttribute: 'safe',
  DescribeSubnets: 'safe',
  DescribeSecurityGroups: 'safe',
  CreateSecurityGroup: 'look-first',
  AuthorizeSecurityGroupIngress: 'safe',
  RevokeSecurityGroupIngress: 'safe',
  DeleteSecurityGroup: 'safe',
  DescribeVpcEndpoints: 'safe',
  CreateVpcEndpoint: 'safe',
  ModifyVpcEndpoint: 'safe',
  DeleteVpcEndpoints: 'safe',
}
