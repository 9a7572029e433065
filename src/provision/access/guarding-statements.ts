import { parsePolicy, printPolicy, type PolicyDocument, type PolicyInput, type StatementDocument } from '../../policy/index.ts'
import type { OwnEndpoint } from './ground.ts'

/** Writes the policies of endpoints as statements of one policy: each is for those who come through its endpoint, and whoever comes another way passes. */
export function guardingStatements(endpoints: readonly OwnEndpoint[]): readonly StatementDocument[] {
  const guarding = endpoints.flatMap(({ id, policy }) => {
    const statements = policy === undefined ? undefined : statementsFor(id, policy)
    return statements === undefined ? [] : [{ id, statements }]
  })
  if (guarding.length === 0) return [{ ...pass, Resource: '*' }]
  return [
    { ...pass, Resource: '*', Condition: { StringNotEquals: { 'aws:SourceVpce': guarding.map(({ id }) => id) } } },
    ...guarding.flatMap(({ statements }) => statements),
  ]
}

/** Whether an endpoint's policy can be taken into account; one that cannot is taken to let everything through. */
export function isUsable(policy: PolicyInput): boolean {
  return statementsFor('vpce-0', policy) !== undefined
}

const pass = { Effect: 'Allow', Principal: '*', Action: '*' } as const

function statementsFor(id: string, policy: PolicyInput): readonly StatementDocument[] | undefined {
  const document = read(policy)
  // Why: before 2012 `${…}` stands for itself, and what is written here is of 2012.
  if (document === undefined || (document.Version !== '2012-10-17' && JSON.stringify(document).includes('${'))) return undefined
  const statements = [document.Statement].flat().map((statement) => narrow(statement, id))
  return statements.every((statement) => statement !== undefined) ? statements : undefined
}

function read(policy: PolicyInput): PolicyDocument | undefined {
  const parsed = parsePolicy(policy)
  return parsed.ok ? (JSON.parse(printPolicy(parsed.policy)) as PolicyDocument) : undefined
}

/** Why several operators: one that asks for the key already must not be overwritten. All of them compare an id alike. */
const operators: readonly string[] = ['StringEquals', 'StringEqualsIgnoreCase', 'StringLike', 'ForAnyValue:StringEquals']

function narrow(statement: StatementDocument, id: string): StatementDocument | undefined {
  const conditions = statement.Condition ?? {}
  const taken = Object.keys(conditions).map((name) => name.toLowerCase())
  const operator = operators.find((name) => !taken.includes(name.toLowerCase()))
  if (operator === undefined) return undefined
  // Why without Sid: statements of several policies may have the same.
  const members = Object.entries(statement).filter(([name]) => name !== 'Sid')
  return {
    ...(Object.fromEntries(members) as unknown as StatementDocument),
    Condition: { ...conditions, [operator]: { 'aws:SourceVpce': id } },
  }
}
