// @cloud-copilot/iam-simulate, called as its README documents. It does not know API Gateway's shorthand, and gets the resources in full.
import { anonymousPrincipal, runSimulation } from '@cloud-copilot/iam-simulate'
import { expandResources } from '../../dist/index.js'
import { api } from '../decide-cases.js'

/** Gives what decides by a resource policy. */
export function openIamSimulate(policy) {
  const resourcePolicy = expandResources(policy, api)
  return async (request) => {
    const response = await runSimulation(
      {
        request: {
          principal: anonymousPrincipal,
          action: request.action,
          resource: { resource: request.resource, accountId: '111122223333' },
          contextVariables: request.context,
        },
        identityPolicies: [],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy,
      },
      {},
    )
    if (response.resultType === 'error') throw new Error(response.errors.message)
    return outcomes[response.overallResult] ?? response.overallResult
  }
}

const outcomes = { Allowed: 'Allow', ExplicitlyDenied: 'ExplicitDeny', ImplicitlyDenied: 'ImplicitDeny' }
