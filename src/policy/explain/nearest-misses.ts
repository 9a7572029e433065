import { evaluate, type EvaluateOptions } from '../evaluate/index.ts'
import { parsePolicy, PolicyError, policyOf, type Policy, type PolicyInput, type Request } from '../language/index.ts'
import { applyChanges } from './apply-changes.ts'
import { targetOf, type NearestMiss, type RequestChange } from './nearest-miss.ts'
import { possibleChanges } from './possible-changes.ts'

/**
 * Says what would have had to be different for a request to be allowed: the fewest changes, made of what the policies themselves name, likeliest first.
 *
 * Each was evaluated under the same options and allowed. Empty where the request is allowed as it is, and where nothing was found within 1000 evaluations:
 * that proves nothing. Throws PolicyError as `evaluate` does.
 *
 * @example
 * ```ts
 * import { nearestMisses, privateApiPolicy } from 'apply-private-api'
 *
 * const policy = privateApiPolicy({ vpceIds: ['vpce-0a1b2c3d4e5f60718'] })
 * const resource = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/orders'
 *
 * console.log(nearestMisses(policy, { resource })[0]?.changes)
 * // [ { kind: 'context', key: 'aws:SourceVpce', after: 'vpce-0a1b2c3d4e5f60718' } ]
 * ```
 */
export function nearestMisses(policy: PolicyInput, request: Request, options: EvaluateOptions = {}): readonly NearestMiss[] {
  const read = policyOf(policy)
  if (evaluate(read, request, options).decision === 'Allow') return []
  const atoms = possibleChanges(policiesOf(read, options), request)
  const tried = new Set<string>()
  let left = maximumEvaluations
  for (let size = 1; size <= maximumChanges; size++) {
    const found: NearestMiss[] = []
    for (const changes of combinations(atoms, size)) {
      const changed = applyChanges(request, changes)
      const text = JSON.stringify(changed)
      if (tried.has(text)) continue
      tried.add(text)
      if (left-- <= 0) return found
      if (isAllowed(read, changed, options) && found.push({ changes, request: changed }) >= maximumFound) return found
    }
    if (found.length > 0) return found
  }
  return []
}

const maximumEvaluations = 1000
const maximumChanges = 3
const maximumFound = 10

function policiesOf(policy: PolicyInput, options: EvaluateOptions): readonly Policy[] {
  const { endpointPolicy, domainPolicy, identityPolicies = [], permissionsBoundary, sessionPolicy } = options
  const { serviceControlPolicies = [], resourceControlPolicies = [], authorizer } = options
  const single = [endpointPolicy, domainPolicy, permissionsBoundary, sessionPolicy].filter((one) => one !== undefined)
  const answered = authorizer?.kind === 'policy' ? [authorizer.policy] : []
  const inputs = [policy, ...single, ...identityPolicies, ...serviceControlPolicies.flat(), ...resourceControlPolicies.flat(), ...answered]
  // Why: `evaluate` has read them already, each as what it is; here it does not matter what they are attached to.
  return inputs.map((input) => parsePolicy(input).policy).filter((one) => one !== undefined)
}

function isAllowed(policy: PolicyInput, request: Request, options: EvaluateOptions): boolean {
  try {
    return evaluate(policy, request, options).decision === 'Allow'
  } catch (error) {
    // Why: a value that a policy names need not be one that a request can carry.
    if (error instanceof PolicyError) return false
    throw error
  }
}

/** Gives the sets of `size` changes that can be made at once. */
function* combinations(
  atoms: readonly (readonly RequestChange[])[],
  size: number,
  from = 0,
  taken: readonly RequestChange[] = [],
): Generator<readonly RequestChange[]> {
  if (size === 0) {
    yield taken
    return
  }
  for (let index = from; index < atoms.length; index++) {
    const atom = atoms[index] ?? []
    if (atom.length > size || atom.some((change) => taken.some((other) => targetOf(other) === targetOf(change)))) continue
    yield* combinations(atoms, size - atom.length, index + 1, [...taken, ...atom])
  }
}
