import type { CompiledStatement } from './compile-statement.ts'
import type { ContextKey } from './context-key.ts'

/** Statements that one resource leads to: those that ask for one of certain texts under a context key are found by that text. */
export interface StatementGroup {
  readonly others: readonly CompiledStatement[]
  readonly selected: readonly Selection[] | undefined
}

/** The statements that ask for a text under one context key. */
export interface Selection {
  readonly key: ContextKey
  readonly byText: ReadonlyMap<string, readonly CompiledStatement[]>
}

/** Groups statements; where they are few, testing them is faster than finding them. */
export function groupStatements(statements: readonly CompiledStatement[]): StatementGroup {
  if (statements.length < fewest) return { others: statements, selected: undefined }
  const byKey = new Map<ContextKey, CompiledStatement[]>()
  for (const statement of statements) {
    if (statement.selector === undefined) continue
    const those = byKey.get(statement.selector.key)
    if (those === undefined) byKey.set(statement.selector.key, [statement])
    else those.push(statement)
  }
  const selected = [...byKey].filter(([, those]) => those.length >= fewest).map(([key, those]) => ({ key, byText: indexByText(those) }))
  const isSelected = ({ selector }: CompiledStatement): boolean => selected.some(({ key }) => key === selector?.key)
  if (selected.length === 0) return { others: statements, selected: undefined }
  return { others: statements.filter((statement) => !isSelected(statement)), selected }
}

const fewest = 4

function indexByText(statements: readonly CompiledStatement[]): ReadonlyMap<string, readonly CompiledStatement[]> {
  const byText = new Map<string, CompiledStatement[]>()
  for (const statement of statements) {
    for (const text of new Set(statement.selector?.texts)) {
      const those = byText.get(text)
      if (those === undefined) byText.set(text, [statement])
      else those.push(statement)
    }
  }
  return byText
}
