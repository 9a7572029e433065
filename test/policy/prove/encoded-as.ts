import { expect } from 'vitest'
import {
  compilePolicy,
  evaluate,
  readings as allReadings,
  type PolicyDocument,
  type Readings,
  type Request,
} from '../../../src/policy/index.ts'
import { encodeAccess, findCallers, type Surroundings } from '../../../src/policy/solve/encode/encode-access.ts'
import { needsWholeArn } from '../../../src/policy/solve/encode/encode-resource.ts'
import { newMet, secondReading, type Scope } from '../../../src/policy/solve/encode/scope.ts'
import type { Formula } from '../../../src/policy/solve/formula/formula.ts'
import { read } from '../differential/ask.ts'
import { holdsOf } from './holds-of.ts'

/** How a policy is encoded. */
export interface Encoding {
  readonly api?: string
  /** Policy variables by their keys in lower case: what the requests carry there. */
  readonly known?: ReadonlyMap<string, string | undefined>
  readonly actions?: readonly string[]
  readonly authorizationType?: Surroundings['authorizationType']
  /** Under other readings of all facts, too: one on which something hangs may not have been met. */
  readonly everyFact?: true
}

/** Expects that the formula of a policy is true of just those requests that are allowed, under every reading of the facts that it met; gives these facts. */
export function expectEncoded(document: PolicyDocument, requests: readonly Request[], encoding: Encoding = {}): readonly string[] {
  const { api, known = new Map(), actions = ['execute-api:Invoke'], authorizationType = 'NONE' } = encoding
  const policy = read(document)
  const surroundings: Surroundings = { authorizationType }
  const wholeArn = needsWholeArn([policy], undefined, api)
  const scope: Scope = { readings: {}, known, api, wholeArn, actions, private: false, view: '', isAskedAgain: true, met: newMet() }
  const callers = findCallers([policy], surroundings, [], scope)
  const formula = encodeAccess(policy, surroundings, callers, scope)
  expect(encodeAccess(policy, surroundings, callers, scope)).toEqual(formula)
  const facts = [...scope.met.facts]
  // Why: of lists it is left open in some places which of their values it is.
  const open = subsets([...choicesOf(formula)].filter((name) => !facts.includes(name) && name !== identity))
  const wrong: object[] = []
  const few = facts.length > 2 ? [[], ...facts.map((fact) => [fact]), facts] : subsets(facts)
  for (const chosen of encoding.everyFact === true ? [...few, ...everyFact] : few) {
    const readings = Object.fromEntries(chosen.map((fact) => [fact, secondReading(fact)])) as Readings
    const options = { readings, ...(api === undefined ? {} : { api }) }
    const { decide } = compilePolicy(policy, options)
    const ask = (request: Request, own: PolicyDocument): string =>
      authorizationType === 'NONE'
        ? decide(request)
        : evaluate(policy, request, { ...options, authorizationType, identityPolicies: [own] }).decision
    for (const asked of requests) {
      for (const caller of callers.all) {
        const request: Request = { ...asked, ...(caller.principal === undefined ? {} : { principal: caller.principal }) }
        const { resource, action = 'execute-api:Invoke', context = {} } = asked
        const texts = { Principal: caller.id, Action: action, Resource: resource, Route: resource.split('/').slice(1).join('/') }
        for (const own of authorizationType === 'NONE' ? [silent] : [silent, allowAll]) {
          const isAllowed = ask(request, own) === 'Allow'
          const settled = own === allowAll ? [...chosen, identity] : chosen
          const isRight = open.some((more) => holdsOf(formula, { texts, context, choices: new Set([...settled, ...more]) }) === isAllowed)
          if (!isRight) wrong.push({ request, settled, isAllowed })
        }
      }
    }
  }
  expect(wrong).toEqual([])
  return facts
}

const everyFact = Object.keys(allReadings).flatMap((fact) => (secondReading(fact) === '' ? [] : [[fact]]))
const identity = 'identity policies'
const allowing = (Resource: string): PolicyDocument => ({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource } })
const [allowAll, silent] = [allowing('*'), allowing('arn:aws:s3:::elsewhere')]

function choicesOf(formula: Formula): ReadonlySet<string> {
  if (formula.kind === 'literal') return new Set(formula.atom.kind === 'free' ? [formula.atom.name] : [])
  return new Set('operands' in formula ? formula.operands.flatMap((operand) => [...choicesOf(operand)]) : [])
}

/** Every choice of some facts. */
export function subsets(facts: readonly string[]): readonly (readonly string[])[] {
  return facts.reduce<readonly (readonly string[])[]>((all, fact) => all.flatMap((chosen) => [chosen, [...chosen, fact]]), [[]])
}
