import { pages, type Cause, type Likelihood } from './cause.ts'
import { resourceTrace, wantsPrincipal, type Evidence } from './evidence.ts'
import { blamesAnother } from './policy-causes.ts'

/** The caller is of another account, and its own policies do not allow the call. PA-8. */
export function identityPolicySilent(evidence: Evidence): Cause | undefined {
  const { caller, target, ending, blamed } = evidence.denial
  const isBlamed = blamed === 'identity-based policy' && ending === 'silent'
  if (caller === undefined || ending !== 'silent' || (blamed !== undefined && !isBlamed)) return undefined
  const account = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(caller)?.[1]
  const foreign = account !== undefined && !account.endsWith(target.account.replace(/^\*+/, ''))
  const why = foreign
    ? `\`${caller}\` is of another account than the API: its own policies must allow the call as well as the API's policy`
    : `the identity policies of \`${caller}\` do not allow the call`
  return {
    id: 'identity-policy-silent',
    likelihood: isBlamed ? 'certain' : foreign ? 'likely' : 'possible',
    why,
    help: 'allow `execute-api:Invoke` on this ARN in a policy of the caller; sign for the service `execute-api`',
    statements: [],
    see: pages.flow,
  }
}

/** Another policy than the API's own denies: of the organization, the boundary, the session or the identity. */
export function denyElsewhere(evidence: Evidence): Cause | undefined {
  const { caller, ending, blamed } = evidence.denial
  if (ending !== 'explicit-deny' || caller === undefined || blamed === 'resource-based policy' || blamed?.includes('endpoint') === true)
    return undefined
  const denies = resourceTrace(evidence)?.statements.some(({ effect, matched }) => effect === 'Deny' && matched) === true
  const likelihood: Likelihood = blamed !== undefined ? 'certain' : denies || evidence.evaluation === undefined ? 'possible' : 'likely'
  return {
    id: 'deny-elsewhere',
    likelihood,
    why: `${blamed === undefined ? 'an identity policy, a permissions boundary, a session policy or a service control policy' : `a Deny in a ${blamed}`}${blamed === undefined ? ' may deny' : ' denies'} the call of \`${caller}\``,
    help: 'look for the Deny in the policies of the caller and of its organization',
    statements: [],
    see: pages.flow,
  }
}

/** The policy of the VPC endpoint, which is asked first, does not allow the call. PA-15. */
export function endpointPolicy(evidence: Evidence): Cause | undefined {
  const isBlamed = evidence.denial.blamed?.includes('endpoint') === true
  const trace = evidence.endpoint
  if (trace?.outcome === 'Allow' && !isBlamed) return undefined
  const allowed = evidence.isPlaced && resourceTrace(evidence)?.outcome === 'Allow'
  return {
    id: 'endpoint-policy',
    likelihood:
      isBlamed || trace !== undefined
        ? 'certain'
        : blamesAnother(evidence) || evidence.denial.blamed !== undefined
          ? 'possible'
          : allowed
            ? 'likely'
            : 'possible',
    why: `the policy of the VPC endpoint is asked before that of the API, and ${trace === undefined ? 'may not allow' : 'does not allow'} this API, stage or method`,
    help: 'read it with DescribeVpcEndpoints and allow the call with ModifyVpcEndpoint; `--endpoint-policy FILE` takes it into account here',
    statements: [],
    see: pages.endpointPolicies,
  }
}

/** The request carries a signature that is wrong, which is refused before any policy is asked, on methods without authorization too. PA-16. */
export function badSignature({ denial }: Evidence): Cause | undefined {
  if (denial.caller !== undefined || denial.blamed !== undefined) return undefined
  return {
    id: 'bad-signature',
    likelihood: 'possible',
    why: 'the request carried an `Authorization: AWS4-…` header whose signature is wrong; that is refused even where the method wants none',
    help: 'call once without the header; then drop it or sign for the service `execute-api` and the right Region',
    statements: [],
    see: pages.endpointPolicies,
  }
}

/** The policy of the endpoint names callers, and one with a bearer token is anonymous to it. PA-17. */
export function endpointPolicyNamesPrincipals(evidence: Evidence): Cause | undefined {
  const { caller, blamed } = evidence.denial
  if (caller !== undefined || blamed === 'resource-based policy') return undefined
  const trace = evidence.endpoint
  const names = trace?.statements.some(wantsPrincipal) === true
  if (trace !== undefined && !names) return undefined
  return {
    id: 'endpoint-policy-names-principals',
    likelihood: names ? 'certain' : 'possible',
    why: 'the policy of the VPC endpoint names callers, and one without a signature, with a bearer token for example, is anonymous to it',
    help: 'let it say `"Principal": "*"` under a condition on the resource: `aws:ResourceAccount` or `aws:ResourceOrgID`',
    statements: [],
    see: pages.endpointPolicies,
  }
}
