import type { AwsCaller } from '../caller.ts'
import type { Interpretation } from '../interpretation.ts'
import type { Stage } from '../decide.ts'
import { allow, askLevels, explicitDeny, implicitDeny } from './combine-words.ts'
import { furthestGrant, type Grant } from './grant.ts'
import type { Ask, IdentityQuestions, LastWord, Word } from './questions.ts'

/**
 * Decides about a caller of a method with AWS_IAM: in the API's own account one Allow is enough (Table A), from another account both sides must allow
 * (Table B). A service has no policies of its own; the resource policy alone decides about it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decideSigned(
  identity: IdentityQuestions,
  resource: Stage | undefined,
  controls: readonly Word[],
  ask: Ask,
  interpretation: Interpretation,
): LastWord {
  const { caller } = identity
  if (caller.kind === 'anonymous') return { ...implicitDeny('authentication'), refusal: 'missing-signature' }
  const services = askLevels(identity.serviceControls, ask)
  const onResource = resource && ask(resource)
  const own = identity.policies.map(ask)
  const ceilings = [identity.boundary, identity.session].filter((stage) => stage !== undefined).map(ask)
  const denied = explicitDeny([...controls, ...services.words, onResource, ...own, ...ceilings])
  if (denied !== undefined) return denied
  if (!services.allows) return implicitDeny('service-control-policy')
  if (caller.kind !== 'aws') return onResource ?? implicitDeny('resource-policy')
  const sides: Sides = { caller, resource, onResource, own, silentCeiling: ceilings.find(({ decision }) => decision !== 'Allow') }
  return caller.account === identity.apiAccount ? tableA(sides, interpretation) : tableB(sides)
}

interface Sides {
  readonly caller: AwsCaller
  readonly resource: Stage | undefined
  readonly onResource: Word | undefined
  readonly own: readonly Word[]
  /** A permissions boundary or session policy that does not allow. */
  readonly silentCeiling: Word | undefined
}

function tableA(sides: Sides, interpretation: Interpretation): Word {
  const grant = grantOf(sides, interpretation)
  const own = isAllowed(sides)
  if (grant === undefined && !own) return implicitDeny('identity-policy')
  if (sides.silentCeiling !== undefined && grant !== 'unlimited') return implicitDeny(sides.silentCeiling.layer)
  return allow([sides.onResource, ...sides.own])
}

function tableB(sides: Sides): Word {
  if (sides.onResource?.decision !== 'Allow') return implicitDeny('resource-policy')
  if (!isAllowed(sides)) return implicitDeny('identity-policy')
  if (sides.silentCeiling !== undefined) return implicitDeny(sides.silentCeiling.layer)
  return allow([sides.onResource, ...sides.own])
}

function grantOf({ caller, resource, onResource }: Sides, interpretation: Interpretation): Grant | undefined {
  const indices = new Set(onResource?.decidedBy.map(({ index }) => index))
  const allowing = resource?.policy.statements.filter(({ index }) => indices.has(index)) ?? []
  return furthestGrant(allowing, caller, interpretation)
}

/** Whether the caller's own policies allow; the root user of an account needs none. */
function isAllowed({ own, caller }: Sides): boolean {
  const isRoot = caller.arn === `arn:${caller.partition}:iam::${caller.account}:root`
  return isRoot || own.some(({ decision }) => decision === 'Allow')
}
