import {
  canonicalKey,
  foldCase,
  knownKey,
  PolicyError,
  policyOf,
  settleChoices,
  type Attachment,
  type Policy,
  type PolicyInput,
  type Request,
  type Statement,
} from '../language/index.ts'
import { bindReferences } from './bind-references.ts'
import { checkSupport, valuesOf } from './check-support.ts'
import { checkValues } from './check-values.ts'
import { decideStage, type Stage, type Verdict } from './decide.ts'
import type { EvaluateOptions } from './evaluate-options.ts'
import type { Evaluation } from './evaluation.ts'
import { answerOf } from './flow/answer-of.ts'
import { decideFlow } from './flow/decide-flow.ts'
import type { Ask, LastWord, Questions } from './flow/questions.ts'
import { readQuestions, stagesOf } from './flow/read-questions.ts'
import { findDisputes } from './find-disputes.ts'
import { checkReadings, type Interpretation } from './interpretation.ts'
import { readRequest } from './request-view.ts'
import type { LayerTrace } from './trace.ts'

/**
 * Decides one request as API Gateway would, and says what the caller sees: the VPC endpoint's policy first, where one is given, then the API's resource policy in
 * the way that the method's authorization asks for. Without a policy a public API is open under `NONE`, and a private one shut.
 *
 * The context is taken as it is given; keys that the policies read and that it lacks are absent, and are listed as `missingKeys`.
 * Throws PolicyError: a policy that does not parse or that says what AWS does not support (`UNSUPPORTED`, which names it), a value that
 * means nothing, a reference without a binding, an unreadable request; never answers "no match" because it does not understand.
 *
 * @example
 * ```ts
 * import { evaluate, privateApiPolicy } from 'apply-private-api'
 *
 * const policy = privateApiPolicy({ vpceIds: ['vpce-0a1b2c3d4e5f60718'] })
 * const resource = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/orders'
 * const through = (vpce: string) => evaluate(policy, { resource, context: { 'aws:SourceVpce': vpce } })
 *
 * console.log(through('vpce-0a1b2c3d4e5f60718').decision)
 * // Allow
 * console.log(through('vpce-00000000000000000').decision)
 * // ExplicitDeny
 * const { trace, ...evaluation } = evaluate(policy, { resource })
 * console.log(evaluation)
 * // {
 * //   decision: 'ExplicitDeny',
 * //   layer: 'resource-policy',
 * //   decidedBy: [ { layer: 'resource-policy', index: 0, sid: 'DenyOtherVpcEndpoints', effect: 'Deny', pointer: '/Statement/0' } ],
 * //   missingKeys: [ 'aws:SourceVpce' ],
 * //   disputed: [],
 * //   answer: {
 * //     status: 403,
 * //     errorType: 'AccessDeniedException',
 * //     body: '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/GET/orders with an explicit deny"}'
 * //   }
 * // }
 * console.log(trace[0]?.statements[0]?.elements[3])
 * // {
 * //   element: 'condition',
 * //   pointer: '/Statement/0/Condition/StringNotEquals/aws:SourceVpce',
 * //   matched: true,
 * //   negated: true,
 * //   operator: 'StringNotEquals',
 * //   key: 'aws:SourceVpce',
 * //   policyValues: [ 'vpce-0a1b2c3d4e5f60718' ],
 * //   hits: [],
 * //   reason: 'absent-key'
 * // }
 * ```
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function evaluate(policy: PolicyInput | undefined, request: Request, options: EvaluateOptions = {}): Evaluation {
  const view = readRequest(request)
  const questions = readQuestions(policy, view, options, (input, attachedTo) => readPolicy(input, attachedTo, options))
  const missingKeys = missingKeysOf(stagesOf(questions))
  if (options.private === true) checkComplete(missingKeys)
  const chosen = checkReadings(options.readings ?? {})
  const { verdict, disputed } = findDisputes((interpretation) => decideAll(questions, interpretation), chosen)
  const { decision, layer, decidedBy, trace } = verdict
  const answer = answerOf(verdict, view, questions.method.kind, chosen)
  return { decision, layer, decidedBy, missingKeys, disputed, ...(answer === undefined ? {} : { answer }), trace }
}

function readPolicy(input: PolicyInput, attachedTo: Attachment, options: EvaluateOptions): Policy {
  const { bindings = {}, conditions = {} } = options
  const policy = bindReferences(settleChoices(policyOf(input, attachedTo), conditions), bindings)
  if (checked.has(policy)) return policy
  checkSupport(policy)
  checkValues(policy)
  checked.add(policy)
  return policy
}

// Why: a policy never changes, and is mostly asked again and again.
const checked = new WeakSet<Policy>()
const keysRead = new WeakMap<Policy, readonly string[]>()

function decideAll(questions: Questions, interpretation: Interpretation): LastWord & Pick<Verdict, 'trace'> {
  const trace: LayerTrace[] = []
  const ask: Ask = (stage) => {
    const { trace: said, ...word } = decideStage(stage, interpretation)
    trace.push(...said)
    return word
  }
  return { ...decideFlow(questions, ask, interpretation), trace }
}

function missingKeysOf(stages: readonly Stage[]): readonly string[] {
  const missing = new Map<string, string>()
  for (const { policy, request } of stages) {
    for (const name of keysReadBy(policy)) {
      const folded = foldCase(name)
      if (!request.context.has(folded)) missing.set(folded, canonicalKey(name))
    }
  }
  return [...missing.values()].sort()
}

/** Gives the condition keys of a policy, and those that stand in its policy variables, each once. */
function keysReadBy(policy: Policy): readonly string[] {
  const known = keysRead.get(policy)
  if (known !== undefined) return known
  const keys = [...new Set(policy.statements.flatMap(keysOfStatement))]
  keysRead.set(policy, keys)
  return keys
}

function keysOfStatement(statement: Statement): readonly string[] {
  const parts = valuesOf(statement).flatMap((value) => value.parts)
  return [...statement.conditions.map(({ key }) => key.name), ...parts.flatMap((part) => (part.kind === 'variable' ? [part.name] : []))]
}

function checkComplete(missingKeys: readonly string[]): void {
  const key = missingKeys.find((name) => knownKey(name)?.endpoint === true)
  if (key === undefined) return
  throw new PolicyError('INCOMPLETE_REQUEST', `the request lacks \`${key}\`, which every request to a private API carries`, {
    at: `context.${key}`,
    help: 'add it to the context, or leave `private` out if the API may be public',
  })
}
