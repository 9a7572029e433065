import { readings as allReadings, type DisputedFact, type Readings } from '../evaluate/index.ts'
import { choicesOf, type Policy, type Request } from '../language/index.ts'
import { choiceName } from '../solve/encode/encode-choices.ts'
import { and, type Formula } from '../solve/formula/formula.ts'
import type { Refutation } from '../solve/refutation.ts'
import type { Solution } from '../solve/solution.ts'
import { solve } from '../solve/solve.ts'
import { buildRequest } from './build-request.ts'
import { confirm, type Choices } from './confirm.ts'
import { believable, formulate, unbelievableKeys, type Formulated, type Settled, type Wanted } from './formulate.ts'
import type { Counterexample } from './proof.ts'
import { policiesOf, type Question } from './question.ts'
import { guesses } from './settle.ts'
import { wordUnknowns } from './word-unknowns.ts'

/** What was found out about a question. */
export interface Finding {
  readonly outcome:
    | { readonly kind: 'none'; readonly refutation: Refutation }
    | { readonly kind: 'found'; readonly counterexample: Counterexample }
    | { readonly kind: 'unknown'; readonly reason: string }
  /** What was met on the way, for the assumptions. */
  readonly formulated: Formulated
}

/** Looks for a request that gets in through `policy` and is wanted: first whether there can be one at all, then for one that a person believes. `decide`: a solver, which need not be right where it finds a request. */
export function search(question: Question, policy: Policy, wanted: Wanted, decide: typeof solve = solve): Finding {
  const open: Settled = { readings: {}, known: new Map() }
  const formulated = formulate(question, policy, wanted, open)
  const budget = question.budget === undefined ? {} : { budget: question.budget }
  const solution = decide(formulated.formula, budget)
  if (solution.kind === 'unsat') return { outcome: { kind: 'none', refutation: solution.refutation }, formulated }
  if (solution.kind === 'unknown') return { outcome: solution, formulated }
  // Why: mostly the first answer is a plain one, and need not be looked for again.
  const first = isPlain(question, formulated, solution)
    ? confirmSolution(question, policy, wanted, { readings: defaults, known: open.known }, formulated, solution)
    : undefined
  if (first !== undefined) return { outcome: { kind: 'found', counterexample: first }, formulated }
  for (const { known } of guesses(question, policy, wanted, formulated, solution.model)) {
    for (const readings of [defaults, {}]) {
      const found = attempt(question, policy, wanted, { readings, known, again: true }, (formula) => decide(formula, budget))
      if (found !== undefined) return { outcome: { kind: 'found', counterexample: found }, formulated }
    }
  }
  const reason = wordUnknowns(formulated.met) ?? 'a request may get in, but none could be confirmed'
  return { outcome: { kind: 'unknown', reason }, formulated }
}

const defaults: Readings = Object.fromEntries((Object.keys(allReadings) as DisputedFact[]).map((fact) => [fact, allReadings[fact][0]]))

function attempt(
  question: Question,
  policy: Policy,
  wanted: Wanted,
  settled: Settled,
  decide: (formula: Formula) => Solution,
): Counterexample | undefined {
  const formulated = formulate(question, policy, wanted, settled)
  for (const formula of [and(formulated.formula, believable(question, formulated)), formulated.formula]) {
    const solution = decide(formula)
    if (solution.kind !== 'sat') continue
    const found = confirmSolution(question, policy, wanted, settled, formulated, solution)
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether a solution follows the first reading of every disputed fact, rests on nothing that is known later, and is a believable request. */
function isPlain(question: Question, formulated: Formulated, { model, free }: Solved): boolean {
  return (
    formulated.met.unknowns.size === 0 &&
    [...free].every(([name, isChosen]) => !isChosen || !(name in allReadings)) &&
    unbelievableKeys(question, formulated).every((key) => model.get(key) === undefined)
  )
}

type Solved = Extract<Solution, { readonly kind: 'sat' }>

function confirmSolution(
  question: Question,
  policy: Policy,
  wanted: Wanted,
  settled: Settled,
  formulated: Formulated,
  { model, free }: Solved,
): Counterexample | undefined {
  const request: Request = buildRequest(model, formulated, question)
  // Why false where nothing is chosen: then it makes no difference.
  const conditions = Object.fromEntries(
    policiesOf(question).flatMap((one) => choicesOf(one).map((name) => [name, free.get(choiceName(name)) ?? false])),
  )
  const bindings = Object.fromEntries(
    [...settled.known].flatMap(([name, text]) => (/^[^{$]*$/.test(name) || text === undefined ? [] : [[name, text]])),
  )
  const choices: Choices = { free, readings: settled.readings, bindings, conditions }
  return confirm(question, policy, wanted, request, choices)
}
