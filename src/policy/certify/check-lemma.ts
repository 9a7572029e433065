import { checkStates, type Wanted } from './check-states.ts'
import { matches } from './patterns.ts'
import type { Atom, ValueSet } from './read-atom.ts'
import { readingsAt } from './readings-at.ts'
import { each, integers, members, need, oneOf, spend, text, type Work } from './shape.ts'
import { readText, type Reading } from './values.ts'

/** Checks that no request makes all literals true. */
export function checkLemma(literals: readonly number[], value: unknown, atoms: ReadonlyMap<number, Atom>, at: string, work: Work): void {
  const facts = literals.map((literal) => ({ literal, isTrue: literal > 0, ...atoms.get(Math.abs(literal)) }))
  const dimension = facts[0]?.dimension
  need(dimension !== undefined && facts.every((fact) => fact.dimension === dimension), at, 'a lemma is about one dimension')
  const isThere = dimension.isRequired || facts.some(({ isTrue }) => isTrue)
  const denies = (kind: Atom['kind']): boolean => facts.some((fact) => fact.kind === kind && !fact.isTrue)
  const witness = members(value, `${at}/witness`)
  const kind = oneOf(witness.kind, `${at}/witness/kind`, 'presence', 'listed', 'borders', 'states')
  if (kind === 'presence') {
    need(denies('present') && isThere, at, 'nothing is absent here, or nothing is there')
    return
  }
  const chosen = new Set(integers(witness.sets, `${at}/witness/sets`, (literal) => literals.includes(literal)))
  const wanted = facts.flatMap(({ literal, isTrue, set }): readonly Wanted[] =>
    set !== undefined && chosen.has(literal) ? [{ literal, set, isInside: isTrue !== set.complement }] : [],
  )
  // Why: of a list each value may meet a literal of its own; and a request that carries nothing meets all negative ones.
  const positive = wanted.filter(({ literal }) => literal > 0).length
  need(positive < 2 || dimension.isSingle || denies('list'), at, 'several values may meet these, one each')
  need(isThere, at, 'a request that carries nothing meets these')
  const cost = (amount: number): void => {
    spend(work, amount, at)
  }
  const stands = ({ intervals }: ValueSet, reading: Reading): boolean => {
    cost(1 + intervals.length)
    return intervals.some(({ axis, low, high }) => low <= (reading[axis] ?? low - 1n) && (reading[axis] ?? low) <= high)
  }
  if (kind === 'states') {
    checkStates(wanted, text(witness.begin, `${at}/witness/begin`), new Set(each(witness.states, `${at}/witness/states`, text)), at, work)
  } else if (kind === 'listed') {
    const listed = wanted.find(({ literal, isInside }) => literal === witness.listed && isInside)?.set
    need(listed?.intervals.length === 0, `${at}/witness/listed`, 'this is no list of texts')
    for (const { only } of listed.patterns) {
      need(only !== undefined, at, 'the texts of this set cannot be listed')
      const reading = readText(only)
      const lies = (set: ValueSet): boolean => set.patterns.some((pattern) => matches(pattern, only, cost)) || stands(set, reading)
      need(
        wanted.some(({ set, isInside }) => lies(set) !== isInside),
        at,
        'a text of the list meets all of these',
      )
    }
  } else {
    need(
      wanted.every(({ set }) => set.patterns.length === 0),
      at,
      'texts have no borders',
    )
    for (const reading of readingsAt(wanted.flatMap(({ set }) => set.intervals)))
      need(
        wanted.some(({ set, isInside }) => stands(set, reading) !== isInside),
        at,
        'a value at a border or between two meets all of these',
      )
  }
}
