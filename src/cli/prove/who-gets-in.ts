import { reach, type FleetApi, type FleetTable } from '../../policy/index.ts'
import { locateError } from '../evaluate/locate-error.ts'
import type { Colors } from '../render/colors.ts'
import { renderJsonLine } from '../render/json-line.ts'
import type { Terminal } from '../terminal.ts'
import type { Given } from './prove-subject.ts'
import { renderAccess } from './render-access.ts'
import type { AuthorizationType, ReadSubject, Subject, UnreadSubject } from './subject.ts'
import { typesOf } from './types-of.ts'

/** Prints who gets in to the APIs of inputs, a table for each authorization type that their methods may have. Exit code 0: it is known of everybody. 3: it is not. */
export function printWhoGetsIn(subjects: readonly Subject[], given: Given, isJson: boolean, terminal: Terminal): number {
  const read = subjects.filter((subject) => subject.kind === 'read')
  const unread = subjects.filter((subject) => subject.kind === 'unread')
  const types = [...new Set(read.flatMap((subject) => typesOf(subject, given.authorizationType)))]
  const tables = types.map((type): TypeTable => {
    const own = read.filter((subject) => typesOf(subject, given.authorizationType).includes(type))
    const apis = distinct(own.map((subject) => apiOf(subject, type, given)))
    return { type, names: apis.map(({ name }) => name), ...locateError(sourcesOf(own, given), () => reach(apis)) }
  })
  const missing = unread.map(({ name, reason }) => ({ api: name, reason }))
  if (isJson)
    for (const { type, rows, assumptions, leftOut } of tables)
      terminal.data(renderJsonLine('access', { authorizationType: type, rows, assumptions, leftOut, unread: missing }))
  if (isJson && tables.length === 0) terminal.data(renderJsonLine('access', { rows: [], assumptions: [], leftOut: [], unread: missing }))
  if (!isJson) terminal.data(textOf(tables, unread, terminal.dataColors))
  const isUnknown = tables.some(({ rows }) => rows.some(({ access }) => access.kind === 'unknown'))
  return unread.length > 0 || isUnknown ? 3 : 0
}

interface TypeTable extends FleetTable {
  readonly type: AuthorizationType
  readonly names: readonly string[]
}

function apiOf(subject: ReadSubject, type: AuthorizationType, { options }: Given): FleetApi {
  const { name, policy, surroundings } = subject
  return { name, policy, options: { ...surroundings, ...options, authorizationType: type } }
}

/** An API may come out in several ways. */
function distinct(apis: readonly FleetApi[]): readonly FleetApi[] {
  const seen = new Map<string, number>()
  return apis.map((api) => {
    const count = (seen.get(api.name) ?? 0) + 1
    seen.set(api.name, count)
    return count === 1 ? api : { ...api, name: `${api.name} (${count})` }
  })
}

function sourcesOf([subject]: readonly ReadSubject[], { endpoint }: Given): Parameters<typeof locateError>[0] {
  return new Map([
    ...(subject === undefined ? [] : [['resource-policy' as const, subject] as const]),
    ...(endpoint === undefined ? [] : [['endpoint-policy' as const, endpoint] as const]),
  ])
}

/** Types of which the answers are the same share one table. */
function textOf(tables: readonly TypeTable[], unread: readonly UnreadSubject[], colors: Colors): string {
  const groups = new Map<string, TypeTable[]>()
  for (const table of tables) {
    const key = JSON.stringify(table.names) + renderAccess(table.rows, colors)
    groups.set(key, [...(groups.get(key) ?? []), table])
  }
  const leftOut = new Set(tables.flatMap((table) => table.leftOut))
  return [
    [...groups.values()].map((group) => sectionOf(group, colors)).join('\n'),
    ...unread.map(({ name, reason }) => `\n${colors.yellow(colors.bold('UNKNOWN'))} for ${name}: ${reason}\n`),
    ...[...leftOut].map((text) => `\n${colors.yellow('not told apart')}: ${text}\n`),
    tables.length === 0
      ? ''
      : `\n${assumed(tables)
          .map((line) => `${colors.dim(line)}\n`)
          .join('')}`,
  ].join('')
}

function sectionOf(group: readonly TypeTable[], colors: Colors): string {
  const [table] = group
  if (table === undefined) return ''
  const [only = ''] = table.names
  const types = group.map(({ type }) => type).join(' or ')
  return [
    `${colors.bold('WHO GETS IN')} to ${table.names.length === 1 ? only : `${table.names.length} APIs`}\n`,
    `  the methods authorize their callers by ${types}\n\n${renderAccess(table.rows, colors)}`,
  ].join('')
}

/** Says what is taken for granted, and of which APIs where it is not of all. */
function assumed(tables: readonly TypeTable[]): readonly string[] {
  const all = new Set(tables.flatMap(({ names }) => names))
  const of = new Map<string, Set<string>>()
  for (const { api, name, text } of tables.flatMap(({ assumptions }) => assumptions))
    if (name !== 'authorizationType') of.set(text, (of.get(text) ?? new Set()).add(api))
  return [...of].map(([text, apis]) => `assumed${apis.size === all.size ? '' : ` of ${[...apis].join(', ')}`}: ${text}`)
}
