import type { Dialect } from './dialect.ts'
import { joinChoices, type Piece } from './join-choices.ts'
import { operatorText } from './operator.ts'
import type { OneOrMany, PolicyDocument, PrincipalDocument, StatementDocument, TextDocument } from './policy-document.ts'
import type { Condition, Policy, PrincipalElement, PrincipalType, Statement } from './policy.ts'
import type { Value } from './value.ts'
import { valueDocument, valuesDocument } from './value-document.ts'

/**
 * Writes a policy in AWS's JSON shape: elements in a fixed order, single values without brackets,
 * condition operators and keys sorted and in AWS's spelling. Statements and values keep their order.
 */
export function policyToDocument(policy: Policy): PolicyDocument {
  const { dialect, later = [] } = policy
  const pieces = [
    ...policy.statements.map((statement) => ({ ...statement, document: statementDocument(statement, dialect) })),
    ...later.map((statement) => ({ ...statement, document: JSON.parse(statement.raw) as StatementDocument })),
  ]
  return {
    ...(policy.version === undefined ? {} : { Version: policy.version.value }),
    ...(policy.id === undefined ? {} : { Id: valueDocument(policy.id, dialect) }),
    // Why the cast: documents are given for what they are once nothing in them is known later.
    Statement: joinChoices(pieces.sort((a, b) => a.index - b.index)) as readonly StatementDocument[],
  }
}

function statementDocument(statement: Statement, dialect: Dialect): StatementDocument {
  const not = (negated: boolean): string => (negated ? 'Not' : '')
  const { sid, effect, principal, action, resource, conditions } = statement
  return {
    ...(sid === undefined ? {} : { Sid: valueDocument(sid, dialect) }),
    Effect: effect.value,
    ...(principal.implied === true ? {} : { [`${not(principal.negated)}Principal`]: principalDocument(principal, dialect) }),
    [`${not(action.negated)}Action`]: valuesDocument(action.values, dialect),
    [`${not(resource.negated)}Resource`]: valuesDocument(resource.values, dialect),
    ...(conditions.length === 0 ? {} : { Condition: conditionDocument(conditions, dialect) }),
  }
}

function principalDocument(principal: PrincipalElement, dialect: Dialect): PrincipalDocument {
  if (principal.everyone) return '*'
  const byType = new Map<PrincipalType, Value[]>()
  for (const entry of principal.entries) {
    const values = byType.get(entry.type) ?? []
    values.push(entry.value)
    byType.set(entry.type, values)
  }
  return Object.fromEntries([...byType].map(([type, values]) => [type, valuesDocument(values, dialect)]))
}

function conditionDocument(conditions: readonly Condition[], dialect: Dialect): NonNullable<StatementDocument['Condition']> {
  const block = new Map<string, Map<string, Piece<Values>[]>>()
  for (const condition of conditions) {
    const operator = operatorText(condition.operator)
    const keys = block.get(operator) ?? new Map<string, Piece<Values>[]>()
    const { canonical } = condition.key
    keys.set(canonical, [...(keys.get(canonical) ?? []), { ...condition, document: valuesDocument(condition.values, dialect) }])
    block.set(operator, keys)
  }
  return Object.fromEntries(
    sorted(block).map(([operator, keys]) => [
      operator,
      // INVARIANT: one of them stands there at most, so that they join to one.
      Object.fromEntries(sorted(keys).flatMap(([key, pieces]) => joinChoices(pieces).map((values) => [key, values]))),
    ]),
  )
}

type Values = OneOrMany<TextDocument>

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}
