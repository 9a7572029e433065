import type { TextDocument } from '../../../policy/index.ts'
import { membersOf, textOf, valueAt, type Tree } from '../text/tree.ts'

/** Gives what the logical ids and parameters of a template stand for in a policy. */
export function namesIn(template: Tree): ReadonlyMap<string, TextDocument> {
  const named = [...membersOf(valueAt(template, 'Parameters')), ...membersOf(valueAt(template, 'Resources'))]
  return new Map(named.map(({ name }) => [name, { Ref: name }]))
}

/** Gives what the logical ids of other stacks stand for in a policy, where these stacks export them. */
export function exportedNames(template: Tree): ReadonlyMap<string, TextDocument> {
  const names = new Map<string, TextDocument>()
  for (const { value: output } of membersOf(valueAt(template, 'Outputs'))) {
    const name = textOf(valueAt(output, 'Export', 'Name'))
    const id = textOf(valueAt(output, 'Value', 'Ref'))
    if (name !== undefined && id !== undefined) names.set(id, { 'Fn::ImportValue': name })
  }
  return names
}
