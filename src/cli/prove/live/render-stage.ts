import type { Counterexample, Request } from '../../../policy/index.ts'
import type { ProofPart, ServedProof, StageVerdict } from '../../../provision/index.ts'
import type { Colors } from '../../render/colors.ts'
import { renderCurl } from '../render-curl.ts'

/** Writes what stands behind the verdict on a stage: the requests that break it, why something is not known, and what the next deployment would do. */
export function renderStage({ stage, deployed, saved, nextDeployment, verdict }: StageVerdict, apiId: string, colors: Colors): string {
  const name = stage ?? 'what is saved'
  const title = colors.bold(deployed === undefined || stage === undefined ? name : `stage ${name}`)
  const body = [
    verdict === 'holds' ? '' : explain(deployed ?? saved),
    warn(nextDeployment, apiId, stage, colors),
    nextDeployment === 'breaks' ? explain(saved) : '',
    nextDeployment === 'unknown' && stage !== undefined ? explain(saved) : '',
  ].join('')
  return body === '' ? '' : `${title}\n${body}`
}

function warn(next: StageVerdict['nextDeployment'], apiId: string, stage: string | undefined, colors: Colors): string {
  const warning = colors.yellow('warning')
  switch (next) {
    case 'mends':
      return `${warning}: what is saved holds, and is not deployed here\n${colors.cyan('help')}: deploy it, with whatever else is saved: aws apigateway create-deployment --rest-api-id ${apiId} --stage-name ${stage ?? 'STAGE'}\n`
    case 'breaks':
      return `${warning}: what is saved does not hold: the next deployment to this stage breaks it\n`
    case 'unknown':
      return stage === undefined ? '' : `${warning}: whether it holds after the next deployment is not known\n`
    case 'same':
      return ''
  }
}

function explain({ parts, reason }: ServedProof): string {
  const why = reason === undefined ? '' : `  ${reason}\n`
  return `${why}${parts
    .filter(({ verdict }) => verdict !== 'holds')
    .map(explainPart)
    .join('')}`
}

function explainPart({ authorizationType, routes, reason, counterexample }: ProofPart): string {
  const where = `${authorizationType} on ${routes.length === 0 ? 'any route' : routes.join(', ')}`
  if (counterexample === undefined) return `  ${where}: ${reason ?? 'nobody gets in'}\n`
  return `  ${where}: this request gets in\n${renderCounterexample(counterexample, authorizationType)}`
}

function renderCounterexample(
  { request, statements, readings, otherSideAllows }: Counterexample,
  type: ProofPart['authorizationType'],
): string {
  const letIn = statements.filter(({ layer }) => layer === 'resource-policy')
  return [
    renderRequest(request),
    otherSideAllows ? "    where the caller's own policies, or the authorizer's, allow it\n" : '',
    ...Object.entries(readings).map(([fact, reading]) => `    where ${fact} is read as \`${reading}\`\n`),
    renderCurl(request, type)?.replace(/^(?=.)/gm, '    ') ?? '',
    ...letIn.map(({ index, sid, effect }) => `    let in by statement ${index}${sid === undefined ? '' : ` \`${sid}\``} (${effect})\n`),
  ].join('')
}

function renderRequest({ principal, resource, context = {} }: Request): string {
  const caller = principal === undefined ? 'anonymous' : Object.values(principal).join(' ')
  const keys = Object.entries(context).map(([key, value]) => `    ${key} = ${[value].flat().join(', ')}\n`)
  return [`    ${resource}\n`, `    caller ${caller}\n`, ...keys].join('')
}
