import type { Change, ResourceKind } from '../plan/plan.ts'
import { executeMethod, executeResource, executeRestApi } from './execute-api.ts'
import { executeAuthorizer } from './execute-authorizer.ts'
import { executeListener, executeLoadBalancer, executeTargetGroup, executeVpcLink } from './execute-backend.ts'
import { executeDeployment, executeStage } from './execute-deployment.ts'
import { executeSecurityGroup, executeVpcEndpoint } from './execute-network.ts'
import type { Run } from './run.ts'

/** Carries out one change and waits until it holds; gives the id or ARN of its resource. */
export function executeChange(run: Run, change: Change): Promise<string> {
  return executors[change.resource](run, change)
}

const executors: Readonly<Record<ResourceKind, (run: Run, change: Change) => Promise<string>>> = {
  'security-group': executeSecurityGroup,
  'vpc-endpoint': executeVpcEndpoint,
  'load-balancer': executeLoadBalancer,
  'target-group': executeTargetGroup,
  listener: executeListener,
  'vpc-link': executeVpcLink,
  'rest-api': executeRestApi,
  authorizer: executeAuthorizer,
  resource: executeResource,
  method: executeMethod,
  deployment: executeDeployment,
  stage: executeStage,
}
