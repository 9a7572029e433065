import type { StatementTrace } from '../../../policy/index.ts'

/** Writes the conditions of statements: `StringNotEquals aws:SourceVpce \`vpce-0a1b\``. */
export function wordConditions(statements: readonly StatementTrace[]): string {
  return statements
    .map(({ elements }) =>
      elements
        .filter(({ element }) => element === 'condition')
        .map(({ operator, key, policyValues }) => `${operator ?? ''} ${key ?? ''} ${listOf(policyValues)}`)
        .join(' and '),
    )
    .join('; or where ')
}

function listOf(values: readonly string[]): string {
  const shown = values.slice(0, most).map((value) => `\`${value}\``)
  return shown.join(', ') + (values.length > most ? ` and ${values.length - most} more` : '')
}

const most = 4
