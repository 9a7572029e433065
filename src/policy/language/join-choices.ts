import type { Chosen } from './choice.ts'
import type { FunctionObject } from './policy-document.ts'

/** A piece of a document, and when it stands there. */
export interface Piece<Document> extends Chosen {
  readonly document: Document
}

/** Writes the pieces of a list: `Fn::If` for those that stand there under conditions only, one for two that exclude each other. */
export function joinChoices<Document>(pieces: readonly Piece<Document>[]): readonly (Document | FunctionObject)[] {
  return pieces.flatMap((piece, index): readonly (Document | FunctionObject)[] => {
    const condition = firstOf(piece)
    if (condition === undefined) return [piece.document]
    return firstOf(pieces[index - 1]) === condition ? [] : joinRun(condition, pieces.slice(index))
  })
}

function firstOf(piece: Chosen | undefined): string | undefined {
  return piece?.when?.[0]?.condition
}

/** Writes the pieces at the beginning that depend on one condition first: its two sides, item by item. */
function joinRun<Document>(condition: string, pieces: readonly Piece<Document>[]): readonly FunctionObject[] {
  const others = pieces.findIndex((piece) => firstOf(piece) !== condition)
  const run = others < 0 ? pieces : pieces.slice(0, others)
  const side = (is: boolean): readonly unknown[] =>
    joinChoices(run.flatMap(({ when = [], document }) => (when[0]?.is === is ? [{ when: when.slice(1), document }] : [])))
  const [then, otherwise] = [side(true), side(false)]
  return Array.from({ length: Math.max(then.length, otherwise.length) }, (_, index) => ({
    'Fn::If': [condition, then[index] ?? noValue, otherwise[index] ?? noValue],
  }))
}

const noValue = { Ref: 'AWS::NoValue' }
