import { evaluate, nearestMisses, type EvaluateOptions, type Policy } from '../../policy/index.ts'
import { renderJsonLine } from '../render/json-line.ts'
import type { Terminal } from '../terminal.ts'
import type { EvaluateVerbOptions } from './evaluate-verb-options.ts'
import { locateError } from './locate-error.ts'
import { makeRequest, type AskedRequest } from './make-request.ts'
import type { PolicySource } from './policy-source.ts'
import { readEvaluateOptions } from './read-evaluate-options.ts'
import type { RequestAnswer } from './request-answer.ts'
import { renderEvaluation } from './render/evaluation.ts'

/** Decides one request and says why. Gives the exit code: 0 where the request is allowed, 1 where it is not. */
export function evaluateRequest(source: PolicySource, options: EvaluateVerbOptions, terminal: Terminal): number {
  const { sources, given } = readEvaluateOptions(source, options, terminal)
  const asked = makeRequest(options, source.policy)
  const answer = locateError(sources, () => answerRequest(source.policy, asked, { ...given, api: asked.api }))
  if (options.json === true) terminal.data(renderJsonLine('evaluation', describe(answer)))
  else terminal.data(renderEvaluation(answer, sources, terminal.dataColors))
  return answer.evaluation.decision === 'Allow' ? 0 : 1
}

/** Decides a request under options, and looks for what would be allowed instead. */
function answerRequest(policy: Policy, asked: AskedRequest, options: EvaluateOptions): RequestAnswer {
  const evaluation = evaluate(policy, asked.request, options)
  return { asked, options, evaluation, misses: nearestMisses(policy, asked.request, options) }
}

function describe({ asked, options, evaluation, misses }: RequestAnswer): object {
  const { decision, layer, decidedBy, missingKeys, disputed, answer, trace } = evaluation
  const [nearestMiss = null, ...otherMisses] = misses
  return {
    decision,
    layer,
    decidedBy,
    missingKeys,
    disputed,
    answer,
    request: asked.request,
    authorizationType: options.authorizationType ?? 'NONE',
    assumed: asked.assumed,
    nearestMiss,
    otherMisses,
    trace,
  }
}
