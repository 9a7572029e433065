import type { Colors } from '../../render/colors.ts'
import { renderTable } from '../../render/table.ts'
import { maximumCallers, type CallerSummary, type Counts, type Summary } from './summary.ts'

/** The policies of a replay, as messages name them. */
export interface ReplayNames {
  readonly policy: string
  readonly against?: string | undefined
}

/** Gives a summary as data: the callers with most denials first. */
export function summaryData(summary: Summary, { policy, against }: ReplayNames): object {
  const { requests, badLines, decisions, callers, others, missingKeys, newlyAllowed, newlyDenied, otherwiseChanged } = summary
  return {
    policy,
    requests,
    badLines,
    decisions,
    callers: sorted(callers).map(([caller, counts]) => ({ caller, ...counts })),
    ...(total(others) === 0 ? {} : { others }),
    missingKeys: Object.fromEntries(missingKeys),
    ...(against === undefined ? {} : { against, newlyAllowed, newlyDenied, otherwiseChanged }),
  }
}

/** Writes a summary: how many of each decision, by caller, and what the requests lacked. */
export function renderSummary(summary: Summary, names: ReplayNames, colors: Colors): string {
  const { requests, badLines, decisions, missingKeys } = summary
  const bad = badLines === 0 ? '' : `, ${colors.red(`${badLines} lines that are no requests`)}`
  const counts = `${colors.green(`${decisions.Allow} allowed`)}, ${decisions.ExplicitDeny} denied by a statement, ${decisions.ImplicitDeny} allowed by none`
  const keys = [...missingKeys].map(
    ([key, times]) => `${colors.yellow('missing')}: ${times} of the requests do not carry \`${key}\`, which the policy reads\n`,
  )
  return [
    `${colors.bold(`${requests} requests`)} under ${names.policy}: ${counts}${bad}\n`,
    names.against === undefined ? '' : renderChanges(summary, names.against),
    requests === 0 ? '' : `\n${renderCallers(summary)}`,
    keys.length === 0 ? '' : `\n${keys.join('')}`,
  ].join('')
}

function renderChanges({ newlyAllowed, newlyDenied, otherwiseChanged }: Summary, against: string): string {
  if (newlyAllowed + newlyDenied + otherwiseChanged === 0) return `nothing changes against ${against}\n`
  return `against ${against}: ${newlyDenied} newly denied, ${newlyAllowed} newly allowed, ${otherwiseChanged} denied in another way\n`
}

function renderCallers({ callers, others }: Summary): string {
  const all = sorted(callers)
  const rows = all.slice(0, mostRows).map(([caller, counts]) => [...cells(caller, counts), linesOf(counts)])
  const rest = all.length > mostRows ? [`… and ${all.length - mostRows} more callers; \`--json\` lists them`] : []
  const further = total(others) === 0 ? [] : cells(`beyond the first ${maximumCallers} callers`, others)
  return renderTable(
    [['caller', 'allowed', 'denied', 'allowed by none', 'denied on lines'], ...rows, rest, further].filter((row) => row.length > 0),
  )
}

const mostRows = 20

function cells(caller: string, { Allow, ExplicitDeny, ImplicitDeny }: Counts): string[] {
  return [caller, String(Allow), String(ExplicitDeny), String(ImplicitDeny)]
}

function linesOf(counts: CallerSummary): string {
  const { deniedLines } = counts
  return deniedLines.join(', ') + (denials(counts) > deniedLines.length ? ', …' : '')
}

function sorted(callers: Summary['callers']): readonly (readonly [string, CallerSummary])[] {
  return [...callers].sort(([a, x], [b, y]) => denials(y) - denials(x) || y.Allow - x.Allow || (a < b ? -1 : 1))
}

function denials({ ExplicitDeny, ImplicitDeny }: Counts): number {
  return ExplicitDeny + ImplicitDeny
}

function total(counts: Counts): number {
  return counts.Allow + denials(counts)
}
