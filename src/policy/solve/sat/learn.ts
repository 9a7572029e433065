import { assign, backtrack, levelOf, watchIndex, type Clause, type Sat } from './sat.ts'

/** Learns from a conflict the clause of its first unique implication point, and goes back to where that clause has one literal left. */
export function learn(sat: Sat, conflict: Clause): void {
  const { trail, marks, reasons } = sat
  const learned: Clause = [0]
  const level = sat.limits.length
  let open = 0
  let index = trail.length
  let literal = 0
  let reason = conflict
  do {
    for (const other of reason) {
      const variable = Math.abs(other)
      if (other === literal || marks[variable] === true || levelOf(sat, other) === 0) continue
      marks[variable] = true
      sat.heap.bump(variable)
      if (levelOf(sat, other) === level) open += 1
      else learned.push(other)
    }
    do literal = trail[--index] ?? 0
    while (marks[Math.abs(literal)] !== true)
    marks[Math.abs(literal)] = false
    reason = reasons[Math.abs(literal)] ?? []
    open -= 1
  } while (open > 0)
  learned[0] = -literal
  for (const other of learned) marks[Math.abs(other)] = false
  sat.heap.decay()
  conclude(sat, learned)
}

function conclude(sat: Sat, learned: Clause): void {
  // INVARIANT: the second literal is of the highest level that stays, so that the two watched ones are the last to be taken back.
  for (let index = 2; index < learned.length; index++) {
    const [, second = 0] = learned
    const other = learned[index] ?? 0
    if (levelOf(sat, other) <= levelOf(sat, second)) continue
    learned[1] = other
    learned[index] = second
  }
  const [first = 0, second] = learned
  sat.trace.push(learned)
  backtrack(sat, second === undefined ? 0 : levelOf(sat, second))
  if (second !== undefined) for (const literal of [first, second]) sat.watches[watchIndex(literal)]?.push(learned)
  assign(sat, first, learned)
}
