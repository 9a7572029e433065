import type { Request } from '../../policy/index.ts'
import { renderRequest } from '../prove/render-request.ts'
import type { Changed, Difference } from './difference.ts'
import { relationWord, wordVersions } from './words.ts'

/** Writes differences as Markdown for a comment on a pull request: one table, and the requests folded away. */
export function renderMarkdown(differences: readonly Difference[]): string {
  const rows = differences.map(
    (one) =>
      `| ${code(one.name)} | ${mark[one.relation]} **${relationWord(one)}** | ${cell(wordVersions(one))} | ${one.types.join(', ')} |`,
  )
  const assumed = [...new Set(differences.flatMap(({ assumptions }) => assumptions.map(({ text }) => text)))]
  return [
    `### Who gets in: ${headline(differences)}\n`,
    '| API | access | endpoint | authorization |',
    '|---|---|---|---|',
    ...rows,
    '',
    ...differences.flatMap(details),
    ...(assumed.length === 0 ? [] : [fold('What this takes for granted', assumed.map((text) => `- ${text}`).join('\n'))]),
  ].join('\n')
}

const mark = { equivalent: '🟢', narrower: '🔵', wider: '🔴', incomparable: '🔴', unknown: '🟡' } as const

function headline(differences: readonly Difference[]): string {
  const relations = (['wider', 'incomparable', 'unknown', 'narrower', 'equivalent'] as const).map((relation) => ({
    relation,
    number: differences.filter((one) => one.relation === relation).length,
  }))
  return relations
    .filter(({ number }) => number > 0)
    .map(({ relation, number }) => `${number} ${relation}`)
    .join(', ')
}

function details({ name, notes, reason, gains, loses }: Difference): readonly string[] {
  return [
    ...notes.map((note) => `- ${code(name)}: ${note}\n`),
    ...(reason === undefined ? [] : [`- ${code(name)} is not known: ${reason}\n`]),
    ...(gains === undefined ? [] : [fold(`${name}: a request that gets in now and did not before`, changed(gains))]),
    ...(loses === undefined ? [] : [fold(`${name}: a request that got in before and does not now`, changed(loses))]),
  ]
}

function changed({ counterexample, subject }: Changed): string {
  const { request, statements, bindings, conditions } = counterexample
  const given = { ...subject.assumed, ...bindings, ...Object.fromEntries(Object.entries(conditions).map(([key, is]) => [key, String(is)])) }
  const by = statements.map(({ index, sid }) => `statement ${index}${sid === undefined ? '' : ` (${sid})`}`).join(', ')
  return [
    block(request),
    ...Object.entries(given).map(([key, value]) => `where ${code(key)} is ${code(value)}`),
    by === '' ? '' : `let in by ${by} of ${code(subject.file)}`,
  ]
    .filter((line) => line !== '')
    .join('\n\n')
}

function block(request: Request): string {
  return `\`\`\`text\n${renderRequest(request).replace(/^ {2}/gm, '').trimEnd()}\n\`\`\``
}

function fold(summary: string, body: string): string {
  return `<details><summary>${summary.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</summary>\n\n${body}\n\n</details>\n`
}

/** A name as code in a cell of a table, whatever stands in it. */
function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`'
  return `${fence}${fence === '``' ? ' ' : ''}${cell(text)}${fence === '``' ? ' ' : ''}${fence}`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
