import { PolicyError, type PolicyInput, type TextDocument } from '../language/index.ts'
import type { Property } from './property.ts'

/** Whoever gets in comes through one of these VPC endpoints. A reference is the endpoint that it will be. */
export function onlyFromVpce(...ids: readonly TextDocument[]): Property {
  return onlyFrom('onlyFromVpce', ids, 'vpce-0a1b2c3d4e5f60718')
}

/** Whoever gets in comes from one of these VPCs. */
export function onlyFromVpc(...ids: readonly TextDocument[]): Property {
  return onlyFrom('onlyFromVpc', ids, 'vpc-0a1b2c3d4e5f60718')
}

/** Whoever gets in belongs to one of these organizations, or comes through a VPC endpoint that does. */
export function onlyFromOrg(...ids: readonly TextDocument[]): Property {
  return onlyFrom('onlyFromOrg', ids, 'o-a1b2c3d4e5')
}

/** Whoever gets in belongs to one of these accounts, or comes through a VPC endpoint that does. */
export function onlyFromAccounts(...ids: readonly TextDocument[]): Property {
  return onlyFrom('onlyFromAccounts', ids, '111122223333')
}

/**
 * No stranger gets in: nobody who is anonymous, or of an account that the policy does not name, and who carries no VPC endpoint, VPC, account, organization or caller's ARN that it
 * names in full. An address range is no name: whoever has a VPC has an address in it.
 */
export function notPublic(): Property {
  return { kind: 'notPublic' }
}

/** The policy lets nobody in whom the other one keeps out. */
export function implies(other: PolicyInput): Property {
  return { kind: 'implies', other }
}

/** The policy lets in whom the other one does, and nobody else. */
export function equivalent(other: PolicyInput): Property {
  return { kind: 'equivalent', other }
}

/** Somebody gets in; through this VPC endpoint, where one is given. */
export function notLockedOut(vpceId?: string): Property {
  return { kind: 'notLockedOut', ...(vpceId === undefined ? {} : { vpceId }) }
}

/** Somebody gets in to each of these routes, `STAGE/METHOD/PATH`. */
export function covers(...routes: readonly string[]): Property {
  if (routes.length === 0) throw nothingNamed('covers', 'prod/GET/orders')
  return { kind: 'covers', routes }
}

function onlyFrom(
  kind: 'onlyFromVpce' | 'onlyFromVpc' | 'onlyFromOrg' | 'onlyFromAccounts',
  ids: readonly TextDocument[],
  example: string,
): Property {
  if (ids.length === 0) throw nothingNamed(kind, example)
  return { kind, ids }
}

function nothingNamed(kind: string, example: string): PolicyError {
  return new PolicyError('INVALID_OPTION', `\`${kind}\` names nothing`, {
    at: 'property',
    help: `name one at least: \`${kind}('${example}')\``,
  })
}
