import type { AccessRow, Plan, PlanAccess, Prefix } from '../../provision/index.ts'
import type { Colors } from './colors.ts'
import { renderAccessRequest } from './access-request.ts'
import { renderTable } from './table.ts'

/** Writes what a plan does to who gets in: who gains and who loses, each with a request, and what is proved of every prefix of the plan. */
export function renderAccess(access: PlanAccess, changes: Plan['changes'], colors: Colors): string {
  const title = colors.bold(`Access to stage ${access.stage}`)
  return `${title}\n${whoChanges(access, colors)}${whatIsProved(access, changes, colors)}`
}

function whoChanges({ rows, unknown }: PlanAccess, colors: Colors): string {
  const lines = renderTable(rows.map(cells)).split('\n').slice(0, -1)
  const painted = lines.map((line, index) => `${(rows[index]?.change === 'gains' ? colors.green : colors.red)(line)}\n`)
  const doubts = unknown.map((why) => `  ${colors.yellow('unknown')}: who gains and who loses: ${why}\n`)
  return rows.length + unknown.length === 0 ? '  nobody gains or loses access\n' : [...painted, ...doubts].join('')
}

function cells({ who, change, asks, request }: AccessRow): readonly string[] {
  const { before, after } = asks
  const types = before === undefined || after === undefined || before === after ? (after ?? before ?? '') : `${before} -> ${after}`
  return [change === 'gains' ? '  +' : '  -', who, change, types, request === undefined ? '' : renderAccessRequest(request, who)]
}

function whatIsProved({ proof, allowed, prefixes }: PlanAccess, changes: Plan['changes'], colors: Colors): string {
  const only = `nobody gets in but through ${allowed.join(', ')}`
  const isWell = proof.verdict === 'holds' && prefixes.every(({ open, shut }) => open === 'closed' && shut === 'never')
  if (isWell) {
    const when = changes.length === 0 ? '' : ` after each of the ${changes.length} steps`
    const kept = changes.length === 0 ? '' : ', and nobody who stays is shut out meanwhile'
    return `  ${colors.green('proved')}${when}: ${only}${kept}\n`
  }
  const promise = {
    holds: `  ${colors.green('proved')} of what the config asks for: ${only}\n`,
    fails: `  ${colors.red('refuted')}: ${only}${proof.request === undefined ? '' : `: ${renderAccessRequest(proof.request)}`}\n`,
    unknown: `  ${colors.yellow('not proved')}: ${only}${proof.reason === undefined ? '' : `: ${proof.reason}`}\n`,
  }
  return `${promise[proof.verdict]}${prefixes.map((prefix) => renderPrefix(prefix, changes, colors)).join('')}`
}

function renderPrefix(prefix: Prefix, changes: Plan['changes'], colors: Colors): string {
  const { open, shut, stage = '', request, reason } = prefix
  const what = {
    closed: colors.green('closed'),
    'as-before': colors.yellow(
      `stage ${stage} ${request === undefined ? 'is not known to be closed' : 'lets in others'}, as before the plan`,
    ),
    open: colors.red(`stage ${stage} is OPEN`),
    unknown: colors.yellow(`stage ${stage} is NOT PROVED to be closed`),
  }[open]
  const shuts = {
    never: '',
    shut: `; ${colors.red(`stage ${stage} SHUTS OUT somebody who stays`)}`,
    unknown: `; ${colors.yellow(`stage ${stage} is NOT PROVED to shut out nobody who stays`)}`,
  }[shut]
  const detail = request === undefined ? (reason ?? '') : renderAccessRequest(request)
  return `  ${whenOf(prefix, changes)}: ${what}${shuts}${detail === '' ? '' : `: ${detail}`}\n`
}

function whenOf({ from, to }: Prefix, changes: Plan['changes']): string {
  const name = (step: number): string => `step ${step} (${changes[step - 1]?.address ?? ''})`
  if (from === 0) return to === changes.length ? 'throughout' : `before ${name(to + 1)}`
  return to === changes.length ? `from ${name(from)} on` : `from ${name(from)}, before ${name(to + 1)}`
}
