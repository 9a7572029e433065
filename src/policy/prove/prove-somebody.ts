import { readings as allReadings, type DisputedFact, type Readings } from '../evaluate/index.ts'
import type { Request } from '../language/index.ts'
import { and } from '../solve/formula/formula.ts'
import type { Refutation } from '../solve/refutation.ts'
import { secondReading } from '../solve/encode/scope.ts'
import { solve } from '../solve/solve.ts'
import { assumptionsOf } from './assumptions-of.ts'
import { buildRequest } from './build-request.ts'
import { ask, optionsOf } from './confirm.ts'
import { believable, formulate, type Formulated, type Wanted } from './formulate.ts'
import type { Proof } from './proof.ts'
import type { Property } from './property.ts'
import type { Question } from './question.ts'

/** Answers whether somebody gets in, under every reading: to an endpoint's callers, or to each of some routes. The other side of the authorization is assumed to allow. */
export function proveSomebody(question: Question, property: Extract<Property, { readonly kind: 'notLockedOut' | 'covers' }>): Proof {
  const wanted: readonly Wanted[] =
    property.kind === 'covers'
      ? property.routes.map((route) => ({ kind: 'with', texts: {}, route: route.replace(/^\//, '') }))
      : [{ kind: 'with', texts: property.vpceId === undefined ? {} : { 'aws:sourcevpce': property.vpceId } }]
  const witnesses: Request[] = []
  for (const one of wanted) {
    const found = findSomebody(question, one)
    const subject = { property, assumptions: assumptionsOf(question, found.formulated) }
    if (found.kind === 'nobody') return { ...subject, verdict: 'fails', refutations: [found.refutation] }
    if (found.kind === 'unknown') return { ...subject, verdict: 'unknown', reason: found.reason }
    witnesses.push(found.request)
    if (witnesses.length === wanted.length) return { ...subject, verdict: 'holds', refutations: [], witnesses }
  }
  throw new Error('unreachable: there is one route at least')
}

type Somebody = { readonly formulated: Formulated } & (
  | { readonly kind: 'somebody'; readonly request: Request }
  | { readonly kind: 'nobody'; readonly refutation: Refutation }
  | { readonly kind: 'unknown'; readonly reason: string }
)

/** Why each reading by itself first: where nobody gets in under one of them, the property fails; then one request for all of them, which `evaluate` confirms. */
function findSomebody(question: Question, wanted: Wanted): Somebody {
  const put = (readings: Readings): Formulated => formulate(question, question.policy, wanted, { readings, known: new Map() })
  const budget = question.budget === undefined ? {} : { budget: question.budget }
  const open = put({})
  const facts = [...open.met.facts] as DisputedFact[]
  const each = [defaults(facts), ...facts.map((fact) => ({ ...defaults(facts), [fact]: secondReading(fact) }))].map(put)
  for (const formulated of each) {
    const solution = solve(formulated.formula, budget)
    if (solution.kind === 'unsat') return { kind: 'nobody', refutation: solution.refutation, formulated }
    if (solution.kind === 'unknown') return { kind: 'unknown', reason: solution.reason, formulated }
  }
  const { unknowns } = open.met
  if (unknowns.size > 0)
    return {
      kind: 'unknown',
      reason: `it depends on what ${[...unknowns.keys()].map((name) => `\`${name}\``).join(', ')} stands for`,
      formulated: open,
    }
  const all = and(...each.map(({ formula }) => formula))
  for (const formula of [and(all, believable(question, open)), all]) {
    const solution = solve(formula, budget)
    if (solution.kind !== 'sat') continue
    const request = buildRequest(solution.model, open, question)
    const found = ask(question.policy, request, { ...optionsOf(question, true), readings: question.readings })
    const isUndisputed = found?.disputed.every((fact) => question.readings[fact] !== undefined)
    if (found?.decision === 'Allow' && isUndisputed === true) return { kind: 'somebody', request, formulated: open }
  }
  if (open.met.dimensions.has('route') && open.met.dimensions.has('resource'))
    return { kind: 'unknown', reason: 'it depends on which API the policy is attached to: say its `api`', formulated: open }
  return { kind: 'unknown', reason: 'under different readings of disputed facts different requests get in', formulated: open }
}

function defaults(facts: readonly DisputedFact[]): Readings {
  return Object.fromEntries(facts.map((fact) => [fact, allReadings[fact][0]]))
}
