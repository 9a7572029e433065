import { placeOf } from '../evaluate/policy-source.ts'
import { renderRequest } from '../prove/render-request.ts'
import type { Colors } from '../render/colors.ts'
import { renderPlace } from '../render/place.ts'
import { renderTable } from '../render/table.ts'
import type { Changed, Difference } from './difference.ts'
import { relationWord, wordVersions } from './words.ts'

/** Writes differences for a terminal: each with a request for each direction, and a table where there are several. */
export function renderText(differences: readonly Difference[], colors: Colors): string {
  const table = renderTable(
    differences.map((one) => [`  ${relationWord(one).toUpperCase()}`, one.name, wordVersions(one), one.types.join(', ')]),
  )
  const assumed = new Set(differences.flatMap(({ assumptions }) => assumptions.map(({ text }) => text)))
  return [
    differences.map((one) => renderDifference(one, colors)).join('\n'),
    differences.length > 1 ? `\n${table}` : '',
    assumed.size === 0 ? '' : `\n${[...assumed].map((text) => colors.dim(`assumed: ${text}\n`)).join('')}`,
  ].join('')
}

function renderDifference(one: Difference, colors: Colors): string {
  const paint = { equivalent: colors.green, narrower: colors.green, wider: colors.red, incomparable: colors.red, unknown: colors.yellow }[
    one.relation
  ]
  const { gains, loses, notes, reason, types } = one
  return [
    `${paint(colors.bold(relationWord(one).toUpperCase()))} ${one.name}\n`,
    types.length === 0 ? '' : `  the methods authorize their callers by ${types.join(', ')}\n`,
    ...notes.map((note) => `  ${note}\n`),
    reason === undefined ? '' : `  ${reason}\n`,
    gains === undefined ? '' : `\n${colors.red('+')} this request gets in now and did not before:\n${renderChanged(gains, colors)}`,
    loses === undefined ? '' : `\n${colors.green('-')} this request got in before and does not now:\n${renderChanged(loses, colors)}`,
  ].join('')
}

function renderChanged({ counterexample, subject }: Changed, colors: Colors): string {
  const { request, statements, readings, bindings, conditions, otherSideAllows } = counterexample
  const given = {
    ...subject.assumed,
    ...bindings,
    ...Object.fromEntries(Object.entries(conditions).map(([name, is]) => [name, String(is)])),
  }
  return [
    renderRequest(request),
    ...Object.entries(given).map(([name, value]) => `  where ${name} is ${value}\n`),
    otherSideAllows ? "  where the caller's own policies, or the authorizer's, allow it\n" : '',
    ...Object.entries(readings).map(([fact, reading]) => `  where ${fact} is read as \`${reading}\`\n`),
    ...statements.map(({ layer, index, sid, effect, range }) => {
      const place = layer !== 'resource-policy' || range === undefined ? '' : renderPlace(placeOf(subject, range), subject.text, colors)
      return `  let in by statement ${index}${sid === undefined ? '' : ` \`${sid}\``} (${effect})${layer === 'resource-policy' ? '' : " of the VPC endpoint's policy"}\n${place}`
    }),
  ].join('')
}
