import type { Config } from '../config/config.ts'
import type { Known } from '../desired/known.ts'
import type { Observed } from '../observed/observed.ts'
import { isLetIn } from './is-let-in.ts'
import type { Change, Note } from './plan.ts'

/** What a person should read beside the changes: endpoints of somebody else's that are used, and what may surprise. */
export function noteObserved(config: Config, known: Known, observed: Observed, changes: readonly Change[]): readonly Note[] {
  return Object.entries(config.endpoints).flatMap(([name, endpoint]) => {
    const address = `vpc-endpoint.${name}`
    const adopted = known.adopted.get(name)
    if (adopted === undefined) return warnOfPrivateDns(address, changes)
    const owner = adopted.tags === undefined ? '' : `, made by stack \`${adopted.tags.stack}\``
    const what = endpoint.kind === 'existing' ? 'named in the config' : `the private DNS of \`${endpoint.vpc}\` belongs to it`
    return [
      { kind: 'adopted' as const, address, message: `\`${adopted.id}\`${owner} is used as it is and never changed or deleted: ${what}` },
      ...(endpoint.kind === 'managed' ? warnOfClosedDoor(address, endpoint.allowFrom, adopted.securityGroups, observed) : []),
    ]
  })
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html */
function warnOfPrivateDns(address: string, changes: readonly Change[]): readonly Note[] {
  const turnsOn = changes.some(
    (change) => change.address === address && change.attributes.some(({ name, after }) => name === 'privateDns' && after === true),
  )
  if (!turnsOn) return []
  return [
    {
      kind: 'warning',
      address,
      message:
        'private DNS takes over every execute-api name in the VPC: calls from it to public APIs of this Region by their default names get 403',
    },
  ]
}

function warnOfClosedDoor(address: string, allowFrom: readonly string[], groups: readonly string[], observed: Observed): readonly Note[] {
  const rules = observed.securityGroups.filter(({ id }) => groups.includes(id)).flatMap(({ ingress }) => ingress.map(({ words }) => words))
  return allowFrom
    .filter((cidr) => !isLetIn(rules, cidr))
    .map((cidr) => ({
      kind: 'warning' as const,
      address,
      message: `no security group of the endpoint (${groups.join(', ')}) lets \`${cidr}\` in at TCP 443`,
    }))
}
