import type { Stage } from '../decide.ts'
import { readingOf, type Interpretation } from '../interpretation.ts'
import { askLevels, explicitDeny, implicitDeny } from './combine-words.ts'
import { decideSigned } from './decide-signed.ts'
import { decideWithAuthorizer } from './decide-with-authorizer.ts'
import type { Ask, LastWord, Questions, Word } from './questions.ts'

/**
 * Decides about a request as API Gateway does: the VPC endpoint's policy, the policy of a private custom domain, then the resource policy in the way that the
 * method's authorization asks for.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function decideFlow(questions: Questions, ask: Ask, interpretation: Interpretation): LastWord {
  for (const gate of [questions.endpoint, questions.domain]) {
    const word = gate && ask(gate)
    if (word !== undefined && word.decision !== 'Allow') return word
  }
  const { method, resource } = questions
  if (method.kind === 'COGNITO_USER_POOLS' && method.token !== 'valid')
    return { ...implicitDeny('authentication'), refusal: 'unauthorized' }
  const controls = askControls(questions, ask, interpretation)
  if (questions.shut) return explicitDeny(controls) ?? implicitDeny('resource-policy')
  switch (method.kind) {
    case 'NONE':
    case 'COGNITO_USER_POOLS':
      return decideAlone(resource, controls, ask)
    case 'AWS_IAM':
      return decideSigned(method.identity, resource, controls, ask, interpretation)
    case 'CUSTOM':
      return decideWithAuthorizer(method.authorizer, resource, controls, ask)
  }
}

/** Their Denies count; AWS's own `RCPFullAWSAccess` is implied at every level, so that none of them is ever silent. */
function askControls({ resourceControls }: Questions, ask: Ask, interpretation: Interpretation): readonly Word[] {
  if (resourceControls.length === 0 || readingOf(interpretation, 'PA-57') === 'not-supported') return []
  return askLevels(resourceControls, ask).words
}

/** The resource policy decides by itself: without an Allow nobody gets in, with a user pool's token neither. A public API without one is open. */
function decideAlone(resource: Stage | undefined, controls: readonly Word[], ask: Ask): Word {
  const word: Word = resource === undefined ? { decision: 'Allow', layer: 'resource-policy', decidedBy: [] } : ask(resource)
  return explicitDeny([...controls, word]) ?? word
}
