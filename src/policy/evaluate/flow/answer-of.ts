import type { Caller } from '../caller.ts'
import type { Answer, Layer } from '../evaluation.ts'
import { readings, type Readings } from '../reading.ts'
import type { RequestView } from '../request-view.ts'
import type { LastWord, MethodQuestions, Refusal } from './questions.ts'

/**
 * Gives what a caller sees who is not let in; nothing where the request is. The words of a denial are those of the readings `PA-28`, `PA-37`, `PA-39` and `PA-41`.
 *
 * @see https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export function answerOf(word: LastWord, request: RequestView, method: MethodQuestions['kind'], chosen: Readings): Answer | undefined {
  if (word.decision === 'Allow') return undefined
  if (word.refusal !== undefined) return refusalAnswer(word.refusal, chosen)
  const end = ending(word.decision, word.layer, request.action, chosen)
  const sentence =
    word.layer === 'authorizer' ? authorizerSentence : userSentence(callerSeenBy(word.layer, method, request.caller), request)
  return {
    status: 403,
    errorType: 'AccessDeniedException',
    body: JSON.stringify({ [chosen['PA-41'] ?? readings['PA-41'][0]]: `${sentence}${end}` }),
  }
}

function refusalAnswer(refusal: Refusal, chosen: Readings): Answer {
  switch (refusal) {
    case 'missing-signature':
      return { status: 403, errorType: 'MissingAuthenticationTokenException', body: '{"message":"Missing Authentication Token"}' }
    case 'unauthorized':
      return { status: 401, errorType: 'UnauthorizedException', body: '{"message":"Unauthorized"}' }
    case 'authorizer-failed': {
      const message = (chosen['PA-37'] ?? readings['PA-37'][0]) === 'null' ? null : 'Internal server error'
      return { status: 500, errorType: 'AuthorizerConfigurationException', body: JSON.stringify({ message }) }
    }
  }
}

const authorizerSentence = 'User is not authorized to access this resource'

function userSentence(caller: Caller, { action, resource }: RequestView): string {
  const user = caller.kind === 'anonymous' ? 'anonymous' : caller.kind === 'aws' ? caller.arn : caller.name
  return `User: ${user} is not authorized to perform: ${action} on resource: ${maskAccount(resource)}`
}

// Why: the endpoint policy reads the signature whatever the method asks for; the others know an identity only where the method authenticates one.
function callerSeenBy(layer: Layer, method: MethodQuestions['kind'], caller: Caller): Caller {
  return method === 'AWS_IAM' || layer === 'endpoint-policy' ? caller : { kind: 'anonymous' }
}

/** Replaces the first eight of the twelve digits of the account. */
function maskAccount(arn: string): string {
  return arn.replace(/^((?:[^:]*:){4})\d{8}(?=\d{4}:)/, '$1********')
}

function ending(decision: 'ExplicitDeny' | 'ImplicitDeny', layer: Layer, action: string, chosen: Readings): string {
  const named = layer === 'endpoint-policy' && chosen['PA-39'] === 'names-the-endpoint-policy'
  const classic = (chosen['PA-28'] ?? readings['PA-28'][0]) === 'classic' && !named
  const policy = layer === 'endpoint-policy' && !named ? kindOf['resource-policy'] : kindOf[layer]
  if (decision === 'ExplicitDeny')
    return classic ? ' with an explicit deny' : ` with an explicit deny in ${/^[aeiou]/.test(policy) ? 'an' : 'a'} ${policy}`
  return classic ? '' : ` because no ${policy} allows the ${action} action`
}

/** How IAM names the kinds of policies. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
const kindOf: Readonly<Record<Layer, string>> = {
  'endpoint-policy': 'VPC endpoint policy',
  'domain-policy': 'resource-based policy',
  'resource-policy': 'resource-based policy',
  'identity-policy': 'identity-based policy',
  'permissions-boundary': 'permissions boundary',
  'session-policy': 'session policy',
  'service-control-policy': 'service control policy',
  'resource-control-policy': 'resource control policy',
  authorizer: 'identity-based policy',
  authentication: 'identity-based policy',
}
