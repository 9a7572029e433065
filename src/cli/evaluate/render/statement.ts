import type { ElementTrace, LayerTrace, StatementTrace } from '../../../policy/index.ts'
import type { Colors } from '../../render/colors.ts'
import { renderPlace } from '../../render/place.ts'
import { placeOf, type PolicySource } from '../policy-source.ts'
import { nameElement, wordElement } from './word-element.ts'

/** Writes what one statement says about a request: where it stands, and element by element what matched and what did not. */
export function renderStatement(
  statement: StatementTrace,
  outcome: LayerTrace['outcome'],
  source: PolicySource | undefined,
  colors: Colors,
): string {
  const sid = statement.sid === undefined ? '' : ` \`${statement.sid}\``
  const title = `statement ${statement.index}${sid}: ${colors.bold(statement.effect)} ${verdictOf(statement, outcome)}\n`
  const shown = statement.matched ? statement.elements : statement.elements.filter((element) => !element.matched)
  const marked = markedElement(statement)
  const lines = shown.map((element) => {
    const mark = element.matched ? colors.green('  yes') : colors.red('   no')
    return `${mark}  ${colors.bold(nameElement(element))}: ${wordElement(element)}\n`
  })
  const range = marked.range
  const place = source === undefined || range === undefined ? '' : renderPlace(placeOf(source, range), source.text, colors)
  return `${title}${place}${lines.join('')}`
}

function verdictOf({ matched, effect }: StatementTrace, outcome: LayerTrace['outcome']): string {
  if (!matched) return 'does not apply'
  return effect === 'Allow' && outcome === 'ExplicitDeny' ? 'applies, but a Deny beats it' : 'applies'
}

/** What to point at: the first element that does not match; of a statement that applies its first condition, or else its resource. */
function markedElement(statement: StatementTrace): ElementTrace | StatementTrace {
  const { elements } = statement
  if (statement.matched)
    return elements.find(({ element }) => element === 'condition') ?? elements.find(({ element }) => element === 'resource') ?? statement
  return elements.find(({ matched }) => !matched) ?? statement
}
