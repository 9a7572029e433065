import type { Access, FleetRow } from '../../policy/index.ts'
import type { Colors } from '../render/colors.ts'
import { requestLines } from './render-request.ts'
import { whereWords, whoWords } from './trait-words.ts'

/** Writes who gets in where: the callers of one API line by line, those of several each with the APIs beneath. Requests that show what decides stand below. */
export function renderAccess(rows: readonly FleetRow[], colors: Colors): string {
  const notes: string[] = []
  const cells = rows.map(({ api, who, where, access }): Line => {
    const note = noteOf(access, notes.length + 1)
    if (note !== undefined) notes.push(note)
    return {
      api,
      who: whoWords(who),
      where: whereWords(where),
      access: `${accessWords(access)}${note === undefined ? '' : ` (${notes.length})`}`,
      kind: access.kind,
    }
  })
  const isOne = new Set(rows.map(({ api }) => api)).size === 1
  const table = isOne ? renderOne(cells, colors) : renderSeveral(cells, colors)
  return [table, ...notes.map((note) => `\n${note}`)].join('')
}

interface Line {
  readonly api: string
  readonly who: string
  readonly where: string
  readonly access: string
  readonly kind: Access['kind']
}

function accessWords(access: Access): string {
  switch (access.kind) {
    case 'always':
    case 'never':
      return access.kind
    case 'sometimes':
      return access.decidedBy.every((word) => word.startsWith('the '))
        ? `if ${access.decidedBy.join(' or ')} ${access.decidedBy.at(-1)?.endsWith('s') === true ? 'allow' : 'allows'} it`
        : `sometimes, by ${access.decidedBy.join(', ')}`
    case 'unknown':
      return `unknown: ${access.reason}`
  }
}

/** Shows the two requests that differ in what decides. */
function noteOf(access: Access, number: number): string | undefined {
  if (access.kind !== 'sometimes') return undefined
  const [admitted, refused] = [access.admitted, access.refused].map(({ request }) => requestLines(request))
  const without = (admitted ?? []).filter((line) => refused?.includes(line) !== true)
  const instead = (refused ?? []).filter((line) => admitted?.includes(line) !== true)
  if (without.length === 0 && instead.length === 0) return undefined
  const lines = (texts: readonly string[]): string => texts.map((line) => `      ${line}\n`).join('')
  return [
    `(${number}) this request gets in:\n${lines(admitted ?? [])}`,
    instead.length === 0
      ? `    and without this it does not:\n${lines(without)}`
      : `    and with this instead it does not:\n${lines(instead)}`,
  ].join('')
}

function renderOne(lines: readonly Line[], colors: Colors): string {
  const isEverything = lines.every(({ where }) => where === 'everything')
  return columns(
    lines.map(({ who, where, access, kind }) => ({ texts: isEverything ? [who, access] : [who, where, access], kind })),
    colors,
  )
}

function renderSeveral(lines: readonly Line[], colors: Colors): string {
  const groups = new Map<string, Line[]>()
  for (const line of lines) groups.set(line.who, [...(groups.get(line.who) ?? []), line])
  return [...groups]
    .map(([who, own]) => {
      const byApi = new Map<string, { readonly apis: string[]; readonly own: readonly Line[] }>()
      for (const api of new Set(own.map((line) => line.api))) {
        const these = own.filter((line) => line.api === api)
        const key = JSON.stringify(these.map(({ where, access }) => [where, access]))
        const found = byApi.get(key)
        if (found === undefined) byApi.set(key, { apis: [api], own: these })
        else found.apis.push(api)
      }
      const rows = [...byApi.values()].flatMap(({ apis, own: these }) =>
        these.map(({ where, access, kind }) => ({ texts: [apis.join(', '), where, access], kind })),
      )
      return `${colors.bold(who)}\n${columns(rows, colors)}`
    })
    .join('\n')
}

interface Columns {
  readonly texts: readonly string[]
  readonly kind: Access['kind']
}

/** Why not `renderTable`: what comes last is in colour, and what is the same as above is left out. */
function columns(rows: readonly Columns[], colors: Colors): string {
  const paint = { always: colors.bold, never: colors.dim, sometimes: colors.yellow, unknown: colors.yellow }
  const width = (column: number): number => Math.max(...rows.map(({ texts }) => texts[column]?.length ?? 0))
  return rows
    .map(({ texts, kind }, index) => {
      const above = rows[index - 1]?.texts
      const isRepeated = texts.length > 2 && above?.[0] === texts[0]
      const shown = texts.slice(0, -1).map((text, column) => (column === 0 && isRepeated ? '' : text).padEnd(width(column)))
      return `  ${[...shown, paint[kind](texts.at(-1) ?? '')].join('  ')}\n`
    })
    .join('')
}
