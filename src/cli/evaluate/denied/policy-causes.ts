import { pages, type Cause } from './cause.ts'
import { nameStatements, resourceTrace, touches, wantsPrincipal, type Evidence } from './evidence.ts'
import { wordConditions } from './word-conditions.ts'

/** A Deny of the resource policy applies: the caller's endpoint, VPC or address is not among those it spares. */
export function denyApplies(evidence: Evidence): Cause | undefined {
  const { denial, isPlaced } = evidence
  if (denial.ending !== 'explicit-deny' || blamesAnother(evidence)) return undefined
  const trace = resourceTrace(evidence)
  const base = { id: 'deny-applies', see: pages.flow } as const
  if (trace === undefined) {
    const why =
      'a Deny of the resource policy applies: usually one that spares some VPC endpoints, VPCs or addresses, and the caller came from another'
    return {
      ...base,
      likelihood: 'likely',
      why,
      help: 'compare the endpoint that the caller used with the ids in the policy; add it and deploy, or call through one that is there',
      statements: [],
    }
  }
  const denying = trace.statements.filter((statement) => statement.effect === 'Deny' && touches(statement))
  const applying = denying.filter(({ matched }) => matched)
  const statements = isPlaced ? applying : denying
  if (statements.length === 0) return undefined
  const conditional = statements.filter(({ elements }) => elements.some(({ element }) => element === 'condition'))
  const unconditional = statements.filter((statement) => !conditional.includes(statement))
  if (unconditional.length > 0) {
    const why = `${nameStatements(unconditional)} of the resource policy denies this request whatever it carries`
    return { ...base, likelihood: 'certain', why, help: 'narrow or remove the statement, and deploy', statements: unconditional }
  }
  const why = `${nameStatements(conditional)} of the resource policy denies where ${wordConditions(conditional)}`
  const help = 'call from where the statement spares requests, or add where the caller is (and deploy)'
  return { ...base, likelihood: isPlaced ? 'certain' : 'likely', why, help, statements: conditional }
}

/** The policy was saved, but the stage still runs the old one. PA-45. */
export function notDeployed(evidence: Evidence): Cause {
  const trace = resourceTrace(evidence)
  const base = { id: 'not-deployed', statements: [], see: pages.attach } as const
  const help =
    'compare the deployed policy (GetExport of the stage) with the saved one (GetRestApi); CreateDeployment brings the saved one to the stage'
  if (trace === undefined)
    return {
      ...base,
      likelihood: 'possible',
      why: 'the policy was changed but not deployed: a stage keeps its policy until the next deployment',
      help,
    }
  if (!disagrees(evidence))
    return {
      ...base,
      likelihood: 'possible',
      why: 'the stage may run another policy than this one: saving a policy changes no stage',
      help,
    }
  const why = 'this policy does not answer so: the stage seems to run another one, as saving a policy changes no stage'
  return { ...base, likelihood: evidence.endpoint !== undefined || blamesAnother(evidence) ? 'possible' : 'likely', why, help }
}

/** No Allow of the resource policy applies. PA-29. */
export function noAllowApplies(evidence: Evidence): Cause | undefined {
  const { denial, isPlaced } = evidence
  if (denial.ending !== 'silent' || blamesAnother(evidence)) return undefined
  const trace = resourceTrace(evidence)
  const base = { id: 'no-allow-applies', see: pages.forbidden } as const
  const help = 'add or widen an Allow for this caller, method and path (and deploy); a policy that only denies lets nobody in'
  if (trace === undefined) {
    return {
      ...base,
      likelihood: 'likely',
      why: 'no Allow of the resource policy applies: it has none, or its Principal, Resource or Condition is about something else',
      help,
      statements: [],
    }
  }
  const allowing = trace.statements.filter(({ effect }) => effect === 'Allow')
  if (allowing.length === 0) return { ...base, likelihood: 'certain', why: 'the resource policy has no Allow at all', help, statements: [] }
  if (allowing.some(wantsPrincipal)) return undefined
  const near = allowing.filter(touches)
  if (near.length === 0)
    return {
      ...base,
      likelihood: 'certain',
      why: 'no Allow of the resource policy is about this caller, method and path',
      help,
      statements: allowing,
    }
  if (near.some(({ matched, elements }) => matched && (isPlaced || elements.every(({ element }) => element !== 'condition'))))
    return undefined
  const why = `${nameStatements(near)} of the resource policy allows only where ${wordConditions(near)}`
  return {
    ...base,
    likelihood: isPlaced ? 'certain' : 'likely',
    why,
    help: 'call from where the statement allows, or widen its conditions (and deploy)',
    statements: near,
  }
}

/** The policy names callers, and this one was anonymous: the method does not want signatures, or there was none. PA-11. */
export function principalsNamed(evidence: Evidence): Cause | undefined {
  const { denial } = evidence
  if (denial.caller !== undefined || denial.ending !== 'silent' || blamesAnother(evidence)) return undefined
  const statements = (resourceTrace(evidence)?.statements ?? []).filter(wantsPrincipal)
  const likelihood = statements.length > 0 ? 'likely' : 'possible'
  if (likelihood === 'possible' && evidence.evaluation !== undefined) return undefined
  return {
    id: 'principals-named',
    likelihood,
    why: `${statements.length > 0 ? `${nameStatements(statements)} names callers` : 'the policy may name callers'}, and API Gateway saw an anonymous one: only a method with authorization type AWS_IAM knows who signed`,
    help: 'give the methods the authorization type AWS_IAM, or allow `"Principal": "*"` under a condition on `aws:SourceVpce`',
    statements,
    see: pages.attach,
  }
}

/** The text blames a policy that is not the API's own. */
export function blamesAnother({ denial: { blamed } }: Evidence): boolean {
  return blamed !== undefined && blamed !== 'resource-based policy'
}

/** Tells whether the policies given cannot have led to this answer. */
function disagrees(evidence: Evidence): boolean {
  const trace = resourceTrace(evidence)
  if (trace === undefined) return false
  if (evidence.isPlaced && evidence.endpoint?.outcome !== 'ExplicitDeny') {
    return trace.outcome !== (evidence.denial.ending === 'explicit-deny' ? 'ExplicitDeny' : 'ImplicitDeny')
  }
  if (evidence.denial.ending === 'explicit-deny')
    return !trace.statements.some((statement) => statement.effect === 'Deny' && touches(statement))
  return trace.statements.some(
    ({ effect, matched, elements }) => effect === 'Allow' && matched && elements.every(({ element }) => element !== 'condition'),
  )
}
