import { policyOf, type PolicyDocument, type StatementDocument, type TextDocument } from '../language/index.ts'
import { checkObject } from './check-shape.ts'
import { identityOf } from './known-later.ts'
import { refusal } from './refusal.ts'

/**
 * Puts statements and whole policies together into one: everything that one of them allows and none of them denies.
 *
 * A statement that is there twice is taken once; a Sid that is there twice gets a number. The result is plain JSON. Throws PolicyError: nothing to put together, a policy of another version than
 * 2012-10-17, whose variables would change their meaning, or something that is no statement.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function policy(...parts: readonly (StatementDocument | PolicyDocument)[]): PolicyDocument {
  const statements = new Map<string, StatementDocument>()
  for (const [index, part] of parts.entries()) {
    for (const statement of statementsOf(part, `[${index}]`)) {
      const identity = identityOf(statement as unknown as TextDocument)
      if (!statements.has(identity)) statements.set(identity, statement)
    }
  }
  if (statements.size === 0) throw refusal('INVALID_OPTION', 'no statement is given', '[0]', 'give at least one: `policy(allow(…))`')
  const document: PolicyDocument = { Version: '2012-10-17', Statement: withOwnSids([...statements.values()]) }
  policyOf(document)
  return document
}

function statementsOf(part: StatementDocument | PolicyDocument, at: string): readonly StatementDocument[] {
  checkObject(part, at)
  if (!('Statement' in part)) return [part]
  if (part.Version !== '2012-10-17') {
    const help = "write `Version: '2012-10-17'`: under an older one `${…}` is plain text"
    throw refusal('INVALID_OPTION', `the version of \`${at}\` is not 2012-10-17`, `${at}.Version`, help)
  }
  const list = part.Statement as StatementDocument | readonly StatementDocument[]
  return Array.isArray(list) ? (list as readonly StatementDocument[]) : [list as StatementDocument]
}

function withOwnSids(statements: readonly StatementDocument[]): readonly StatementDocument[] {
  const taken = new Set(statements.map((statement) => statement.Sid))
  const seen = new Set<TextDocument>()
  return statements.map((statement) => {
    const { Sid } = statement
    if (typeof Sid !== 'string' || !seen.has(Sid)) {
      if (Sid !== undefined) seen.add(Sid)
      return statement
    }
    let number = 2
    while (taken.has(`${Sid}${number}`)) number++
    taken.add(`${Sid}${number}`)
    return { ...statement, Sid: `${Sid}${number}` }
  })
}
