import type {
  CreateListenerCommandInput,
  CreateListenerCommandOutput,
  CreateLoadBalancerCommandInput,
  CreateLoadBalancerCommandOutput,
  CreateTargetGroupCommandInput,
  CreateTargetGroupCommandOutput,
  DeleteListenerCommandInput,
  DeleteListenerCommandOutput,
  DeleteLoadBalancerCommandInput,
  DeleteLoadBalancerCommandOutput,
  DeleteTargetGroupCommandInput,
  DeleteTargetGroupCommandOutput,
  DeregisterTargetsCommandInput,
  DeregisterTargetsCommandOutput,
  DescribeLoadBalancerAttributesCommandInput,
  DescribeLoadBalancerAttributesCommandOutput,
  DescribeListenersCommandInput,
  DescribeListenersCommandOutput,
  DescribeLoadBalancersCommandInput,
  DescribeLoadBalancersCommandOutput,
  DescribeTagsCommandInput,
  DescribeTagsCommandOutput,
  DescribeTargetGroupsCommandInput,
  DescribeTargetGroupsCommandOutput,
  DescribeTargetHealthCommandInput,
  DescribeTargetHealthCommandOutput,
  ModifyListenerCommandInput,
  ModifyListenerCommandOutput,
  ModifyLoadBalancerAttributesCommandInput,
  ModifyLoadBalancerAttributesCommandOutput,
  RegisterTargetsCommandInput,
  RegisterTargetsCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Repeat, Shape } from './operation.ts'

/** The operations of Elastic Load Balancing v2 that provisioning uses. */
export interface Elbv2Operations {
  readonly DescribeLoadBalancers: Shape<DescribeLoadBalancersCommandInput, DescribeLoadBalancersCommandOutput>
  readonly CreateLoadBalancer: Shape<CreateLoadBalancerCommandInput, CreateLoadBalancerCommandOutput>
  readonly DescribeLoadBalancerAttributes: Shape<DescribeLoadBalancerAttributesCommandInput, DescribeLoadBalancerAttributesCommandOutput>
  readonly ModifyLoadBalancerAttributes: Shape<ModifyLoadBalancerAttributesCommandInput, ModifyLoadBalancerAttributesCommandOutput>
  readonly DeleteLoadBalancer: Shape<DeleteLoadBalancerCommandInput, DeleteLoadBalancerCommandOutput>
  readonly DescribeTags: Shape<DescribeTagsCommandInput, DescribeTagsCommandOutput>
  readonly DescribeTargetGroups: Shape<DescribeTargetGroupsCommandInput, DescribeTargetGroupsCommandOutput>
  readonly CreateTargetGroup: Shape<CreateTargetGroupCommandInput, CreateTargetGroupCommandOutput>
  readonly DeleteTargetGroup: Shape<DeleteTargetGroupCommandInput, DeleteTargetGroupCommandOutput>
  readonly RegisterTargets: Shape<RegisterTargetsCommandInput, RegisterTargetsCommandOutput>
  readonly DeregisterTargets: Shape<DeregisterTargetsCommandInput, DeregisterTargetsCommandOutput>
  readonly DescribeTargetHealth: Shape<DescribeTargetHealthCommandInput, DescribeTargetHealthCommandOutput>
  readonly DescribeListeners: Shape<DescribeListenersCommandInput, DescribeListenersCommandOutput>
  readonly CreateListener: Shape<CreateListenerCommandInput, CreateListenerCommandOutput>
  readonly ModifyListener: Shape<ModifyListenerCommandInput, ModifyListenerCommandOutput>
  readonly DeleteListener: Shape<DeleteListenerCommandInput, DeleteListenerCommandOutput>
}

/** Which of them may be sent again when their answer was lost. */
export const elbv2Repeats: Readonly<Record<keyof Elbv2Operations, Repeat>> = {
  DescribeLoadBalancers: 'safe',
  CreateLoadBalancer: 'look-first',
  DescribeLoadBalancerAttributes: 'safe',
  ModifyLoadBalancerAttributes: 'safe',
  DeleteLoadBalancer: 'safe',
  DescribeTags: 'safe',
  DescribeTargetGroups: 'safe',
  CreateTargetGroup: 'look-first',
  DeleteTargetGroup: 'safe',
  RegisterTargets: 'safe',
  DeregisterTargets: 'safe',
  DescribeTargetHealth: 'safe',
  DescribeListeners: 'safe',
  CreateListener: 'look-first',
  ModifyListener: 'safe',
  DeleteListener: 'safe',
}
