import { canonicalKey } from '../../language/index.ts'
import type { Caller } from '../../solve/encode/callers.ts'
import type { Trait } from './access-table.ts'
import { callerTrait } from './caller-trait.ts'
import type { Class } from './classes-of.ts'
import type { Label, Term } from './label-of.ts'

/**
 * Says what requests have in common whose value of a dimension is of one of `group`, classes out of those that `labels` names. Several traits, one of which each of them has, where one
 * trait would say too much or too little.
 */
export function traitsOf(
  dimension: string,
  group: readonly Class[],
  labels: ReadonlyMap<Class, Label>,
  callers: readonly Caller[],
): readonly Trait[] {
  const all = [...labels.keys()]
  if (dimension === 'Principal') return [callerTrait(group, all, callers)]
  const inGroup = new Set(group)
  const joint = traitOf(dimension, inGroup, labels)
  const isExact = all.every((one) => one.isAbsent || joint.holds(one) === inGroup.has(one))
  return isExact || group.length === 1 ? [joint.trait] : group.map((one) => traitOf(dimension, new Set([one]), labels).trait)
}

/** Gives the name by which people know a dimension. */
export function nameOf(dimension: string): string {
  return { Principal: 'caller', Resource: 'route', Route: 'route', Action: 'action' }[dimension] ?? canonicalKey(dimension)
}

function traitOf(
  dimension: string,
  group: ReadonlySet<Class>,
  labels: ReadonlyMap<Class, Label>,
): { readonly trait: Trait; readonly holds: (one: Class) => boolean } {
  const entries: readonly Entry[] = [...labels]
  const [own, rest] = [entries.filter(([one]) => group.has(one)), entries.filter(([one]) => !group.has(one))]
  const others = own.some(([one, { term }]) => !one.isAbsent && term === undefined)
  const outside = others ? widest(termsOf(rest)) : []
  const values = widest(termsOf(others ? own.filter(([one]) => holds(outside, one)) : own))
  const texts = new Set(values.map((value) => value.texts.join()))
  const except = others ? outside : own.flatMap(([, label]) => label.except).filter((term) => !texts.has(term.texts.join()))
  return {
    trait: {
      of: nameOf(dimension),
      values: textsOf(values),
      except: textsOf(except),
      others,
      absent: own.some(([{ isAbsent }]) => isAbsent),
    },
    holds: (one) => (others ? holds(values, one) || !holds(except, one) : holds(values, one) && !holds(except, one)),
  }
}

type Entry = readonly [Class, Label]

function termsOf(entries: readonly Entry[]): readonly Term[] {
  return entries.flatMap(([, { term }]) => term ?? [])
}

function holds(terms: readonly Term[], one: Class): boolean {
  return terms.some(({ classes }) => classes.has(one))
}

/** Leaves out what lies in another term. */
function widest(terms: readonly Term[]): readonly Term[] {
  const covers = (wide: Term, narrow: Term): boolean =>
    wide.classes.size >= narrow.classes.size && [...narrow.classes].every((one) => wide.classes.has(one))
  return terms.filter(
    (term, index) => !terms.some((other, at) => at !== index && covers(other, term) && (at < index || !covers(term, other))),
  )
}

function textsOf(terms: readonly Term[]): readonly string[] {
  return [...new Set(terms.flatMap(({ texts }) => texts))]
}
