import type { Handler, Service } from '../../world/index.ts'
import { loadSdk } from '../../world/index.ts'
import { describeAccountAttributes, describePrefixLists } from './account.ts'
import { authorize, revoke } from './authorize-rules.ts'
import { describeAvailabilityZones } from './availability-zone.ts'
import { createVpcEndpoint } from './create-vpc-endpoint.ts'
import { describeNetworkInterfaces } from './describe-network-interfaces.ts'
import { describeSecurityGroups } from './describe-security-groups.ts'
import { describeSubnets } from './describe-subnets.ts'
import { describeVpcEndpoints } from './describe-vpc-endpoints.ts'
import { dryRunnable } from './dry-run.ts'
import { describeInternetGateways, describeNetworkAcls, describeRouteTables } from './implied-resources.ts'
import { modifySecurityGroupRules, updateDescriptions } from './modify-rules.ts'
import { deleteVpcEndpoints, modifyVpcEndpoint } from './modify-vpc-endpoint.ts'
import { describeSecurityGroupRules } from './security-group-rule.ts'
import { createSecurityGroup, deleteSecurityGroup } from './security-group.ts'
import { createSubnet, deleteSubnet, modifySubnetAttribute } from './subnet.ts'
import { createTags, deleteTags, describeTags } from './tagging.ts'
import { validation } from './validation.ts'
import { describeVpcAttribute, modifyVpcAttribute } from './vpc-attribute.ts'
import { sweepVpcEndpoints } from './vpc-endpoint-life.ts'
import { describeVpcEndpointServices } from './vpc-endpoint-service.ts'
import { createVpc, deleteVpc, describeVpcs } from './vpc.ts'

const handlers: Readonly<Record<string, Handler>> = {
  AuthorizeSecurityGroupEgress: authorize(true),
  AuthorizeSecurityGroupIngress: authorize(false),
  CreateSecurityGroup: createSecurityGroup,
  CreateSubnet: createSubnet,
  CreateTags: createTags,
  CreateVpc: createVpc,
  CreateVpcEndpoint: createVpcEndpoint,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteSubnet: deleteSubnet,
  DeleteTags: deleteTags,
  DeleteVpc: deleteVpc,
  DeleteVpcEndpoints: deleteVpcEndpoints,
  DescribeAccountAttributes: describeAccountAttributes,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeInternetGateways: describeInternetGateways,
  DescribeNetworkAcls: describeNetworkAcls,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribePrefixLists: describePrefixLists,
  DescribeRouteTables: describeRouteTables,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVpcAttribute: describeVpcAttribute,
  DescribeVpcEndpointServices: describeVpcEndpointServices,
  DescribeVpcEndpoints: describeVpcEndpoints,
  DescribeVpcs: describeVpcs,
  ModifySecurityGroupRules: modifySecurityGroupRules,
  ModifySubnetAttribute: modifySubnetAttribute,
  ModifyVpcAttribute: modifyVpcAttribute,
  ModifyVpcEndpoint: modifyVpcEndpoint,
  RevokeSecurityGroupEgress: revoke(true),
  RevokeSecurityGroupIngress: revoke(false),
  UpdateSecurityGroupRuleDescriptionsEgress: updateDescriptions(true),
  UpdateSecurityGroupRuleDescriptionsIngress: updateDescriptions(false),
}

/** EC2 as far as a private API needs it: VPCs, subnets, security groups, interface endpoints for execute-api, network interfaces. */
export const ec2: Service = {
  signingName: 'ec2',
  protocol: 'ec2-query',
  loadClient: () => loadSdk('@aws-sdk/client-ec2'),
  sweep: sweepVpcEndpoints,
  handlers: Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, dryRunnable(handler)])),
  validation,
}
