import { choicesOf, partText, PolicyError, valueText, type Node, type Policy, type Statement, type Value } from '../language/index.ts'

/** Throws PolicyError where a policy holds a reference without a binding, or says what AWS does not support; whatever the request, and never as a silent "no match". */
export function checkSupport(policy: Policy): void {
  checkNotPrincipals(policy)
  const [open] = choicesOf(policy)
  if (open !== undefined) throw unresolved(`whether the condition \`${open}\` is true`, policy, `say it: \`conditions: { ${open}: true }\``)
  const [later] = policy.later ?? []
  if (later !== undefined)
    throw unresolved(`what \`${later.cause.raw}\` stands for`, later.cause, 'write what is known already in its place')
  for (const statement of policy.statements) for (const value of valuesOf(statement)) checkParts(value)
}

/** Throws PolicyError where a policy lets in by `NotPrincipal`. */
export function checkNotPrincipals({ statements }: Policy): void {
  statements.forEach(checkNotPrincipal)
}

/** AWS does not support it. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html */
function checkNotPrincipal({ principal, effect }: Statement): void {
  if (!principal.negated || effect.value === 'Deny') return
  throw new PolicyError('UNSUPPORTED', 'AWS supports `NotPrincipal` only with `"Effect": "Deny"`', {
    at: principal.pointer,
    help: 'name who is let in with `Principal`, and who is not with a Deny',
  })
}

function checkParts(value: Value): void {
  for (const part of value.parts) {
    if (part.kind === 'reference')
      throw unresolved(`\`${partText(part)}\``, value, 'say what it stands for: `bindings: { [reference.raw]: … }`')
  }
}

function unresolved(what: string, { pointer }: Node, help: string): PolicyError {
  return new PolicyError('UNRESOLVED_REFERENCE', `${what} is not known yet`, { at: pointer, help })
}

/** Gives all values of a statement that decide about a match. */
export function valuesOf({ principal, action, resource, conditions }: Statement): readonly Value[] {
  return [
    ...principal.entries.map((entry) => entry.value),
    ...action.values,
    ...resource.values,
    ...conditions.flatMap((condition) => condition.values),
  ]
}

/** Makes the error for a value that means nothing where it stands. */
export function invalidValue(value: Value, problem: string, help: string): PolicyError {
  return new PolicyError('INVALID_VALUE', `\`${valueText(value).slice(0, 200)}\` ${problem}`, { at: value.pointer, help })
}
