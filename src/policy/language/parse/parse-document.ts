import type { JsonMember, JsonNode } from '../json/json-node.ts'
import { placeOf, type Node } from '../node.ts'
import type { Policy, Statement, Version, VersionElement } from '../policy.ts'
import { valueText } from '../value.ts'
import type { Context, Report } from './context.ts'
import { readElements } from './elements.ts'
import { parseStatement } from './parse-statement.ts'
import { readOneValue } from './read-value-node.ts'

/** Reads a whole document; gives nothing where it is not one or where a statement cannot be read. */
export function parseDocument(node: JsonNode, outside: Omit<Context, 'version'>): Policy | undefined {
  const { dialect, report } = outside
  if (node.kind !== 'object') {
    report('wrong-type', node, { element: 'the policy', expected: 'an object', found: node.kind })
    return undefined
  }
  const early: Context = { ...outside, version: '2012-10-17' }
  const elements = readElements(node, ['Version', 'Id', 'Statement'], 'a policy', early)
  const version = parseVersion(elements.Version, node, report)
  // Why: under an invalid version, variables are read as the author most likely means them.
  const context: Context = { ...early, version: version?.value ?? (elements.Version === undefined ? '2008-10-17' : '2012-10-17') }
  const id = elements.Id === undefined ? undefined : readOneValue(elements.Id.value, { element: 'Id' }, context)
  const statements = parseStatements(elements.Statement, node, context)
  if (statements === undefined) return undefined
  reportSids(statements, report)
  return {
    kind: 'policy',
    dialect,
    ...(version === undefined ? {} : { version }),
    ...(id === undefined ? {} : { id }),
    statements,
    ...placeOf(node),
  }
}

function parseVersion(member: JsonMember | undefined, document: Node, report: Report): VersionElement | undefined {
  if (member === undefined) {
    report('missing-version', placeOf(document))
    return undefined
  }
  const { value } = member
  if (value.kind !== 'string') {
    report('wrong-type', value, { element: 'Version', expected: '`"2012-10-17"`', found: value.kind })
    return undefined
  }
  if (!isVersion(value.value)) {
    report('invalid-version', value, { version: value.value })
    return undefined
  }
  if (value.value === '2008-10-17') report('old-version', value)
  return { kind: 'version', value: value.value, ...placeOf(value) }
}

function isVersion(text: string): text is Version {
  return text === '2008-10-17' || text === '2012-10-17'
}

function parseStatements(member: JsonMember | undefined, document: Node, context: Context): readonly Statement[] | undefined {
  if (member === undefined) {
    context.report('missing-statement', placeOf(document))
    return undefined
  }
  const nodes = member.value.kind === 'array' ? member.value.items : [member.value]
  if (nodes.length === 0) {
    context.report('missing-statement', member.value)
    return undefined
  }
  const statements = nodes.map((node, index) => parseStatement(node, index, context))
  return statements.every((statement) => statement !== undefined) ? statements : undefined
}

function reportSids(statements: readonly Statement[], report: Report): void {
  const seen = new Set<string>()
  for (const { sid } of statements) {
    if (sid === undefined) continue
    const text = valueText(sid)
    if (seen.has(text)) report('duplicate-sid', sid, { sid: text })
    seen.add(text)
  }
}
