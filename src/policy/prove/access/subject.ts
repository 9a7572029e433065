import type { Request } from '../../language/index.ts'
import type { Readings } from '../../evaluate/index.ts'
import type { Caller } from '../../solve/encode/callers.ts'
import { anonymous, callersOf } from '../../solve/encode/callers.ts'
import { encodeAccess, encodeAxioms, type Callers } from '../../solve/encode/encode-access.ts'
import { newMet, type Scope } from '../../solve/encode/scope.ts'
import { and, not, type Formula } from '../../solve/formula/formula.ts'
import { ask, optionsOf } from '../confirm.ts'
import type { Formulated } from '../formulate.ts'
import { policiesOf, type Question } from '../question.ts'

/** Something whose callers are sought: a policy in its surroundings, or what one lets in and another does not. */
export interface Subject {
  readonly name: string
  readonly question: Question
  /** That a request gets in; and, beside it, what is true of all requests. */
  readonly formulated: Formulated
  readonly axioms: Formula
  /** Asks `evaluate`; nothing where it cannot say. */
  readonly admits: (request: Request, settled: Settled) => boolean | undefined
}

/** What is settled when `evaluate` is asked. */
export interface Settled {
  readonly readings: Readings
  readonly otherSideAllows: boolean
  readonly bindings: Readonly<Record<string, string>>
}

/** A policy in its surroundings, by its name. */
export interface Named {
  readonly name: string
  readonly question: Question
}

/** Puts the access to each of several policies as a formula, over the same callers. */
export function makeSubjects(named: readonly Named[]): readonly Subject[] {
  // Why one for all: what one lets in and another does not is one request, whose resource is told in one way.
  const wholeArn = named.some(({ question }) => question.wholeArn)
  const scopes = named.map(({ question }) => scopeOf(question, wholeArn))
  const all = callersOfAll(named, scopes)
  return named.map(({ name, question }, index) => {
    const scope = scopes[index] ?? scopeOf(question, wholeArn)
    const callers = seenBy(question, all)
    const formula = encodeAccess(question.policy, question, callers, scope)
    const axioms = encodeAxioms(callers, scope)
    const admits: Subject['admits'] = (request, { readings, otherSideAllows, bindings }) => {
      const decided = ask(question.policy, request, {
        ...optionsOf(question, otherSideAllows),
        readings: { ...readings, ...question.readings },
        bindings,
      })
      return decided === undefined ? undefined : decided.decision === 'Allow'
    }
    return { name, question, formulated: { formula, callers, met: scope.met, scope }, axioms, admits }
  })
}

/** Makes the subject of those who get in to one and not to another. */
export function difference(gaining: Subject, other: Subject): Subject {
  const { callers, met, scope, formula } = gaining.formulated
  const dimensions = new Map([...other.formulated.met.dimensions, ...met.dimensions])
  const both = {
    facts: new Set([...met.facts, ...other.formulated.met.facts]),
    unknowns: new Map([...met.unknowns, ...other.formulated.met.unknowns]),
    dimensions,
  }
  return {
    ...gaining,
    formulated: { formula: and(formula, not(other.formulated.formula)), callers, met: both, scope: { ...scope, met: both } },
    axioms: and(gaining.axioms, other.axioms),
    admits: (request, settled) => {
      const [gains, had] = [gaining.admits(request, settled), other.admits(request, settled)]
      return gains === undefined || had === undefined ? undefined : gains && !had
    },
  }
}

// Why never private here: that the keys of an endpoint are there is said beside the formula, so that all subjects speak of the same dimensions.
function scopeOf({ api, actions, readings }: Question, wholeArn: boolean): Scope {
  return { readings, known: new Map(), api, wholeArn, actions, private: false, view: '', isAskedAgain: true, met: newMet() }
}

function seenBy({ authorizationType, endpointPolicy }: Question, all: readonly Caller[]): Callers {
  const isSigned = authorizationType === 'AWS_IAM'
  if (!isSigned && endpointPolicy === undefined) return { all: [anonymous], seen: [anonymous] }
  return { all, seen: isSigned ? all : [anonymous] }
}

function callersOfAll(named: readonly Named[], scopes: readonly Scope[]): readonly Caller[] {
  const looking = named.flatMap(({ question }) => {
    const { authorizationType, endpointPolicy } = question
    return authorizationType === 'AWS_IAM' ? policiesOf(question) : endpointPolicy === undefined ? [] : [endpointPolicy]
  })
  const entries = looking.flatMap(({ statements }) => statements.flatMap(({ principal }) => principal.entries))
  const accounts = named.flatMap(({ question }) => (question.authorizationType === 'AWS_IAM' ? (question.api?.split(':')[4] ?? []) : []))
  const all = scopes.flatMap((scope) => callersOf(entries, accounts, scope))
  // Why no root users: they are mostly locked away, and need no Allow of their own. The assumptions say so.
  const isLikely = ({ kind, stranger, id }: Caller): boolean => (kind === 'aws' ? !id.endsWith(':root') : kind === 'anonymous' || !stranger)
  return [...new Map(all.filter(isLikely).map((caller) => [caller.id, caller])).values()]
}
