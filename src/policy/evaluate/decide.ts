import type { Effect, Policy } from '../language/index.ts'
import type { DecidingStatement, Decision, Layer } from './evaluation.ts'
import type { Interpretation } from './interpretation.ts'
import { matchStatement } from './match-statement.ts'
import type { RequestView } from './request-view.ts'
import type { LayerTrace, StatementTrace } from './trace.ts'

/** One policy that a request must pass, and the request as that policy sees it. */
export interface Stage {
  readonly layer: Layer
  readonly policy: Policy
  readonly request: RequestView
}

/** What became of a request, by which statements, and what every policy said that was asked. */
export interface Verdict {
  readonly decision: Decision
  readonly layer: Layer
  readonly decidedBy: readonly DecidingStatement[]
  readonly trace: readonly LayerTrace[]
}

/** Asks one policy. A Deny that matches beats every Allow, and silence is a deny. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
export function decideStage({ layer, policy, request }: Stage, interpretation: Interpretation): Verdict {
  const statements = policy.statements.map((statement) => matchStatement(statement, request, interpretation))
  const matching = (effect: Effect): readonly StatementTrace[] => statements.filter((trace) => trace.matched && trace.effect === effect)
  const denying = matching('Deny')
  const deciding = denying.length > 0 ? denying : matching('Allow')
  const decision = denying.length > 0 ? 'ExplicitDeny' : deciding.length > 0 ? 'Allow' : 'ImplicitDeny'
  return {
    decision,
    layer,
    decidedBy: deciding.map((trace) => decidingStatement(layer, trace)),
    trace: [{ layer, outcome: decision, statements }],
  }
}

function decidingStatement(layer: Layer, { index, sid, effect, pointer, range }: StatementTrace): DecidingStatement {
  return { layer, index, ...(sid === undefined ? {} : { sid }), effect, pointer, ...(range === undefined ? {} : { range }) }
}
