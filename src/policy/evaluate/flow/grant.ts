import { foldCase, valueText, type PrincipalEntry, type Statement } from '../../language/index.ts'
import type { AwsCaller } from '../caller.ts'
import { readingOf, type Interpretation } from '../interpretation.ts'

/**
 * How far an Allow of a resource policy carries for a caller of the API's own account.
 *
 * - `unlimited`: it needs nothing else, and a boundary or session policy that is silent does not limit it.
 * - `limited`: it needs no Allow of the identity, but a boundary or session policy that is silent limits it.
 */
export type Grant = 'unlimited' | 'limited'

/**
 * Gives the furthest of the grants that statements make; nothing where they leave the decision to the policies of the identity.
 *
 * @param statements - those that allow the request
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-resource-boundary.html
 */
export function furthestGrant(statements: readonly Statement[], caller: AwsCaller, interpretation: Interpretation): Grant | undefined {
  const grants = statements.flatMap((statement) => grantsOf(statement, caller, interpretation))
  return (['unlimited', 'limited'] as const).find((grant) => grants.includes(grant))
}

function grantsOf(statement: Statement, caller: AwsCaller, interpretation: Interpretation): readonly (Grant | undefined)[] {
  const { principal, conditions } = statement
  const toEveryone = (): Grant =>
    conditions.some(({ key }) => foldCase(key.name) === 'aws:principalarn') || readingOf(interpretation, 'PS-76') === 'unlimited'
      ? 'unlimited'
      : 'limited'
  if (principal.everyone || principal.negated) return [toEveryone()]
  // INVARIANT: `checkValues` refuses `*` as the name of anything but AWS.
  return principal.entries.map((entry) => (valueText(entry.value) === '*' ? toEveryone() : grantByName(entry, caller, interpretation)))
}

function grantByName({ type, value }: PrincipalEntry, caller: AwsCaller, interpretation: Interpretation): Grant | undefined {
  if (type !== 'AWS') return undefined
  const text = valueText(value)
  const root = `arn:${caller.partition}:iam::${caller.account}:root`
  if (text === caller.account || text === root) return readingOf(interpretation, 'PS-73') === 'grants' ? 'limited' : undefined
  const roles = `arn:${caller.partition}:iam::${caller.account}:role/`
  if (text.startsWith(roles)) {
    const isOwn = text === caller.arn || text.slice(text.lastIndexOf('/') + 1) === caller.sessionOf
    return isOwn ? 'limited' : undefined
  }
  return text === caller.arn ? 'unlimited' : undefined
}
