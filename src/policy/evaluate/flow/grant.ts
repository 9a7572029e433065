import { foldCase, valueText, type PrincipalEntry, type Statement } from '../../language/index.ts'
import type { Caller } from '../caller.ts'
import { readingOf, type Interpretation } from '../interpretation.ts'

/**
 * How far an Allow of a resource policy carries for a caller of the API's own account.
 *
 * - `unlimited`: it needs nothing else, and a boundary or session policy that is silent does not limit it.
 * - `limited`: it needs no Allow of the identity, but a boundary or session policy that is silent limits it.
 * - `delegated`: it leaves the decision to the policies of the identity.
 */
export type Grant = 'unlimited' | 'limited' | 'delegated'

/**
 * Gives the furthest of the grants that statements make.
 *
 * @param statements - those that allow the request
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-resource-boundary.html
 */
export function furthestGrant(statements: readonly Statement[], caller: Caller, interpretation: Interpretation): Grant | undefined {
  const grants = statements.flatMap((statement) => grantsOf(statement, caller, interpretation))
  return (['unlimited', 'limited', 'delegated'] as const).find((grant) => grants.includes(grant))
}

function grantsOf(statement: Statement, caller: Caller, interpretation: Interpretation): readonly Grant[] {
  const { principal, conditions } = statement
  const toEveryone = (): Grant =>
    conditions.some(({ key }) => foldCase(key.name) === 'aws:principalarn') || readingOf(interpretation, 'PS-76') === 'unlimited'
      ? 'unlimited'
      : 'limited'
  if (principal.everyone || principal.negated) return [toEveryone()]
  return principal.entries.flatMap((entry) => {
    if (entry.type === 'AWS' && valueText(entry.value) === '*') return [toEveryone()]
    const grant = grantByName(entry, caller, interpretation)
    return grant === undefined ? [] : [grant]
  })
}

function grantByName({ type, value }: PrincipalEntry, caller: Caller, interpretation: Interpretation): Grant | undefined {
  if (type !== 'AWS' || caller.kind !== 'aws') return undefined
  const text = valueText(value)
  const root = `arn:${caller.partition}:iam::${caller.account}:root`
  if (text === caller.account || text === root) return readingOf(interpretation, 'PS-73') === 'grants' ? 'limited' : 'delegated'
  const roles = `arn:${caller.partition}:iam::${caller.account}:role/`
  if (text.startsWith(roles)) {
    const isOwn = text === caller.arn || text.slice(text.lastIndexOf('/') + 1) === caller.sessionOf
    return isOwn ? 'limited' : undefined
  }
  return text === caller.arn ? 'unlimited' : undefined
}
