import type { Value, Variable } from '../language/index.ts'
import { contextValue } from './context-value.ts'
import { readingOf, type Interpretation } from './interpretation.ts'
import type { RequestView } from './request-view.ts'

/** A piece of a value whose policy variables were replaced: text with wildcards, or text that stands for itself alone. */
export interface Piece {
  readonly text: string
  readonly wild: boolean
}

/**
 * Puts what the request carries in the place of policy variables; gives nothing where one of them has no value.
 *
 * What stands for a variable, and what `${*}`, `${?}` and `${$}` stand for, is never a wildcard.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function resolveValue(value: Value, request: RequestView, interpretation: Interpretation): readonly Piece[] | undefined {
  const pieces: Piece[] = []
  for (const part of value.parts) {
    switch (part.kind) {
      case 'literal':
        pieces.push({ text: part.text, wild: true })
        break
      case 'escape':
        pieces.push({ text: part.character, wild: false })
        break
      case 'variable': {
        const text = resolveVariable(part, request, interpretation)
        if (text === undefined) return undefined
        pieces.push({ text, wild: false })
        break
      }
      case 'reference':
        // INVARIANT: `checkSupport` refused references without a binding.
        return undefined
    }
  }
  return pieces
}

/** Gives a value's own text: nothing in it is a wildcard. */
export function plainText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('')
}

function resolveVariable(
  { name, raw, default: byDefault }: Variable,
  request: RequestView,
  interpretation: Interpretation,
): string | undefined {
  const found = contextValue(request, name, interpretation)
  if (typeof found === 'string') return found
  // Why: a key with several values is there, so that its default does not apply, and stands for no single text.
  if (found !== undefined) return undefined
  if (byDefault === '' && readingOf(interpretation, 'PS-53-empty') === 'no-value') return undefined
  if (raw.includes(",'") && readingOf(interpretation, 'PS-53-space') === 'no-value') return undefined
  return byDefault
}
