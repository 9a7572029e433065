import fc from 'fast-check'
import type { PolicyDocument, StatementDocument } from '../../policy/index.ts'
import { statementDocument, type PolicyDocumentOptions } from './statement-document.ts'

/**
 * Generates valid policy documents of the whole language: every operator and set operator, negated elements, every form of principal, policy variables, all versions.
 *
 * Values come from a small world, so that statements speak of the same endpoints, paths and callers. Use it with `requestAimedAt`, whose requests
 * stand at the policy's own borders.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function policyDocument(options: PolicyDocumentOptions = {}): fc.Arbitrary<PolicyDocument> {
  // Why: a list that may be empty shrinks to the one statement that matters, wherever that stands.
  const statements = fc.array(statementDocument(options), { maxLength: options.maxStatements ?? 4 })
  return fc.tuple(version, statements).map(([Version, list]) => ({
    ...(Version === undefined ? {} : { Version }),
    Statement: list.length === 0 ? [allowEverything] : Version === '2012-10-17' ? list : list.map(withoutBoolVariables),
  }))
}

const allowEverything: StatementDocument = { Effect: 'Allow', Principal: '*', Action: 'execute-api:*', Resource: '*' }

const version = fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', undefined)

/** Why: before 2012-10-17 a variable is plain text, and no text but `true` and `false` is a value for `Bool`. */
function withoutBoolVariables(statement: StatementDocument): StatementDocument {
  const { Condition } = statement
  if (Condition === undefined) return statement
  const plain = (value: unknown): unknown => (Array.isArray(value) ? value.map(plain) : String(value).startsWith('${') ? 'true' : value)
  const blocks = Object.entries(Condition).map(([operator, block]) => [
    operator,
    operator.includes('Bool') ? Object.fromEntries(Object.entries(block).map(([key, value]) => [key, plain(value)])) : block,
  ])
  return { ...statement, Condition: Object.fromEntries(blocks) as NonNullable<StatementDocument['Condition']> }
}
