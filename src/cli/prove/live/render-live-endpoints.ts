import type { EndpointOwner, EndpointVerdict } from '../../../provision/index.ts'
import type { Colors } from '../../render/colors.ts'
import { renderTable } from '../../render/table.ts'

/** Writes whose each VPC endpoint is that an API or its policies name, what names it, and where somebody gets in through it. */
export function renderLiveEndpoints(endpoints: readonly EndpointVerdict[], colors: Colors): string {
  if (endpoints.length === 0) return ''
  const rows = endpoints.map(({ id, owner, namedBy, reaches, isPolicyDoubtful }) => {
    const open = Object.entries(reaches).flatMap(([stage, verdict]) =>
      verdict === 'holds' ? [stage] : verdict === 'unknown' ? [`${stage} (unknown)`] : [],
    )
    const doubt = isPolicyDoubtful ? '; its policy is not known' : ''
    return [id, `${ownerText(owner)}${doubt}`, namedBy.join(', '), open.length === 0 ? 'nothing' : open.join(', ')]
  })
  const [head = '', ...lines] = renderTable([['endpoint', 'owner', 'named by', 'gets in to'], ...rows])
    .trimEnd()
    .split('\n')
  const strange = endpoints.map(({ owner }) => owner.kind !== 'own')
  return [colors.dim(head), ...lines.map((line, index) => (strange[index] === true ? colors.yellow(line) : line))]
    .map((line) => `${line}\n`)
    .join('')
}

function ownerText(owner: EndpointOwner): string {
  switch (owner.kind) {
    case 'own':
      return `this account, ${owner.vpc}${owner.state === 'available' ? '' : ` (${owner.state})`}`
    case 'account':
      return `account ${owner.account}`
    case 'foreign-or-deleted':
      return 'foreign or deleted'
    case 'unknown':
      return 'unknown'
  }
}
