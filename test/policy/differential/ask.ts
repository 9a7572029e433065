import {
  compilePolicy,
  evaluate,
  expandResources,
  parsePolicy,
  PolicyError,
  type Policy,
  type PolicyDocument,
  type Readings,
  type Request,
} from '../../../src/policy/index.ts'
import { referenceDecide } from '../../reference/reference-decide.ts'

/** Whom a policy is asked about: nobody in particular, as under NONE, or the caller that the request names. */
export type View = 'anonymous' | 'identified'

/** What each evaluator says. */
export interface Answers {
  readonly explaining: string
  readonly compiled: string
  readonly reference: string
}

/** A policy that is asked under one view and one choice of readings. */
export interface Question {
  readonly policy: PolicyDocument
  readonly view: View
  /** What the shorthand stands for where callers are identified; otherwise the API of each request. */
  readonly api: string
  readonly readings: Readings
}

/** Asks every evaluator about requests; `parsed` is the policy, read once for all its questions. */
export function asking({ policy, view, api, readings }: Question, parsed: Policy): (request: Request) => Answers {
  if (view === 'anonymous') {
    const compiled = compilePolicy(parsed, { readings })
    return (request) => {
      const nobody = anonymous(request)
      return {
        explaining: evaluate(parsed, request, { readings }).decision,
        compiled: compiled.decide(nobody),
        reference: referenceDecide(policy, nobody, { readings }),
      }
    }
  }
  // Why: under NONE only the endpoint policy sees who calls; it knows no shorthand.
  const options = { endpointPolicy: knowsShorthand(policy) ? read(expandResources(parsed, api)) : parsed, readings }
  const compiled = compilePolicy(parsed, { api, readings })
  return (request) => ({
    explaining: evaluate(everything, request, options).decision,
    compiled: compiled.decide(request),
    reference: referenceDecide(policy, request, { api, readings }),
  })
}

/** Parses a generated policy. */
export function read(document: PolicyDocument): Policy {
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw new PolicyError('INVALID_POLICY', JSON.stringify(parsed.findings))
  return parsed.policy
}

/** Words a disagreement so that a person can follow it. */
export function disagreement({ policy, view, readings }: Question, request: Request, answers: Answers): string {
  return [
    'the evaluators disagree',
    ...Object.entries(answers).map(([who, answer]) => `  ${who.padEnd(10)} ${String(answer)}`),
    `policy, asked as ${view}: ${JSON.stringify(policy, null, 2)}`,
    `request: ${JSON.stringify(request, null, 2)}`,
    `readings: ${JSON.stringify(readings)}`,
  ].join('\n')
}

const everything = read({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } })

function knowsShorthand(policy: PolicyDocument): boolean {
  return JSON.stringify(policy).includes('execute-api:/')
}

function anonymous({ action, resource, context }: Request): Request {
  return { resource, ...(action === undefined ? {} : { action }), ...(context === undefined ? {} : { context }) }
}
