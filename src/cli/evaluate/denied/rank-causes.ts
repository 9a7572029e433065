import type { Cause, Likelihood } from './cause.ts'
import type { Evidence } from './evidence.ts'
import { badSignature, denyElsewhere, endpointPolicy, endpointPolicyNamesPrincipals, identityPolicySilent } from './other-policy-causes.ts'
import { denyApplies, noAllowApplies, notDeployed, principalsNamed } from './policy-causes.ts'

/** Gives why a policy may have refused a request, likeliest first. */
export function rankCauses(evidence: Evidence): readonly Cause[] {
  const causes = rules.map((rule) => rule(evidence)).filter((cause) => cause !== undefined)
  return causes.sort((a, b) => order[a.likelihood] - order[b.likelihood])
}

const order: Readonly<Record<Likelihood, number>> = { certain: 0, likely: 1, possible: 2 }

const rules: readonly ((evidence: Evidence) => Cause | undefined)[] = [
  denyApplies,
  noAllowApplies,
  principalsNamed,
  identityPolicySilent,
  denyElsewhere,
  notDeployed,
  endpointPolicy,
  endpointPolicyNamesPrincipals,
  badSignature,
]
