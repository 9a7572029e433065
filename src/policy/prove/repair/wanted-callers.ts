import { valueDocument, valueText, type TextDocument } from '../../language/index.ts'
import type { Question } from '../question.ts'

/** Who is meant to get in: callers who carry one of these ids under the key. */
export interface WantedCallers {
  /** In AWS's spelling. */
  readonly key: string
  readonly ids: readonly TextDocument[]
  /** Whether nobody else is meant. */
  readonly exact: boolean
}

/** Gives who is meant to get in, as the property says it or, of `notPublic`, as the policy names them; nothing where neither says it. */
export function wantedCallers({ property, policy }: Question): WantedCallers | undefined {
  switch (property.kind) {
    case 'onlyFromVpce':
      return { key: 'aws:SourceVpce', ids: property.ids, exact: true }
    case 'onlyFromVpc':
      return { key: 'aws:SourceVpc', ids: property.ids, exact: true }
    case 'onlyFromOrg':
      return { key: 'aws:PrincipalOrgID', ids: property.ids, exact: false }
    case 'onlyFromAccounts':
      return { key: 'aws:PrincipalAccount', ids: property.ids, exact: false }
    case 'notPublic':
      return namedIn(policy)
    case 'implies':
    case 'equivalent':
    case 'notLockedOut':
    case 'covers':
      return undefined
  }
}

function namedIn({ statements, dialect }: Question['policy']): WantedCallers | undefined {
  const conditions = statements.flatMap((statement) =>
    statement.conditions.filter(({ operator: { negated } }) => negated === (statement.effect.value === 'Deny')),
  )
  for (const key of ['aws:SourceVpce', 'aws:SourceVpc', 'aws:PrincipalOrgID', 'aws:PrincipalAccount']) {
    const values = conditions.filter((one) => one.key.canonical === key && one.operator.family === 'String').flatMap((one) => one.values)
    const names = values.filter((value) => value.parts.length === 1 && !/[*?]/.test(valueText(value)))
    const ids = new Map(names.map((value) => [valueText(value), valueDocument(value, dialect)]))
    if (ids.size > 0) return { key, ids: [...ids.values()], exact: false }
  }
  return undefined
}
