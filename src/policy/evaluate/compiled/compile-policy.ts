import { checkApiArn, policyOf, settleChoices, type PolicyInput, type Request } from '../../language/index.ts'
import { bindReferences } from '../bind-references.ts'
import { checkSupport } from '../check-support.ts'
import { checkValues } from '../check-values.ts'
import type { EvaluateOptions } from '../evaluate-options.ts'
import type { Decision } from '../evaluation.ts'
import { checkReadings } from '../interpretation.ts'
import { viewCaller } from './caller-view.ts'
import { fillFrame, makeFrame } from './frame.ts'
import { makePlan } from './plan.ts'
import { compileProgram, runProgram } from './program.ts'

/** How a policy is compiled: the same options as `evaluate` takes. */
export type CompileOptions = Pick<EvaluateOptions, 'api' | 'bindings' | 'conditions' | 'readings'>

/** A policy that decides requests. */
export interface CompiledPolicy {
  /**
   * Decides one request by this policy alone, as `evaluate`'s layer `resource-policy` does; throws PolicyError (`INVALID_REQUEST`) where what it reads is unreadable.
   *
   * The principal counts as given: a request without one is anonymous, as API Gateway sees every caller of a method with authorization `NONE`. Of the context
   * only the keys that the policy names are looked at; a key in AWS's own spelling is taken without a search for others. Nothing is allocated, but for errors, for the
   * reading `unicode` of PS-28, and for the names of a context with so many keys that the engine keeps it as a table.
   */
  readonly decide: (request: Request) => Decision
}

/**
 * Compiles a policy for deciding many requests quickly: it is parsed, checked and indexed once.
 *
 * Statements are found by the beginning of the request's resource and by the text of a key that they ask for, such as aws:SourceVpce. Wildcards are matched in time
 * proportional to the product of the lengths of pattern and text at worst. Throws PolicyError, as `evaluate` does, where the policy or the options are not in order.
 *
 * @example
 * ```ts
 * import { compilePolicy, privateApiPolicy } from 'apply-private-api'
 *
 * const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
 * const policy = compilePolicy(privateApiPolicy({ vpceIds: ['vpce-0a1b2c3d4e5f60718'] }), { api })
 *
 * console.log(policy.decide({ resource: `${api}/prod/GET/orders`, context: { 'aws:SourceVpce': 'vpce-0a1b2c3d4e5f60718' } }))
 * // Allow
 * console.log(policy.decide({ resource: `${api}/prod/GET/orders` }))
 * // ExplicitDeny
 * ```
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function compilePolicy(policy: PolicyInput, options: CompileOptions = {}): CompiledPolicy {
  const { bindings = {}, conditions = {} } = options
  const bound = bindReferences(settleChoices(policyOf(policy), conditions), bindings)
  checkSupport(bound)
  checkValues(bound)
  const api = options.api === undefined ? undefined : checkApiArn(options.api)
  const program = compileProgram(bound, makePlan(checkReadings(options.readings ?? {}), api))
  const frame = makeFrame(program.keys, program.statements)
  return {
    decide(request) {
      fillFrame(frame, request)
      viewCaller(frame.caller, request.principal)
      return runProgram(program, frame)
    },
  }
}
