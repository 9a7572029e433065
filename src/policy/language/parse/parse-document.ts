import { compactJson, type JsonMember, type JsonNode } from '../json/json-node.ts'
import { placeOf, type Node } from '../node.ts'
import type { LaterStatement, Policy, Statement, Version, VersionElement } from '../policy.ts'
import { valueText } from '../value.ts'
import type { Context, Report } from './context.ts'
import { readElements } from './elements.ts'
import { findLater } from './find-later.ts'
import { parseStatement } from './parse-statement.ts'
import { allChoices, readBranches, underChoices, type Branch } from './read-branches.ts'
import { readOneValue } from './read-value-node.ts'

/** Reads a whole document; gives nothing where it is not one or where a statement cannot be read. */
export function parseDocument(node: JsonNode, outside: Omit<Context, 'hasVariables'>): Policy | undefined {
  const { dialect, report } = outside
  if (node.kind !== 'object') {
    report('wrong-type', node, { element: 'the policy', expected: 'an object', found: node.kind })
    return undefined
  }
  const elements = readElements(node, ['Version', 'Id', 'Statement'], 'a policy', report)
  const version = parseVersion(elements.Version, node, report)
  // Why: under an invalid version, variables are read as the author most likely means them.
  const context: Context = { ...outside, hasVariables: elements.Version !== undefined && version?.value !== '2008-10-17' }
  const id = elements.Id === undefined ? undefined : readOneValue(elements.Id.value, { element: 'Id' }, context)
  const parsed = parseStatements(elements.Statement, node, context)
  if (parsed === undefined) return undefined
  const { statements, later } = parsed
  reportSids(statements, report)
  return {
    kind: 'policy',
    dialect,
    ...(version === undefined ? {} : { version }),
    ...(id === undefined ? {} : { id }),
    statements,
    ...(later.length === 0 ? {} : { later }),
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

interface Statements {
  readonly statements: readonly Statement[]
  readonly later: readonly LaterStatement[]
}

function parseStatements(member: JsonMember | undefined, document: Node, context: Context): Statements | undefined {
  if (member === undefined) {
    context.report('missing-statement', placeOf(document))
    return undefined
  }
  const branches: { readonly branch: Branch; readonly index: number; readonly later: (Node & JsonNode) | undefined }[] = []
  for (const { node, when } of readBranches(member.value, context)) {
    const items = node.kind === 'array' ? node.items : [node]
    items.forEach((item, index) => {
      for (const branch of readBranches(item, context, when)) branches.push({ branch, index, later: findLater(branch.node, context) })
    })
  }
  if (branches.length === 0) {
    context.report('missing-statement', member.value)
    return undefined
  }
  const statements: Statement[] = []
  const laters: LaterStatement[] = []
  let isReadable = true
  for (const { branch, index, later } of branches) {
    if (later !== undefined) laters.push(makeLater(branch, index, later))
    else {
      const read = parseStatement(branch, index, context)
      if (read === undefined) isReadable = false
      else statements.push(...read)
    }
  }
  return isReadable ? { statements, later: laters } : undefined
}

function makeLater({ node, when }: Branch, index: number, cause: JsonNode): LaterStatement {
  return {
    kind: 'later-statement',
    index,
    raw: compactJson(node),
    cause: { raw: compactJson(cause), ...placeOf(cause) },
    ...placeOf(node),
    ...underChoices(when),
  }
}

function reportSids(statements: readonly Statement[], report: Report): void {
  const seen = new Map<string, Statement[]>()
  for (const statement of statements) {
    const { sid, when = [] } = statement
    if (sid === undefined) continue
    const text = valueText(sid)
    const others = seen.get(text) ?? []
    if (others.some((other) => allChoices([...when, ...(other.when ?? [])]) !== undefined)) report('duplicate-sid', sid, { sid: text })
    seen.set(text, [...others, statement])
  }
}
