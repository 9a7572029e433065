import { knownKey, type Policy } from '../language/index.ts'
import type { Readings } from '../evaluate/index.ts'
import type { Caller } from '../solve/encode/callers.ts'
import { keyDimension } from '../solve/encode/dimensions.ts'
import { encodeAccess, encodeAxioms, findCallers, type Callers } from '../solve/encode/encode-access.ts'
import { encodeBehindApi } from '../solve/encode/encode-resource.ts'
import { encodePolicy } from '../solve/encode/encode-statement.ts'
import { newMet, type Met, type Scope } from '../solve/encode/scope.ts'
import { always, and, any, list, not, present, type Formula } from '../solve/formula/formula.ts'
import { codesOf, literalPattern } from '../solve/formula/pattern.ts'
import { valueSet, type ValueSet } from '../solve/formula/value-set.ts'
import { policiesOf, type Question } from './question.ts'

/** What is settled before a question is put. */
export interface Settled {
  readonly readings: Readings
  /** A policy variable by its key in lower case, or a reference by its `raw` -> what it stands for; `undefined`: the request lacks the variable's key. */
  readonly known: ReadonlyMap<string, string | undefined>
  /** The question was put before, with less settled. */
  readonly again?: true
}

/** Whom a formula is about, besides those whom the policy lets in. */
export type Wanted =
  /** Those whom the guard keeps out. */
  | { readonly kind: 'against'; readonly guard: Policy }
  /** Those whom the other policy keeps out in the same surroundings. */
  | { readonly kind: 'without'; readonly policy: Policy }
  /** Those who carry these texts under these keys, or ask for this route. */
  | { readonly kind: 'with'; readonly texts: Readonly<Record<string, string>>; readonly route?: string }

/** A question as a formula, and what was met on the way. */
export interface Formulated {
  readonly formula: Formula
  readonly callers: Callers
  readonly met: Met
  readonly scope: Scope
}

/** Puts as a formula that a request gets in through `policy` and is wanted. */
export function formulate(question: Question, policy: Policy, wanted: Wanted, { readings, known, again }: Settled): Formulated {
  const met = newMet()
  const { api, actions } = question
  const scope: Scope = {
    readings: { ...readings, ...question.readings },
    known,
    api,
    wholeArn: question.wholeArn,
    actions,
    private: question.private,
    view: '',
    isAskedAgain: question.isAskedAgain || again === true,
    met,
  }
  const guards = wanted.kind === 'against' ? [wanted.guard] : []
  const callers = findCallers([...policiesOf(question), ...guards], question, [], scope)
  const access = encodeAccess(policy, question, callers, scope)
  const formula = and(access, encodeWanted(question, wanted, callers, scope), pins(scope))
  return { formula: and(formula, encodeAxioms(callers, scope)), callers, met, scope }
}

/** What a request mostly is, though nothing says so: it carries no key that nobody believes it to carry. */
export function believable(question: Question, formulated: Formulated): Formula {
  return and(...unbelievableKeys(question, formulated).map((name) => not(present(keyDimension(formulated.scope, name)))))
}

/** Gives the keys that nobody believes a request to carry: an anonymous caller has none of those that say who calls. */
export function unbelievableKeys({ authorizationType }: Question, { met }: Formulated): readonly string[] {
  if (authorizationType === 'AWS_IAM') return []
  return [...met.dimensions.keys()].filter((name) => naming.test(name) && knownKey(name) !== undefined)
}

const naming = /^aws:(?:principal|userid|username|multifactor|tokenissuetime)/

/** Gives the caller of an id. */
export function callerOf({ all }: Callers, id: unknown): Caller | undefined {
  return all.find((caller) => caller.id === id)
}

function encodeWanted(question: Question, wanted: Wanted, callers: Callers, scope: Scope): Formula {
  switch (wanted.kind) {
    case 'against':
      return not(encodePolicy(wanted.guard, { callers: callers.all, isShorthand: false }, scope).allow)
    case 'without':
      return not(encodeAccess(wanted.policy, question, callers, scope))
    case 'with':
      return and(
        ...Object.entries(wanted.texts).map(([key, text]) => any(keyDimension(scope, key), only(text))),
        routed(wanted.route, scope),
      )
  }
}

/** What a variable is taken to stand for is what the request carries. */
function pins(scope: Scope): Formula {
  const variables = [...scope.known].filter(([name]) => /^[^{$]*$/.test(name))
  return and(
    ...variables.map(([key, text]) => {
      const dimension = keyDimension(scope, key)
      return text === undefined ? not(present(dimension)) : and(not(list(dimension)), any(dimension, only(text)))
    }),
  )
}

function routed(route: string | undefined, scope: Scope): Formula {
  return route === undefined ? always : encodeBehindApi(codesOf(route), scope)
}

function only(text: string): ValueSet {
  return valueSet({ kind: 'texts', patterns: [literalPattern(text)] })
}
