import {
  evaluate,
  readings as allReadings,
  type DisputedFact,
  type EvaluateOptions,
  type Evaluation,
  type Readings,
} from '../evaluate/index.ts'
import { PolicyError, type Policy, type PolicyInput, type Request } from '../language/index.ts'
import { believableRequest } from './believable-request.ts'
import { secondReading } from '../solve/encode/scope.ts'
import type { Wanted } from './formulate.ts'
import type { Counterexample } from './proof.ts'
import type { Question } from './question.ts'

/** The choices that a model makes. */
export interface Choices {
  readonly free: ReadonlyMap<string, boolean>
  readonly readings: Readings
  readonly bindings: Readonly<Record<string, string>>
  readonly conditions: Readonly<Record<string, boolean>>
}

/**
 * Asks `evaluate`, which shares no code with the solver, whether a request gets in and is wanted; gives nothing where it says otherwise. The request is made believable as far as `evaluate`
 * goes along.
 */
export function confirm(
  question: Question,
  policy: Policy,
  wanted: Wanted,
  request: Request,
  choices: Choices,
): Counterexample | undefined {
  const otherSideAllows = choices.free.get('identity policies') === true || choices.free.get('authorizer') === true
  const readings: Readings = { ...choices.readings, ...chosenReadings(choices.free), ...question.readings }
  const { bindings, conditions } = choices
  const options: EvaluateOptions = { ...optionsOf(question, otherSideAllows), readings, bindings, conditions }
  const judge = (asked: Request): Judged | undefined => {
    const evaluation = ask(policy, asked, options)
    const kept = evaluation?.decision === 'Allow' ? keptOut(wanted, asked, options) : undefined
    return evaluation === undefined || kept === undefined
      ? undefined
      : { evaluation, disputed: [...new Set([...evaluation.disputed, ...kept])] }
  }
  const plain = judge(request)
  if (plain === undefined) return undefined
  const isAsGood = (asked: Request): boolean => (judge(asked)?.disputed.length ?? Infinity) <= plain.disputed.length
  const believed = believableRequest(request, question, isAsGood)
  const { evaluation, disputed } = judge(believed) ?? plain
  return {
    request: believed,
    statements: evaluation.decidedBy.filter(({ layer }) => layer === 'resource-policy' || layer === 'endpoint-policy'),
    readings: Object.fromEntries(disputed.map((fact) => [fact, readings[fact] ?? allReadings[fact][0]])),
    bindings: choices.bindings,
    conditions: choices.conditions,
    otherSideAllows,
  }
}

interface Judged {
  readonly evaluation: Evaluation
  readonly disputed: readonly DisputedFact[]
}

/** Asks `evaluate`; what it cannot answer is no answer. */
export function ask(policy: PolicyInput, request: Request, options: EvaluateOptions): Evaluation | undefined {
  try {
    return evaluate(policy, request, options)
  } catch (error) {
    if (error instanceof PolicyError) return undefined
    throw error
  }
}

/** Gives the surroundings of a question as `evaluate` takes them. */
export function optionsOf(
  { api, authorizationType, endpointPolicy, private: isPrivate }: Question,
  otherSideAllows: boolean,
): EvaluateOptions {
  const own = otherSideAllows ? allowing : silent
  return {
    authorizationType,
    ...(api === undefined ? {} : { api }),
    ...(endpointPolicy === undefined ? {} : { endpointPolicy }),
    ...(isPrivate ? { private: true } : {}),
    ...(authorizationType === 'AWS_IAM' ? { identityPolicies: [own] } : {}),
    ...(authorizationType === 'CUSTOM' ? { authorizer: { kind: 'policy', policy: own } } : {}),
  }
}

const allowing: PolicyInput = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const silent: PolicyInput = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::nothing' } }
const everything: PolicyInput = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } }

/** Gives the disputed facts on which it rests that a request is wanted; nothing where it is not. */
function keptOut(wanted: Wanted, request: Request, options: EvaluateOptions): readonly DisputedFact[] | undefined {
  if (wanted.kind === 'with') return []
  const { readings = {}, bindings = {}, conditions = {} } = options
  // Why as an endpoint's policy: it sees who really calls, whatever the method's authorization.
  const other =
    wanted.kind === 'without'
      ? ask(wanted.policy, request, options)
      : ask(everything, request, { endpointPolicy: wanted.guard, readings, bindings, conditions })
  return other === undefined || other.decision === 'Allow' ? undefined : other.disputed
}

function chosenReadings(free: ReadonlyMap<string, boolean>): Readings {
  const facts = Object.keys(allReadings) as DisputedFact[]
  return Object.fromEntries(
    facts.flatMap((fact) => (free.has(fact) ? [[fact, free.get(fact) === true ? secondReading(fact) : allReadings[fact][0]]] : [])),
  )
}
