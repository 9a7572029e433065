import type { Service } from '../../world/index.ts'
import { loadSdk } from '../../world/index.ts'
import { createLoadBalancer } from './create-load-balancer.ts'
import { createTargetGroup } from './create-target-group.ts'
import { deleteLoadBalancer } from './delete-load-balancer.ts'
import { describeCapacityReservation, describeLoadBalancers } from './describe-load-balancers.ts'
import { describeTargetGroups } from './describe-target-groups.ts'
import { describeListenerAttributes, modifyListenerAttributes } from './listener-attributes.ts'
import { createListener, deleteListener, describeListeners, modifyListener } from './listener.ts'
import { describeLoadBalancerAttributes, modifyLoadBalancerAttributes } from './load-balancer-attributes.ts'
import { setSecurityGroups, setSubnets } from './modify-load-balancer.ts'
import { deleteTargetGroup, modifyTargetGroup } from './modify-target-group.ts'
import { deregisterTargets, registerTargets } from './register-targets.ts'
import { addTags, describeTags, removeTags } from './tagging.ts'
import { describeTargetGroupAttributes, modifyTargetGroupAttributes } from './target-group-attributes.ts'
import { describeTargetHealth } from './target-health.ts'
import { validation } from './validation.ts'

/** Elastic Load Balancing v2 as far as a VPC Link needs it: load balancers, target groups, listeners, targets and their health. */
export const elbv2: Service = {
  signingName: 'elasticloadbalancing',
  protocol: 'query',
  loadClient: () => loadSdk('@aws-sdk/client-elastic-load-balancing-v2'),
  handlers: {
    AddTags: addTags,
    CreateListener: createListener,
    CreateLoadBalancer: createLoadBalancer,
    CreateTargetGroup: createTargetGroup,
    DeleteListener: deleteListener,
    DeleteLoadBalancer: deleteLoadBalancer,
    DeleteTargetGroup: deleteTargetGroup,
    DeregisterTargets: deregisterTargets,
    DescribeCapacityReservation: describeCapacityReservation,
    DescribeListenerAttributes: describeListenerAttributes,
    DescribeListeners: describeListeners,
    DescribeLoadBalancerAttributes: describeLoadBalancerAttributes,
    DescribeLoadBalancers: describeLoadBalancers,
    DescribeTags: describeTags,
    DescribeTargetGroupAttributes: describeTargetGroupAttributes,
    DescribeTargetGroups: describeTargetGroups,
    DescribeTargetHealth: describeTargetHealth,
    ModifyListener: modifyListener,
    ModifyListenerAttributes: modifyListenerAttributes,
    ModifyLoadBalancerAttributes: modifyLoadBalancerAttributes,
    ModifyTargetGroup: modifyTargetGroup,
    ModifyTargetGroupAttributes: modifyTargetGroupAttributes,
    RegisterTargets: registerTargets,
    RemoveTags: removeTags,
    SetSecurityGroups: setSecurityGroups,
    SetSubnets: setSubnets,
  },
  validation,
}
