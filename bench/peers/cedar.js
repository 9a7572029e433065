// Cedar, with the policy parsed once. The resource's ARN and the endpoint stand in the context, where `like` and `==` reach them without an entity.
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { expandResources } from '../../dist/index.js'
import { api } from '../decide-cases.js'

/** Parses a policy, in Cedar's words; gives what decides by it. */
export function openCedar(name, policy) {
  const staticPolicies = expandResources(policy, api).Statement.map(cedarStatement).join('\n')
  const parsed = preparsePolicySet(name, { staticPolicies })
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed))
  const principal = { type: 'Caller', id: 'anonymous' }
  const resource = { type: 'Api', id: 'a1b2c3d4e5' }
  return (request) => {
    const answer = statefulIsAuthorized({
      principal,
      action: { type: 'Action', id: request.action },
      resource,
      context: { arn: request.resource, vpce: request.context['aws:SourceVpce'] },
      preparsedPolicySetId: name,
      entities: [],
    })
    if (answer.type !== 'success') throw new Error(JSON.stringify(answer))
    return answer.response.decision === 'allow' ? 'Allow' : 'Deny'
  }
}

function cedarStatement({ Effect, Action, Resource, Condition }) {
  const action = Action.endsWith(':*') ? 'action' : `action == Action::${JSON.stringify(Action)}`
  const vpce = Condition?.StringNotEquals['aws:SourceVpce']
  const unless = vpce === undefined ? '' : ` unless { context has vpce && context.vpce == ${JSON.stringify(vpce)} }`
  const arn = Resource.includes('*') ? `like ${JSON.stringify(Resource)}` : `== ${JSON.stringify(Resource)}`
  return `${Effect === 'Allow' ? 'permit' : 'forbid'} (principal, ${action}, resource) when { context.arn ${arn} }${unless};`
}
