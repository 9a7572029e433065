import { valueText, type PrincipalElement, type PrincipalEntry } from '../../language/index.ts'
import { always, any, free, never, not, or, type Formula } from '../formula/formula.ts'
import { literalPattern } from '../formula/pattern.ts'
import { valueSet } from '../formula/value-set.ts'
import type { Caller } from './callers.ts'
import { principalDimension } from './dimensions.ts'
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
  const { negated, everyone, implied, entries } = element
  if (implied === true || everyone) return negated ? never : always
  const unknown = entries.flatMap(({ type, value }) => {
    const isKnown = value.parts.every((part) => part.kind !== 'reference' || scope.known.has(part.raw))
    if (!isKnown) for (const part of value.parts) if (part.kind === 'reference') scope.met.unknowns.set(part.raw, 'reference')
    return isKnown ? [] : [`${type} ${valueText(value)}`]
  })
  // Why: whom a reference names is open, and so is whether all identities of a caller are listed.
  const open = or(...unknown.map((name) => free(`${purpose} ${callers.length} ${name}`)))
  const names = entries.map(({ type, value }): Name => ({ type, text: textOf(value, scope) }))
  const matching = (coversAll: boolean): Formula => {
    const isNamed = (caller: Caller): boolean => matches(names, negated, caller, coversAll)
    return isOneOf(callers.filter(isNamed), callers, scope)
  }
  const known = or(underReadings(scope, 'PS-71', matching(true), matching(false)), open)
  return negated ? not(known) : known
}

/** Gives the text of a principal, references that are known replaced. */
export function textOf({ parts }: PrincipalEntry['value'], scope: Scope): string {
  return parts
    .map((part) => (part.kind === 'literal' ? part.text : part.kind === 'reference' ? (scope.known.get(part.raw) ?? part.raw) : ''))
    .join('')
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
  return tests.length > 0 && (all ? tests.every(isNamed) : tests.some(isNamed))
}

function identitiesOf(caller: Caller): readonly ((name: Name) => boolean)[] {
  const { id, kind, partition = '', account = '', sessionOf } = caller
  if (kind === 'anonymous') return []
  if (kind !== 'aws') return [({ type, text }) => `${type} ${text}` === id]
  const root = `arn:${partition}:iam::${account}:root`
  const role = `arn:${partition}:iam::${account}:role/`
  return [
    ({ type, text }) => type === 'AWS' && (text === account || text === root),
    ...(id === root ? [] : [({ type, text }: Name) => type === 'AWS' && text === id]),
    ...(sessionOf === undefined
      ? []
      : [
          ({ type, text }: Name) =>
            type === 'AWS' &&
            text.startsWith(role) &&
            text.endsWith(`/${sessionOf}`) &&
            text.lastIndexOf('/') === text.length - sessionOf.length - 1,
        ]),
  ]
}
