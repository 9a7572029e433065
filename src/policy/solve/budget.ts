/** How much work may still be done: steps of the search and states of automata, never time, so that the answer does not depend on the machine. */
export interface Budget {
  left: number
}

/** Takes from a budget; gives whether it was enough. */
export function spend(budget: Budget, amount: number): boolean {
  budget.left -= amount
  return budget.left >= 0
}
