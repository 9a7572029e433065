import type { Stage } from '../decide.ts'
import { allow, explicitDeny, implicitDeny } from './combine-words.ts'
import type { Ask, AuthorizerQuestions, LastWord, Word } from './questions.ts'

/**
 * Decides about a caller of a method with a Lambda authorizer, in two phases: a Deny of the resource policy that matches ends it before the authorizer is
 * called; then one Allow, of the authorizer's policy or of the resource policy, is enough (Table A).
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function decideWithAuthorizer(
  authorizer: AuthorizerQuestions,
  resource: Stage | undefined,
  controls: readonly Word[],
  ask: Ask,
): LastWord {
  const onResource = resource && ask(resource)
  const denied = explicitDeny([...controls, onResource])
  if (denied !== undefined) return denied
  switch (authorizer.kind) {
    case 'unauthorized':
      return { ...implicitDeny('authorizer'), refusal: 'unauthorized' }
    case 'failed':
      return { ...implicitDeny('authorizer'), refusal: 'authorizer-failed' }
    case 'policy': {
      const answered = ask(authorizer.stage)
      if (answered.decision === 'ExplicitDeny') return answered
      const words = [onResource, answered]
      return words.some((word) => word?.decision === 'Allow') ? allow(words) : implicitDeny('authorizer')
    }
  }
}
