import type { Budget } from './budget.ts'
import type { Atom } from './formula/atom.ts'
import type { Dimension } from './formula/dimension.ts'
import type { Literal } from './refutation.ts'
import type { Constraint } from './values/constraint.ts'
import { findValue } from './values/find-value.ts'
import { compileSet, type Language } from './values/language.ts'

/** One atom about a dimension, or its negation. */
export interface Fact {
  readonly literal: Literal
  readonly atom: Exclude<Atom, { readonly kind: 'free' }>
}

/** What a request carries so that all facts are true; or facts that no request satisfies together. */
export type Checked =
  | { readonly kind: 'value'; readonly value: undefined | string | readonly string[] }
  | { readonly kind: 'conflict'; readonly facts: readonly Fact[] }
  | { readonly kind: 'unknown' }

type CheckedText = Exclude<Checked, { readonly kind: 'value' }> | { readonly kind: 'value'; readonly value: string }

/** Finds out whether a request can satisfy all facts about one dimension. `languages`: sets that were made ready before, by their keys. */
export function checkDimension(dimension: Dimension, facts: readonly Fact[], languages: Map<string, Language>, budget: Budget): Checked {
  const having = (kind: Atom['kind'], positive: boolean): readonly Fact[] =>
    facts.filter(({ atom, literal }) => atom.kind === kind && literal > 0 === positive)
  const [absent] = having('present', false)
  const [list] = having('list', true)
  const [noList] = having('list', false)
  const inside = having('any', true)
  const outside = having('any', false)
  const demand = list ?? inside[0] ?? having('present', true)[0]
  if (absent !== undefined && demand !== undefined) return { kind: 'conflict', facts: [absent, demand] }
  if (demand === undefined && dimension.kind === 'key' && !dimension.required) return { kind: 'value', value: undefined }

  const find = (asked: readonly Fact[]): CheckedText => {
    const constraints = asked.map((fact) => constraintOf(fact, languages))
    const found = findValue(constraints, dimension.samples ?? [], budget)
    if (found.kind !== 'none') return found.kind === 'value' ? { kind: 'value', value: found.text } : found
    const core = asked.filter((_, index) => found.used.has(index))
    const positive = core.filter(({ literal }) => literal > 0)
    // Why: without the key nothing is ruled out, and with a list each set may be met by a value of its own.
    if (positive.length === 0 && demand !== undefined) core.push(demand)
    if (positive.length > 1 && noList !== undefined) core.push(noList)
    return { kind: 'conflict', facts: core }
  }
  if (list === undefined) {
    const one = find([...inside, ...outside])
    if (one.kind === 'value' || dimension.kind === 'text' || dimension.single || noList !== undefined) return one
  }
  const values = new Set<string>()
  let isTold = true
  for (const own of inside.length === 0 ? [[]] : inside.map((fact) => [fact])) {
    const found = find([...own, ...outside])
    if (found.kind === 'conflict') return found
    if (found.kind === 'value') values.add(found.value)
    else isTold = false
  }
  return isTold ? { kind: 'value', value: [...values] } : { kind: 'unknown' }
}

/** Leaves facts of a conflict out, one by one, as long as what remains is one. */
export function minimise(
  dimension: Dimension,
  conflict: readonly Fact[],
  languages: Map<string, Language>,
  budget: Budget,
): readonly Fact[] {
  let core = conflict
  for (const fact of conflict) {
    if (!core.includes(fact)) continue
    const rest = core.filter((other) => other !== fact)
    const checked = checkDimension(dimension, rest, languages, budget)
    if (checked.kind === 'conflict') core = checked.facts
  }
  return core
}

/** Makes the set of a fact ready for questions; throws TypeError for a fact that is about no set. */
export function constraintOf({ atom, literal }: Fact, languages: Map<string, Language>): Constraint {
  if (atom.kind !== 'any') throw new TypeError(`an atom \`${atom.kind}\` constrains no value`)
  let language = languages.get(atom.set.key)
  if (language === undefined) languages.set(atom.set.key, (language = compileSet(atom.set)))
  return { language, inside: literal > 0 !== atom.set.complement }
}
