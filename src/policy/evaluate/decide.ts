import { valueText, type Policy, type Statement } from '../language/index.ts'
import type { DecidingStatement, Decision, Layer } from './evaluation.ts'
import type { Interpretation } from './interpretation.ts'
import { matchStatement } from './match-statement.ts'
import type { RequestView } from './request-view.ts'

/** One policy that a request must pass, and the request as that policy sees it. */
export interface Stage {
  readonly layer: Layer
  readonly policy: Policy
  readonly request: RequestView
}

/** What became of a request, and by which statements. */
export interface Verdict {
  readonly decision: Decision
  readonly layer: Layer
  readonly decidedBy: readonly DecidingStatement[]
}

/** Asks the policies in order: the first that does not allow decides, otherwise the last. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html */
export function decide(first: Stage, rest: readonly Stage[], interpretation: Interpretation): Verdict {
  const verdict = decideStage(first, interpretation)
  const [next, ...others] = rest
  return verdict.decision !== 'Allow' || next === undefined ? verdict : decide(next, others, interpretation)
}

/** A Deny that matches beats every Allow, and silence is a deny. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
function decideStage({ layer, policy, request }: Stage, interpretation: Interpretation): Verdict {
  const matching = policy.statements.filter((statement) => matchStatement(statement, request, interpretation))
  const denying = matching.filter((statement) => statement.effect.value === 'Deny')
  const decidedBy = (denying.length > 0 ? denying : matching).map((statement) => describe(statement, layer))
  return { decision: denying.length > 0 ? 'ExplicitDeny' : matching.length > 0 ? 'Allow' : 'ImplicitDeny', layer, decidedBy }
}

function describe({ index, sid, effect, pointer, range }: Statement, layer: Layer): DecidingStatement {
  return {
    layer,
    index,
    ...(sid === undefined ? {} : { sid: valueText(sid) }),
    effect: effect.value,
    pointer,
    ...(range === undefined ? {} : { range }),
  }
}
