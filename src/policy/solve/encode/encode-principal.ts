import { partText, type Part, type PrincipalElement, type PrincipalEntry } from '../../language/index.ts'
import { always, and, any, free, never, not, or, type Formula } from '../formula/formula.ts'
import { literalPattern } from '../formula/pattern.ts'
import { valueSet } from '../formula/value-set.ts'
import type { Caller } from './callers.ts'
import { principalDimension } from './dimensions.ts'
import { encodeChoices } from './encode-choices.ts'
import { underReadings, type Scope } from './scope.ts'

/** Encodes that the caller is one of some. */
export function isOneOf(some: readonly Caller[], all: readonly Caller[], scope: Scope): Formula {
  if (some.length === 0) return never
  if (some.length === all.length) return always
  return any(principalDimension(scope), valueSet({ kind: 'texts', patterns: some.map(({ id }) => literalPattern(id)) }))
}

/**
 * Encodes that a statement speaks of the caller.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function encodePrincipal(element: PrincipalElement, callers: readonly Caller[], scope: Scope, purpose = 'principal'): Formula {
  const { negated, everyone, entries } = element
  if (everyone) return negated ? never : always
  if (negated)
    return not(
      isNamed(element, callers, scope, `not ${purpose} ${JSON.stringify(entries.map((entry) => [nameOf(entry), entry.value.when]))}`),
    )
  // Why one by one: one that names the caller is enough.
  const chosen = entries.filter(({ value }) => value.when !== undefined)
  const standing = entries.filter(({ value }) => value.when === undefined)
  return or(
    isNamed({ ...element, entries: standing }, callers, scope, purpose),
    ...chosen.map((entry) => and(encodeChoices(entry.value.when), isNamed({ ...element, entries: [entry] }, callers, scope, purpose))),
  )
}

function isNamed({ negated, entries }: PrincipalElement, callers: readonly Caller[], scope: Scope, purpose: string): Formula {
  const known = entries.filter(({ value }) => !(negated && value.when !== undefined) && !value.parts.some((part) => isUnknown(part, scope)))
  const unknown = entries.filter((entry) => !known.includes(entry))
  for (const { value } of unknown) for (const part of value.parts) if (isUnknown(part, scope)) scope.met.unknowns.set(part.raw, 'reference')
  // Why: whom a reference names is open, and so is whether all identities of a caller are listed.
  const open = or(...unknown.map((entry) => free(`${purpose} ${callers.length} ${nameOf(entry)}`)))
  const names = known.map(({ type, value }): Name => ({ type, text: textOf(value, scope) }))
  const matching = (coversAll: boolean): Formula =>
    isOneOf(
      callers.filter((caller) => matches(names, negated, caller, coversAll)),
      callers,
      scope,
    )
  return or(underReadings(scope, 'PS-71', matching(true), matching(false)), open)
}

function isUnknown(part: Part, scope: Scope): part is Extract<Part, { readonly kind: 'reference' }> {
  return part.kind === 'reference' && !scope.known.has(part.raw)
}

function nameOf({ type, value }: PrincipalEntry): string {
  return JSON.stringify([type, value.parts])
}

/** Gives the text of a principal, references that are known replaced. */
function textOf({ parts }: PrincipalEntry['value'], scope: Scope): string {
  return parts.map((part) => (part.kind === 'reference' ? scope.known.get(part.raw) : undefined) ?? partText(part)).join('')
}

interface Name {
  readonly type: PrincipalEntry['type']
  readonly text: string
}

/** Tells whether one identity of a caller is named or, for NotPrincipal, all are. */
function matches(names: readonly Name[], all: boolean, caller: Caller, coversAll: boolean): boolean {
  const isStar = names.some(({ type, text }) => type === 'AWS' && text === '*')
  if (isStar && (caller.kind === 'anonymous' || caller.kind === 'aws' || coversAll)) return true
  const tests = identitiesOf(caller)
  const isNamed = (test: (name: Name) => boolean): boolean => names.some(test)
  return all ? tests.every(isNamed) : tests.some(isNamed)
}

function identitiesOf(caller: Caller): readonly ((name: Name) => boolean)[] {
  const { id, kind, partition = '', account = '', sessionOf } = caller
  // Why the anonymous caller, too: no name with its type is its id, so that nothing names it, and NotPrincipal never spares it.
  if (kind !== 'aws') return [({ type, text }) => `${type} ${text}` === id]
  const root = `arn:${partition}:iam::${account}:root`
  const role = `arn:${partition}:iam::${account}:role/`
  return [
    ({ type, text }) => type === 'AWS' && (text === account || text === root),
    ...(id === root ? [] : [({ type, text }: Name) => type === 'AWS' && text === id]),
    ...(sessionOf === undefined
      ? []
      : [({ type, text }: Name) => type === 'AWS' && text.startsWith(role) && text.endsWith(`/${sessionOf}`)]),
  ]
}
