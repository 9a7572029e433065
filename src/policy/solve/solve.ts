import type { Budget } from './budget.ts'
import { checkDimension, minimise, type Checked, type Fact } from './check-dimension.ts'
import { clausesOf } from './clauses.ts'
import type { Dimension } from './formula/dimension.ts'
import type { Formula } from './formula/formula.ts'
import { justify } from './justify.ts'
import type { Lemma, Literal } from './refutation.ts'
import { addClause } from './sat/add-clause.ts'
import { addVariable, makeSat, valueOf } from './sat/sat.ts'
import { search } from './sat/search.ts'
import type { Solution } from './solution.ts'
import type { Language } from './values/language.ts'

/**
 * Looks for a request that satisfies a formula.
 *
 * Values of atoms are guessed first, as if any were possible together; each dimension is then looked at alone, and what is impossible there becomes a lemma, until there are no guesses left, or one stands.
 *
 * @param options.budget How many steps of the search and states of automata there may be; 2,000,000 where it is left out.
 */
export function solve(formula: Formula, options: { readonly budget?: number } = {}): Solution {
  const budget: Budget = { left: options.budget ?? 2_000_000 }
  const clauses = clausesOf(formula)
  const sat = makeSat()
  for (let variable = 1; variable < clauses.atoms.length; variable++) addVariable(sat)
  for (const clause of clauses.root) addClause(sat, clause)
  for (const { variable, clauses: own } of clauses.definitions.values()) for (const clause of own) addClause(sat, [-variable, ...clause])

  const languages = new Map<string, Language>()
  const lemmas: Lemma[] = []
  let doubtful: Dimension | undefined
  for (;;) {
    const outcome = search(sat, budget)
    if (budget.left < 0) return { kind: 'unknown', reason: 'the budget is used up' }
    if (outcome === 'unsat') {
      if (doubtful !== undefined)
        return { kind: 'unknown', reason: `it cannot be told which values of \`${doubtful.name}\` satisfy all conditions` }
      return {
        kind: 'unsat',
        refutation: { atoms: clauses.atoms, root: clauses.root, definitions: [...clauses.definitions.values()], lemmas, trace: sat.trace },
      }
    }
    const needed = justify(clauses, (literal) => valueOf(sat, literal) > 0)
    const model = new Map<string, undefined | string | readonly string[]>()
    let isModel = true
    for (const [dimension, facts] of byDimension(clauses.atoms, needed)) {
      const checked: Checked = checkDimension(dimension, facts, languages, budget)
      if (checked.kind === 'value') {
        model.set(dimension.name, checked.value)
        continue
      }
      isModel = false
      if (checked.kind === 'unknown') doubtful ??= dimension
      const core = checked.kind === 'unknown' ? facts : minimise(dimension, checked.facts, languages, budget)
      const literals = core.map(({ literal }) => literal)
      if (checked.kind === 'conflict') lemmas.push({ literals })
      addClause(
        sat,
        literals.map((literal) => -literal),
      )
    }
    if (isModel && budget.left >= 0) return { kind: 'sat', model, free: choices(clauses.atoms, needed) }
  }
}

function byDimension(
  atoms: ReturnType<typeof clausesOf>['atoms'],
  literals: ReadonlySet<Literal>,
): ReadonlyMap<Dimension, readonly Fact[]> {
  const names = new Map<string, Dimension>()
  const groups = new Map<Dimension, Fact[]>()
  for (const literal of literals) {
    const atom = atoms[Math.abs(literal)]
    if (atom === undefined || atom.kind === 'free') continue
    const dimension = names.get(atom.dimension.name) ?? atom.dimension
    names.set(dimension.name, dimension)
    const group = groups.get(dimension)
    if (group === undefined) groups.set(dimension, [{ literal, atom }])
    else group.push({ literal, atom })
  }
  return groups
}

function choices(atoms: ReturnType<typeof clausesOf>['atoms'], literals: ReadonlySet<Literal>): ReadonlyMap<string, boolean> {
  const made = new Map<string, boolean>()
  for (const literal of literals) {
    const atom = atoms[Math.abs(literal)]
    if (atom?.kind === 'free') made.set(atom.name, literal > 0)
  }
  return made
}
