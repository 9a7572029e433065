import { valueText, type PrincipalElement, type PrincipalEntry } from '../language/index.ts'
import type { Caller } from './caller.ts'
import { choose, type Interpretation } from './interpretation.ts'
import { placeOfNode } from './place-of-node.ts'
import type { ElementTrace, MatchReason } from './trace.ts'

/**
 * Tells whether a statement speaks of a caller.
 *
 * `Principal`: one of the caller's identities is listed. `NotPrincipal`: not all of them are; AWS wants the account, and for a session the role, beside the caller,
 * and spares nobody who has a permissions boundary.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function matchPrincipal(element: PrincipalElement, caller: Caller, interpretation: Interpretation): ElementTrace {
  const { negated, everyone, entries } = element
  const covers = entries.some(isEveryone) && coversWithStar(caller, interpretation)
  const stars = entries.flatMap((entry, index) => (isEveryone(entry) && covers ? [index] : []))
  const listed = identitiesOf(caller).map((identity) => entries.flatMap((entry, index) => (names(entry, identity) ? [index] : [])))
  const all = everyone || stars.length > 0
  const trace = (matched: boolean, reason: MatchReason): ElementTrace => ({
    element: 'principal',
    ...placeOfNode(element),
    matched,
    negated,
    ...(caller.kind === 'anonymous' ? {} : { requestValue: caller.kind === 'aws' ? caller.arn : caller.name }),
    policyValues: everyone ? ['*'] : entries.map((entry) => valueText(entry.value)),
    hits: everyone ? [0] : [...new Set([...stars, ...listed.flat()])].sort((a, b) => a - b),
    reason,
  })
  // Why: AWS denies whoever has a permissions boundary, whoever is listed.
  if (negated && 'bounded' in caller) return trace(true, 'bounded')
  if (all) return trace(!negated, 'everyone')
  if (caller.kind === 'anonymous') return trace(negated, 'anonymous')
  const named = negated ? listed.every((hits) => hits.length > 0) : listed.some((hits) => hits.length > 0)
  return trace(named !== negated, named ? 'equal' : 'different')
}

type Identity =
  | { readonly kind: 'account'; readonly partition: string; readonly account: string }
  | { readonly kind: 'arn'; readonly arn: string }
  | { readonly kind: 'role'; readonly partition: string; readonly account: string; readonly name: string }
  | { readonly kind: 'Service' | 'Federated' | 'CanonicalUser'; readonly name: string }

function identitiesOf(caller: Caller): readonly Identity[] {
  switch (caller.kind) {
    case 'anonymous':
      return []
    case 'aws': {
      const { partition, account, arn, sessionOf } = caller
      return [
        { kind: 'account', partition, account },
        ...(arn === `arn:${partition}:iam::${account}:root` ? [] : [{ kind: 'arn', arn } as const]),
        ...(sessionOf === undefined ? [] : [{ kind: 'role', partition, account, name: sessionOf } as const]),
      ]
    }
    case 'Service':
    case 'Federated':
    case 'CanonicalUser':
      return [caller]
  }
}

function names({ type, value }: PrincipalEntry, identity: Identity): boolean {
  const text = valueText(value)
  switch (identity.kind) {
    case 'account':
      return type === 'AWS' && (text === identity.account || text === `arn:${identity.partition}:iam::${identity.account}:root`)
    case 'arn':
      return type === 'AWS' && text === identity.arn
    case 'role': {
      // Why: a session's ARN lacks the path of its role, and names of roles are unique in an account whatever their path.
      const prefix = `arn:${identity.partition}:iam::${identity.account}:role/`
      return type === 'AWS' && text.startsWith(prefix) && text.slice(text.lastIndexOf('/') + 1) === identity.name
    }
    case 'Service':
    case 'Federated':
    case 'CanonicalUser':
      return type === identity.kind && text === identity.name
  }
}

/** INVARIANT: `checkValues` refuses `*` as the name of anything but AWS. */
function isEveryone({ value }: PrincipalEntry): boolean {
  return valueText(value) === '*'
}

function coversWithStar(caller: Caller, interpretation: Interpretation): boolean {
  if (caller.kind === 'anonymous' || caller.kind === 'aws') return true
  return choose(interpretation, 'PS-71', { everyone: () => true, 'aws-and-anonymous': () => false })
}
