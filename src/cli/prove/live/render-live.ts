import type { LiveApi, LiveVerdict, StageVerdict } from '../../../provision/index.ts'
import type { Colors } from '../../render/colors.ts'
import { renderTable } from '../../render/table.ts'
import { liveAssumptions } from './live-assumptions.ts'
import { renderLiveEndpoints } from './render-live-endpoints.ts'
import { renderStage } from './render-stage.ts'
import { renderVerdict } from './render-verdict.ts'

/** How a verdict is to be written. */
export interface LiveRendering {
  /** The question as it was asked; empty where it follows from the API. */
  readonly words: string
  readonly simulated: boolean
  readonly colors: Colors
}

/** Writes what was proved of a live API: one line a stage, then what stands behind each line, whose the endpoints are, and what was taken for granted. */
export function renderLive(api: LiveApi, verdict: LiveVerdict, { words, simulated, colors }: LiveRendering): string {
  const parts = [
    `${colors.bold(`${simulated ? 'SIMULATED: ' : ''}REST API ${titleOf(api)}`)}\n${question(verdict, words)}\n`,
    stageTable(verdict.stages, colors),
    ...verdict.stages.map((stage) => renderStage(stage, api.id, colors)),
    renderLiveEndpoints(verdict.endpoints, colors),
    liveAssumptions(verdict.stages)
      .map((text) => colors.dim(`assumed: ${text}\n`))
      .join(''),
  ]
  return parts.filter((part) => part !== '').join('\n')
}

function titleOf({ id, account, region, draft }: LiveApi): string {
  const [name, type] =
    draft.kind === 'read' ? [` (${draft.value.name})`, draft.value.endpointType] : ['', 'its endpoint type could not be read']
  return `${id}${name}, account ${account}, ${region}: ${type}`
}

function question({ property, isImplied }: LiveVerdict, words: string): string {
  if (!isImplied) return `Question: ${words}?`
  if (!('ids' in property)) return 'Question: not public? (no property was asked for, and the API is associated with no VPC endpoint)'
  const ids = property.ids.map(String)
  return `Question: only from the VPC endpoint${ids.length > 1 ? 's' : ''} ${ids.join(', ')}? (no property was asked for: these the API is associated with)`
}

/** INVARIANT: the first column is painted after it was padded. */
function stageTable(stages: readonly StageVerdict[], colors: Colors): string {
  const rows = stages.map(({ stage, deployed, saved, verdict }) => [
    verdict.toUpperCase().padEnd(7),
    stage ?? (deployed === undefined ? '(no stage)' : '(stages unread)'),
    deployed?.verdict ?? 'nothing',
    saved.verdict,
    asks(deployed ?? saved),
  ])
  const [head = '', ...lines] = renderTable([['', 'stage', 'deployed', 'saved', 'asks of callers'], ...rows])
    .trimEnd()
    .split('\n')
  const painted = lines.map((line, index) => {
    const verdict = stages[index]?.verdict ?? 'unknown'
    return `${renderVerdict(verdict, colors)}${line.slice(7)}`
  })
  return [colors.dim(head), ...painted].map((line) => `${line}\n`).join('')
}

function asks({ parts }: StageVerdict['saved']): string {
  if (parts.length === 0) return ''
  return parts
    .map(({ authorizationType, routes }) => (routes.length === 0 ? authorizationType : `${authorizationType} on ${routes.length}`))
    .join(', ')
}
