import { readings as allReadings, type DisputedFact, type Readings } from '../evaluate/index.ts'
import { choicesOf, settleChoices, settlements, type Conditions, type Request } from '../language/index.ts'
import { and, type Formula } from '../solve/formula/formula.ts'
import type { Refutation } from '../solve/refutation.ts'
import { secondReading } from '../solve/encode/scope.ts'
import type { Solution } from '../solve/solution.ts'
import { solve } from '../solve/solve.ts'
import { assumptionsOf } from './assumptions-of.ts'
import { buildRequest } from './build-request.ts'
import { ask, optionsOf } from './confirm.ts'
import { believable, formulate, type Formulated, type Wanted } from './formulate.ts'
import type { Assumption, Proof } from './proof.ts'
import type { Property } from './property.ts'
import { policiesOf, type Question } from './question.ts'
import { wordUnknowns } from './word-unknowns.ts'

/** Answers whether somebody gets in, under every reading: to an endpoint's callers, or to each of some routes. The other side of the authorization is assumed to allow. */
export function proveSomebody(question: Question, property: Extract<Property, { readonly kind: 'notLockedOut' | 'covers' }>): Proof {
  const wanted: readonly Wanted[] =
    property.kind === 'covers'
      ? property.routes.map((route) => ({ kind: 'with', texts: {}, route: route.replace(/^\//, '') }))
      : [{ kind: 'with', texts: property.vpceId === undefined ? {} : { 'aws:sourcevpce': property.vpceId } }]
  const choices = [...new Set(policiesOf(question).flatMap(choicesOf))]
  const isTooMuch = choices.length > most
  const settled = settlements(isTooMuch ? [] : choices).map((conditions) => ({
    conditions,
    question: settleQuestion(question, conditions),
  }))
  const witnesses: Request[] = []
  let assumptions: readonly Assumption[] = []
  for (const each of settled) {
    for (const one of wanted) {
      const found = findSomebody(each.question, one)
      assumptions = assumptionsOf(question, found.formulated)
      const subject = { property, assumptions: [...assumptions, ...settledBy(each.conditions)] }
      if (found.kind === 'nobody') return { ...subject, verdict: 'fails', refutations: [found.refutation] }
      if (isTooMuch) return { ...subject, verdict: 'unknown', reason: `it depends on more than ${most} conditions` }
      if (found.kind === 'unknown') return { ...subject, verdict: 'unknown', reason: found.reason }
      witnesses.push(...found.requests)
    }
  }
  return { property, assumptions, verdict: 'holds', refutations: [], witnesses }
}

function settleQuestion(question: Question, conditions: Conditions): Question {
  const { policy, endpointPolicy } = question
  return {
    ...question,
    policy: settleChoices(policy, conditions),
    ...(endpointPolicy === undefined ? {} : { endpointPolicy: settleChoices(endpointPolicy, conditions) }),
  }
}

function settledBy(conditions: Conditions): readonly Assumption[] {
  return Object.entries(conditions).map(([name, is]) => ({ name: 'condition', text: `${name} is ${is}` }))
}

type Somebody = { readonly formulated: Formulated } & (
  | { readonly kind: 'somebody'; readonly requests: readonly Request[] }
  | { readonly kind: 'nobody'; readonly refutation: Refutation }
  | { readonly kind: 'unknown'; readonly reason: string }
)

/** Why under each combination of readings first: where nobody gets in under one, the property fails. Then one request for all of them, or else one for each. */
function findSomebody(question: Question, wanted: Wanted): Somebody {
  const put = (readings: Readings): Formulated => formulate(question, question.policy, wanted, { readings, known: new Map() })
  const open = put({})
  const { facts } = open.met
  const unknown = (reason: string): Somebody => ({ kind: 'unknown', reason, formulated: open })
  const each: Formulated[] = []
  const single: Request[] = []
  for (const readings of combinations([...facts] as DisputedFact[])) {
    const formulated = put(readings)
    const { solution, request } = witness(question, formulated, formulated.formula)
    if (solution.kind === 'unsat') return { kind: 'nobody', refutation: solution.refutation, formulated }
    if (solution.kind === 'unknown') return unknown(solution.reason)
    each.push(formulated)
    if (request !== undefined && getsIn(question, request, readings)) single.push(request)
  }
  const reason = wordUnknowns(open.met)
  if (reason !== undefined) return unknown(reason)
  const { request } = witness(question, open, and(...each.map(({ formula }) => formula)))
  if (request !== undefined && isAlwaysIn(question, request)) return { kind: 'somebody', requests: [request], formulated: open }
  if (facts.size <= most && single.length === each.length) return { kind: 'somebody', requests: single, formulated: open }
  return unknown('under different readings of disputed facts different requests get in')
}

/** How many facts are read, and conditions settled, in all combinations; of more facts only two at a time are read otherwise. */
const most = 6

function combinations(facts: readonly DisputedFact[]): readonly Readings[] {
  let chosen: readonly (readonly DisputedFact[])[] = [[]]
  for (const fact of facts)
    chosen = chosen.flatMap((others) => (facts.length > most && others.length > 1 ? [others] : [others, [...others, fact]]))
  const first = Object.fromEntries(facts.map((fact) => [fact, allReadings[fact][0]]))
  return chosen.map((others) => ({ ...first, ...Object.fromEntries(others.map((fact) => [fact, secondReading(fact)])) }))
}

function witness(
  question: Question,
  formulated: Formulated,
  formula: Formula,
): { readonly solution: Solution; readonly request?: Request } {
  const budget = question.budget === undefined ? {} : { budget: question.budget }
  const likely = solve(and(formula, believable(question, formulated)), budget)
  const solution = likely.kind === 'sat' ? likely : solve(formula, budget)
  return { solution, ...(solution.kind === 'sat' ? { request: buildRequest(solution.model, formulated, question) } : {}) }
}

function getsIn(question: Question, request: Request, readings: Readings): boolean {
  const options = { ...optionsOf(question, true), readings: { ...readings, ...question.readings } }
  return ask(question.policy, request, options)?.decision === 'Allow'
}

function isAlwaysIn(question: Question, request: Request): boolean {
  const found = ask(question.policy, request, { ...optionsOf(question, true), readings: question.readings })
  const disputed = (found?.disputed ?? []).filter((fact) => question.readings[fact] === undefined)
  return (
    found?.decision === 'Allow' &&
    disputed.length <= most &&
    combinations(disputed).every((readings) => getsIn(question, request, readings))
  )
}
