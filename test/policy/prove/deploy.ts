import type { PolicyInput } from '../../../src/policy/index.ts'

/** What a deployment makes of references, by their JSON text, and of conditions. */
export interface World {
  readonly bindings?: Readonly<Record<string, string | readonly string[]>>
  readonly conditions?: Readonly<Record<string, boolean>>
}

/** Writes the policy that a deployment makes of one: plainly, in the document, as CloudFormation does. */
export function deploy(document: unknown, world: World): PolicyInput {
  return replace(document, world) as PolicyInput
}

function replace(node: unknown, world: World): unknown {
  if (Array.isArray(node)) return node.flatMap((item) => replace(item, world) ?? [])
  if (typeof node !== 'object' || node === null) return node
  const bound = world.bindings?.[JSON.stringify(node)]
  if (bound !== undefined) return bound
  if ('Ref' in node && node.Ref === 'AWS::NoValue') return undefined
  if ('Fn::If' in node) {
    const [condition, then, otherwise] = node['Fn::If'] as [string, unknown, unknown]
    return replace(world.conditions?.[condition] === true ? then : otherwise, world)
  }
  if ('Fn::Join' in node) {
    const [separator, items] = node['Fn::Join'] as [string, unknown[]]
    return items.map((item) => replace(item, world)).join(separator)
  }
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]) => {
      const kept = replace(value, world)
      return kept === undefined ? [] : [[name, kept]]
    }),
  )
}
