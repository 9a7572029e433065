import { reach, type FleetApi, type FleetTable, type ProveOptions } from '../../policy/index.ts'
import { locateError } from '../evaluate/locate-error.ts'
import { renderJsonLine } from '../render/json-line.ts'
import type { Terminal } from '../terminal.ts'
import type { Given } from './prove-subject.ts'
import { renderAccess } from './render-access.ts'
import type { ReadSubject, Subject } from './subject.ts'

/** Prints who gets in to the APIs of an input. Exit code 0: it is known of everybody. 3: it is not. */
export function printWhoGetsIn(subjects: readonly Subject[], given: Given, isJson: boolean, terminal: Terminal): number {
  const read = subjects.filter((subject) => subject.kind === 'read')
  const unread = subjects.filter((subject) => subject.kind === 'unread')
  const apis = distinct(read.flatMap((subject) => apisOf(subject, given)))
  const table = locateError(sourcesOf(read, given), () => reach(apis))
  if (isJson) terminal.data(renderJsonLine('access', { ...table, unread: unread.map(({ name, reason }) => ({ api: name, reason })) }))
  else terminal.data(textOf(table, apis, unread, terminal))
  return unread.length > 0 || table.rows.some(({ access }) => access.kind === 'unknown') ? 3 : 0
}

/** Why one API for each type: its methods may authorize by several. */
function apisOf(subject: ReadSubject, { options, authorizationType }: Given): readonly FleetApi[] {
  const types = authorizationType === undefined ? subject.authorizationTypes : [authorizationType]
  return (types.length === 0 ? (['NONE'] as const) : types).map((type) => {
    const own: ProveOptions = { ...subject.surroundings, ...options, authorizationType: type }
    return { name: types.length > 1 ? `${subject.name} under ${type}` : subject.name, policy: subject.policy, options: own }
  })
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

function textOf(
  table: FleetTable,
  apis: readonly FleetApi[],
  unread: readonly Extract<Subject, { readonly kind: 'unread' }>[],
  { dataColors: colors }: Terminal,
): string {
  const [first] = apis
  const subject = apis.length === 1 && first !== undefined ? first.name : `${apis.length} APIs`
  const shared = [...new Set(table.assumptions.map(({ text }) => text))]
  const [authorization] = shared
  const ofAll = shared.filter((text) => apis.every(({ name }) => table.assumptions.some((one) => one.api === name && one.text === text)))
  const isShared = authorization !== undefined && ofAll[0] === authorization
  const own = table.assumptions.filter(({ text }) => !ofAll.includes(text))
  const assumed = [
    ...ofAll.slice(isShared ? 1 : 0).map((text) => `assumed: ${text}`),
    ...own.map(({ api, text }) => `assumed of ${api}: ${text}`),
  ]
  return [
    apis.length === 0
      ? ''
      : `${colors.bold('WHO GETS IN')} to ${subject}\n${isShared ? `  ${authorization}\n` : ''}\n${renderAccess(table.rows, colors)}`,
    ...unread.map(({ name, reason }) => `\n${colors.yellow(colors.bold('UNKNOWN'))} for ${name}: ${reason}\n`),
    ...table.leftOut.map((text) => `\n${colors.yellow('not told apart')}: ${text}\n`),
    assumed.length === 0 ? '' : `\n${assumed.map((line) => `${colors.dim(line)}\n`).join('')}`,
  ].join('')
}
