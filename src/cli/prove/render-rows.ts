import { renderTable } from '../render/table.ts'
import type { Colors } from '../render/colors.ts'
import type { Row } from './prove-subject.ts'
import { renderProof } from './render-proof.ts'

/** Writes the answers for an input: by itself where there is one; otherwise those that do not hold, a table of all, and what was taken for granted. */
export function renderRows(rows: readonly Row[], question: string, colors: Colors): string {
  const groups = groupsOf(rows)
  const [only, ...more] = groups
  if (only !== undefined && more.length === 0) return renderGroup(only, question, colors)
  const bad = groups.filter(({ verdict }) => verdict !== 'holds')
  const good = rows.flatMap(({ proof }) => (proof?.verdict === 'holds' ? [proof] : []))
  const assumed = new Set(
    good.flatMap(({ assumptions }) => assumptions.filter(({ name }) => name !== 'authorizationType').map(({ text }) => text)),
  )
  return [
    ...bad.map((group) => `${renderGroup(group, question, colors)}\n`),
    `${colors.bold(question)}\n\n`,
    renderTable(groups.map(({ verdict, first, types }) => [`  ${words[verdict]}`, first.subject.name, types.join(', ')])),
    assumed.size === 0 ? '' : `\n${[...assumed].map((text) => colors.dim(`assumed: ${text}\n`)).join('')}`,
  ].join('')
}

type Verdict = 'holds' | 'fails' | 'unknown'

const words = { holds: 'HOLDS', fails: 'FAILS', unknown: 'UNKNOWN' }

/** One API, and the authorization types under which the answer is the same. */
interface Group {
  readonly verdict: Verdict
  readonly first: Row
  readonly types: readonly string[]
}

function groupsOf(rows: readonly Row[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const verdict = row.proof?.verdict ?? 'unknown'
    const key = JSON.stringify([row.subject.name, verdict])
    const { first, types } = groups.get(key) ?? { first: row, types: [] }
    groups.set(key, { verdict, first, types: [...types, ...(row.type === undefined ? [] : [row.type])] })
  }
  return [...groups.values()]
}

function renderGroup({ first, types }: Group, question: string, colors: Colors): string {
  const others = types.slice(1)
  const more = others.length === 0 ? '' : colors.dim(`and so it is under ${others.join(', ')}\n`)
  return `${renderRow(first, question, colors)}${more}`
}

function renderRow(row: Row, question: string, colors: Colors): string {
  const { subject, proof } = row
  if (proof === undefined) return `${colors.yellow(colors.bold('UNKNOWN'))} for ${subject.name}: ${question}\n  ${subject.reason}\n`
  return renderProof(row, question, colors)
}
