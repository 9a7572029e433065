import type { PolicyDocument, Range, StatementDocument } from '../../language/index.ts'

/** One change of a policy. */
export interface Edit {
  /** What to do, in words: `widen the Deny's Resource to \`execute-api:/*\``. */
  readonly text: string
  /** Changes of one kind have the same: all statements may be in need of it. */
  readonly kind: string
  /** Where: a JSON pointer into the policy. */
  readonly pointer: string
  /** Present where the policy came from text. */
  readonly range?: Range
  /** The index of the statement that becomes another one; without it the statement comes before all others. */
  readonly index?: number
  readonly change: (statement: StatementDocument) => StatementDocument
}

/** Gives the policy with some changes made. */
export function applyEdits(document: PolicyDocument, edits: readonly Edit[]): PolicyDocument {
  const statements = [document.Statement].flat()
  const changed = statements.map((statement, index) =>
    edits.reduce((before, edit) => (edit.index === index ? edit.change(before) : before), statement),
  )
  const added = edits.filter(({ index }) => index === undefined).map(({ change }) => change({ Effect: 'Deny' }))
  return { ...document, Statement: [...added, ...changed] }
}
