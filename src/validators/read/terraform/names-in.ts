import type { TextDocument } from '../../../policy/index.ts'
import { membersOf, textOf, valueAt, type Tree } from '../text/tree.ts'
import type { Instance } from './instance.ts'

/** Gives what the addresses of VPC endpoints and VPCs, and the variables of the root module, stand for in a policy: their ids, where they are known. */
export function namesIn(plan: Tree, instances: readonly Instance[]): ReadonlyMap<string, TextDocument> {
  const names = new Map<string, TextDocument>()
  for (const { name, value } of membersOf(valueAt(plan, 'variables'))) {
    const text = textOf(valueAt(value, 'value'))
    if (text !== undefined) names.set(`var.${name}`, text)
  }
  for (const { address, type, values } of instances) {
    if (!/^aws_(?:default_)?vpc(?:_endpoint)?$/.test(type)) continue
    const id = textOf(valueAt(values, 'id')) ?? `\${${address}.id}`
    names.set(address, id)
    names.set(`${address}.id`, id)
  }
  return names
}
