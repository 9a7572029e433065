import { itemsOf, membersOf, textOf, valueAt, type Tree } from '../text/tree.ts'
import { addressOf, expressionOf, namedBy, type Named } from './configuration.ts'
import type { Instance } from './instance.ts'

/** A policy that an `aws_iam_policy_document` will be, as far as a plan tells it. */
export interface PlannedDocument {
  /** In AWS's JSON shape, in Terraform's dialect. */
  readonly document: object
  /** What was taken for granted. */
  readonly notes: readonly string[]
}

/**
 * Writes the policy of a data source that is read during apply: what is known then stands in it as an interpolation. Nothing where the plan does not tell enough.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function planDocument(plan: Tree, data: Instance): PlannedDocument | undefined {
  const { values, unknown } = data
  const merges = ['source_json', 'override_json', 'source_policy_documents', 'override_policy_documents', 'version']
  if (
    merges.some((name) => isSet(valueAt(values, name)) || valueAt(unknown, name) !== undefined) ||
    valueAt(unknown, 'statement')?.kind === 'scalar'
  )
    return undefined
  const notes: string[] = []
  const texts = (path: readonly (string | number)[], isWhole: boolean): readonly string[] =>
    listAt(values, path).map((item, index) => {
      const text = textOf(item)
      if (text !== undefined) return literal(text)
      const named = isWhole && listAt(values, path).length === 1 ? onlyNamed(plan, data, path) : undefined
      const place = `${data.address}.${wordPath([...path, index])}`
      if (named === undefined) return `\${${place}}`
      notes.push(`\`${place}\` is \`${addressOf(named)}\`, the one value that its expression names`)
      return `\${${addressOf(named)}}`
    })
  const statements = listAt(values, ['statement']).map((statement, index) => statementOf(statement, ['statement', index], texts))
  return statements.includes(undefined) ? undefined : { document: { Version: '2012-10-17', Statement: statements }, notes }
}

type Texts = (path: readonly (string | number)[], isWhole: boolean) => readonly string[]

function statementOf(statement: Tree, path: readonly (string | number)[], texts: Texts): object | undefined {
  const list = (name: string): Record<string, readonly string[]> => {
    const found = texts([...path, name], false)
    const element = { actions: 'Action', not_actions: 'NotAction', resources: 'Resource', not_resources: 'NotResource' }[name]
    return found.length === 0 || element === undefined ? {} : { [element]: found }
  }
  const conditions = conditionsOf(statement, path, texts)
  if (conditions === undefined) return undefined
  const sid = textOf(valueAt(statement, 'sid'))
  return {
    ...(sid === undefined || sid === '' ? {} : { Sid: sid }),
    Effect: textOf(valueAt(statement, 'effect')) ?? 'Allow',
    ...principalsOf(statement, path, 'principals', 'Principal', texts),
    ...principalsOf(statement, path, 'not_principals', 'NotPrincipal', texts),
    ...list('actions'),
    ...list('not_actions'),
    ...list('resources'),
    ...list('not_resources'),
    ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
  }
}

function principalsOf(statement: Tree, path: readonly (string | number)[], name: string, element: string, texts: Texts): object {
  const named = new Map<string, string[]>()
  for (const [index, block] of listAt(statement, [name]).entries()) {
    const type = textOf(valueAt(block, 'type')) ?? ''
    named.set(type, [...(named.get(type) ?? []), ...texts([...path, name, index, 'identifiers'], false)])
  }
  if (named.size === 0) return {}
  return { [element]: named.has('*') ? '*' : Object.fromEntries(named) }
}

function conditionsOf(
  statement: Tree,
  path: readonly (string | number)[],
  texts: Texts,
): Record<string, Record<string, readonly string[]>> | undefined {
  const conditions: Record<string, Record<string, readonly string[]>> = {}
  for (const [index, block] of listAt(statement, ['condition']).entries()) {
    const test = textOf(valueAt(block, 'test'))
    const variable = textOf(valueAt(block, 'variable'))
    // Why: what two blocks of one test and one variable come to is not documented.
    if (test === undefined || variable === undefined || conditions[test]?.[variable] !== undefined) return undefined
    conditions[test] = { ...conditions[test], [variable]: texts([...path, 'condition', index, 'values'], true) }
  }
  return conditions
}

/** The one attribute that the expression of a list names, where it names one. */
function onlyNamed(plan: Tree, data: Instance, path: readonly (string | number)[]): Named | undefined {
  // Why counted: a dynamic block is one block in the configuration and several in the plan, and shifts those behind it.
  const isSame = (upTo: number): boolean =>
    listAt(data.values, path.slice(0, upTo)).length === itemsOf(expressionOf(plan, data, ...path.slice(0, upTo))).length
  if (!path.every((step, at) => typeof step !== 'number' || isSame(at))) return undefined
  const named = namedBy(plan, expressionOf(plan, data, ...path), data.module)
  return named?.length === 1 && named[0]?.attribute !== '' ? named[0] : undefined
}

/** Terraform's own mark for a policy variable is `&{…}`. */
function literal(text: string): string {
  return text.replaceAll('&{', '${').replaceAll('${', '$${')
}

function listAt(tree: Tree, path: readonly (string | number)[]): readonly Tree[] {
  const list = valueAt(tree, ...path)
  return list?.kind === 'list' ? list.items : []
}

function isSet(tree: Tree | undefined): boolean {
  if (tree === undefined) return false
  return tree.kind === 'scalar' ? tree.value !== null : tree.kind === 'list' ? tree.items.length > 0 : membersOf(tree).length > 0
}

function wordPath(path: readonly (string | number)[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1)
}
