import { canonicalKey } from './condition-key.ts'
import { checkApiArn } from './check-api-arn.ts'
import { parseApiArn } from './execute-api-arn.ts'
import { expandShorthand } from './expand-shorthand.ts'
import { foldCase } from './fold-case.ts'
import { operatorText } from './operator.ts'
import type { PolicyInput } from './policy-input.ts'
import { policyOf } from './policy-of.ts'
import { policyToDocument } from './policy-to-document.ts'
import { effectiveVersion, type Policy, type PrincipalElement, type PrincipalEntry, type Statement } from './policy.ts'
import { choicesOf, settleChoices, settlements } from './settle-choices.ts'
import { valueText, type Part, type Value } from './value.ts'

/**
 * Tells whether two policies say the same, however they are written.
 *
 * Escapes, indentation, the order and repetition of statements and values, scalar or list, the case of actions and condition keys, the short form of an account
 * and, where `api` is given, the shorthand `execute-api:/…` make no difference; `Sid` and `Id` do. Throws PolicyError where one does not parse.
 */
export function samePolicy(a: PolicyInput, b: PolicyInput, options: { readonly api?: string } = {}): boolean {
  const [first, second] = [policyOf(a), policyOf(b)]
  const choices = [...new Set([...choicesOf(first), ...choicesOf(second)])]
  if (choices.length > mostChoices) return JSON.stringify(policyToDocument(first)) === JSON.stringify(policyToDocument(second))
  return settlements(choices).every(
    (settled) => canonicalForm(settleChoices(first, settled), options.api) === canonicalForm(settleChoices(second, settled), options.api),
  )
}

/** Of how many of CloudFormation's conditions all combinations are looked at. */
const mostChoices = 8

function canonicalForm(parsed: Policy, api: string | undefined): string {
  const policy = api === undefined ? parsed : expandShorthand(parsed, checkApiArn(api))
  const partition = (api === undefined ? undefined : parseApiArn(api)?.partition) ?? 'aws'
  return JSON.stringify([
    effectiveVersion(policy),
    policy.id === undefined ? null : canonicalValue(policy.id),
    canonicalStatements(policy, partition),
    asSet((policy.later ?? []).map(({ raw }) => raw)),
  ])
}

function canonicalStatements(policy: Policy, partition: string): readonly string[] {
  return asSet(policy.statements.map((statement) => JSON.stringify(canonicalStatement(statement, partition))))
}

function canonicalStatement({ sid, effect, principal, action, resource, conditions }: Statement, partition: string): unknown {
  return [
    sid === undefined ? null : canonicalValue(sid),
    effect.value,
    [principal.negated, canonicalPrincipal(principal, partition)],
    [action.negated, asSet(action.values.map((value) => canonicalValue(value, foldCase)))],
    [resource.negated, asSet(resource.values.map((value) => canonicalValue(value)))],
    asSet(
      conditions.map(({ operator, key, values }) =>
        JSON.stringify([operatorText(operator), foldCase(canonicalKey(key.name)), asSet(values.map((value) => canonicalValue(value)))]),
      ),
    ),
  ]
}

function canonicalPrincipal(principal: PrincipalElement, partition: string): readonly string[] {
  // Why: AWS documents `"*"` and `{"AWS": "*"}` as equivalent, and services may rewrite one to the other.
  return principal.everyone ? ['AWS "*"'] : asSet(principal.entries.map((entry) => canonicalEntry(entry, partition)))
}

function canonicalEntry({ type, value }: PrincipalEntry, partition: string): string {
  const text = valueText(value)
  if (type === 'AWS' && /^\d{12}$/.test(text)) return `AWS ${JSON.stringify(`arn:${partition}:iam::${text}:root`)}`
  return `${type} ${canonicalValue(value)}`
}

/** Writes a value so that different parts give different texts: a literal `${x}` of an old version is no variable. */
function canonicalValue(value: Value, fold: (text: string) => string = (text) => text): string {
  if (value.parts.every(({ kind }) => kind === 'literal')) return JSON.stringify(fold(valueText(value)))
  return JSON.stringify(value.parts.map((part) => canonicalPart(part, fold)))
}

function canonicalPart(part: Part, fold: (text: string) => string): readonly (string | undefined)[] {
  switch (part.kind) {
    case 'literal':
      return [part.kind, fold(part.text)]
    case 'escape':
      return [part.kind, part.character]
    case 'variable':
      return [part.kind, foldCase(part.name), part.default]
    case 'reference':
      return [part.kind, part.raw]
  }
}

function asSet(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort()
}
