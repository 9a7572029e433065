import type { PrincipalDocument, Request } from '../../src/policy/index.ts'
import { readingOf, type ChosenReadings } from './readings.ts'

/** Tells whether `Principal` or `NotPrincipal` speaks of a request's caller (PS-71 to PS-81). */
export function speaksOf(element: PrincipalDocument, negated: boolean, principal: Request['principal'], chosen: ChosenReadings): boolean {
  const entries = entriesOf(element)
  const aws = principal === undefined || 'arn' in principal
  const star = entries.some(([type, name]) => type === 'AWS' && name === '*')
  if (element === '*' || (star && (aws || readingOf(chosen, 'PS-71') === 'everyone'))) return !negated
  const named = identitiesOf(principal).map((isIdentity) => entries.some(isIdentity))
  // PS-78: NotPrincipal must list the account, and the role of a session, beside the caller.
  return negated ? named.length === 0 || named.includes(false) : named.includes(true)
}

type Entry = readonly [type: string, name: string]

function entriesOf(element: PrincipalDocument): readonly Entry[] {
  if (element === '*') return []
  return Object.entries(element).flatMap(([type, names]) => ([names].flat() as readonly string[]).map((name): Entry => [type, name]))
}

/** What a caller is known by: the account, itself, and for a session its role (PS-72, PS-75). */
function identitiesOf(principal: Request['principal']): readonly ((entry: Entry) => boolean)[] {
  if (principal === undefined) return []
  if ('service' in principal) return [([type, name]) => type === 'Service' && name === principal.service]
  if ('federated' in principal) return [([type, name]) => type === 'Federated' && name === principal.federated]
  if ('canonicalUser' in principal) return [([type, name]) => type === 'CanonicalUser' && name === principal.canonicalUser]
  const { arn } = principal
  const [, partition = '', , , account = '', ...rest] = arn.split(':')
  const root = `arn:${partition}:iam::${account}:root`
  const session = /^assumed-role\/([^/]+)\//.exec(rest.join(':'))
  return [
    ([type, name]) => type === 'AWS' && (name === account || name === root),
    ...(arn === root ? [] : [([type, name]: Entry) => type === 'AWS' && name === arn]),
    // PS-75: the role's ARN, with whatever path.
    ...(session === null
      ? []
      : [
          ([type, name]: Entry) =>
            type === 'AWS' && name.startsWith(`arn:${partition}:iam::${account}:role/`) && name.split('/').at(-1) === session[1],
        ]),
  ]
}
