import { constraintOf, type Fact } from './check-dimension.ts'
import type { Lemma, Literal, Refutation } from './refutation.ts'
import { borderTexts } from './values/candidates.ts'
import { shortest } from './values/find-value.ts'
import { searchText, type Visited } from './values/search-text.ts'

/**
 * Why the literals of a lemma exclude each other. Where values are compared, `sets` are those literals of the lemma that speak of sets of values.
 *
 * A lemma speaks of one value where it has at most one positive literal about a set, or the dimension holds no list, or the lemma says so: each value that meets such a literal has to meet the negative ones.
 * Without a positive literal about a set, another literal or the dimension has to demand that there is a value.
 */
export type Witness =
  /** No value is needed: the key is absent, and something is said of its value. */
  | { readonly kind: 'presence' }
  /** All texts of one set can be listed, and each fails one of the others. */
  | { readonly kind: 'listed'; readonly sets: readonly Literal[]; readonly listed: Literal }
  /**
   * The sets are of addresses, numbers and moments, and these texts each fail one of them. Between two neighbouring borders of the sets no literal changes, and there is a text for each border and each gap,
   * in every form that numbers and moments share or do not share; `other` stands for all texts that are none of these.
   */
  | { readonly kind: 'borders'; readonly sets: readonly Literal[]; readonly texts: readonly string[] }
  /**
   * The states that the automata of the sets come to together; `*` for one that makes no difference any more: any continuation meets its literal.
   *
   * All texts of one of the sets that a value has to lie in begin with `begin`.
   *
   * To check: the states behind `begin` are there; none of the combinations accepts; and for each, and each character that makes a difference, one that makes none, and one outside the basic
   * plane, the states behind it are there, or one of the automata excludes whatever follows.
   * A state of patterns is the list of the positions reached, highest first, counted over the tokens of all patterns in their order, each with one more for its end; before the last `*` of a pattern
   * that is reached, its positions are left out. A state of addresses, numbers or moments is a text that leads there.
   */
  | { readonly kind: 'states'; readonly sets: readonly Literal[]; readonly begin: string; readonly states: readonly (readonly string[])[] }

/** Gives a witness for each lemma of a refutation, in their order. */
export function witnessesOf({ atoms, lemmas }: Refutation): readonly Witness[] {
  return lemmas.map((lemma) => witnessOf(lemma, atoms))
}

function witnessOf({ literals }: Lemma, atoms: Refutation['atoms']): Witness {
  const facts = literals.flatMap((literal): readonly Fact[] => {
    const atom = atoms[Math.abs(literal)]
    return atom?.kind === 'any' ? [{ literal, atom }] : []
  })
  const constraints = facts.map((fact) => constraintOf(fact, new Map()))
  // A literal that is not negated has no atom there.
  if (literals.some((literal) => atoms[-literal]?.kind === 'present')) return { kind: 'presence' }
  const sets = facts.map(({ literal }) => literal)
  const listed = sets[shortest(constraints)]
  if (listed !== undefined) return { kind: 'listed', sets, listed }
  if (constraints.every(({ language }) => language.set.kind !== 'texts'))
    return { kind: 'borders', sets, texts: borderTexts(constraints, 0) }
  const search = (isCovered: boolean): { readonly visited: Visited; readonly isNone: boolean } => {
    const visited: Visited = { begin: '', states: [] }
    const outcome = searchText(constraints, () => true, new Set(), { left: Infinity }, visited, isCovered)
    return { visited, isNone: outcome.kind === 'none' }
  }
  const covered = search(true)
  return { kind: 'states', sets, ...(covered.isNone ? covered : search(false)).visited }
}
