import { parsePolicy, type ParsedPolicy, type PolicyDocument } from '../../policy/index.ts'
import { fillPseudoParameters, hasPseudoParameters, type Deployment } from './cloudformation/fill-pseudo-parameters.ts'
import type { FoundPolicy } from './found-api.ts'
import { plainValue } from './text/plain-value.ts'

/** A policy that was found, as far as it is one. */
export type GivenPolicy = Extract<FoundPolicy, { readonly kind: 'policy' }>

/** Reads a policy that was found in an input; its parts stand where they stand in the input. `deployment` says what a template's pseudo parameters are. */
export function parseFoundPolicy({ document, dialect }: GivenPolicy, deployment?: Deployment): ParsedPolicy {
  const { value, rangeOf } = plainValue(
    deployment === undefined || dialect !== 'cloudformation' ? document : fillPseudoParameters(document, deployment),
  )
  return parsePolicy(value as PolicyDocument, { dialect, rangeOf })
}

/** Tells whether a policy depends on the account, Region or partition that its template is deployed to. */
export function dependsOnDeployment({ document, dialect }: GivenPolicy): boolean {
  return dialect === 'cloudformation' && hasPseudoParameters(document)
}
