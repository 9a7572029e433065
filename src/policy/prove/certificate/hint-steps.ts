import type { Literal } from '../../solve/refutation.ts'

/** A disjunction of literals. */
type Clause = readonly Literal[]

/** A clause that follows by unit propagation, and the clauses, by their numbers, that say so in order. */
interface Step {
  readonly clause: Clause
  readonly by: readonly number[]
}

/**
 * Finds out for each clause of a trace, and at last for the empty one, by which clauses it follows. A clause that does not follow is named with none.
 *
 * Clauses count from 0: the given ones, then those of the trace.
 */
export function hintSteps(given: readonly Clause[], trace: readonly Clause[], variables: number): readonly Step[] {
  const propagation = makePropagation(variables)
  for (const clause of given) add(propagation, clause)
  const steps: Step[] = []
  for (const clause of [...trace, []]) {
    steps.push({ clause, by: derive(propagation, clause) })
    add(propagation, clause)
  }
  return steps
}

interface Propagation {
  readonly clauses: number[][]
  /** Clauses of one literal, and none. */
  readonly short: number[]
  /** Literal (see `slot`) -> the clauses that watch it. */
  readonly watches: number[][]
  /** Variable -> 1 true, -1 false, 0 open. */
  readonly values: Int8Array
  /** Variable -> the clause that made it so. */
  readonly reasons: Int32Array
}

function makePropagation(variables: number): Propagation {
  return {
    clauses: [],
    short: [],
    watches: Array.from({ length: 2 * variables + 2 }, () => []),
    values: new Int8Array(variables + 1),
    reasons: new Int32Array(variables + 1),
  }
}

function add({ clauses, short, watches }: Propagation, literals: Clause): void {
  const members = new Set(literals)
  const clause = [...members]
  const number = clauses.push(clause) - 1
  if (clause.some((literal) => members.has(-literal))) return
  const [first, second] = clause
  if (first === undefined || second === undefined) short.push(number)
  else for (const literal of [first, second]) watches[slot(literal)]?.push(number)
}

/** Assumes the negation of a clause, draws conclusions until there is a conflict, and gives the clauses that took part. */
function derive(propagation: Propagation, clause: Clause): readonly number[] {
  const trail: Literal[] = []
  const assign = (literal: Literal, reason: number): boolean => {
    const value = valueOf(propagation, literal)
    if (value !== 0) return value > 0
    propagation.values[Math.abs(literal)] = Math.sign(literal)
    propagation.reasons[Math.abs(literal)] = reason
    trail.push(literal)
    return true
  }
  for (const literal of clause) assign(-literal, -1)
  const short = propagation.short.find((number) => {
    const [only] = propagation.clauses[number] ?? []
    return only === undefined || !assign(only, number)
  })
  const conflict = short ?? propagate(propagation, trail, assign)
  const by = conflict === undefined ? [] : takePart(propagation, trail, conflict)
  for (const literal of trail) propagation.values[Math.abs(literal)] = 0
  return by
}

function propagate(
  propagation: Propagation,
  trail: readonly Literal[],
  assign: (literal: Literal, reason: number) => boolean,
): number | undefined {
  for (const literal of trail) {
    const watchers = propagation.watches[slot(-literal)] ?? []
    for (let index = 0; index < watchers.length; index++) {
      const number = watchers[index] ?? 0
      const clause = propagation.clauses[number] ?? []
      if (clause[0] === -literal) swap(clause, 0, 1)
      const other = clause.findIndex((candidate, place) => place > 1 && valueOf(propagation, candidate) >= 0)
      if (other > 0) {
        swap(clause, 1, other)
        propagation.watches[slot(clause[1] ?? 0)]?.push(number)
        watchers[index--] = watchers.at(-1) ?? 0
        watchers.pop()
      } else if (!assign(clause[0] ?? 0, number)) return number
    }
  }
  return undefined
}

function takePart({ clauses, reasons }: Propagation, trail: readonly Literal[], conflict: number): readonly number[] {
  const needed = new Set((clauses[conflict] ?? []).map(Math.abs))
  const by = [conflict]
  for (const literal of [...trail].reverse()) {
    const reason = reasons[Math.abs(literal)] ?? -1
    if (!needed.has(Math.abs(literal)) || reason < 0) continue
    by.push(reason)
    for (const other of clauses[reason] ?? []) needed.add(Math.abs(other))
  }
  return by.reverse()
}

function valueOf({ values }: Propagation, literal: Literal): number {
  return Math.sign(literal) * (values[Math.abs(literal)] ?? 0)
}

function slot(literal: Literal): number {
  return literal > 0 ? 2 * literal : 1 - 2 * literal
}

function swap(clause: number[], a: number, b: number): void {
  const [first = 0, second = 0] = [clause[a], clause[b]]
  clause[a] = second
  clause[b] = first
}
