import { itemsOf, textOf, valueAt, type Tree } from '../text/tree.ts'
import type { Instance } from './instance.ts'

/** What an expression of the configuration names: a resource's or data source's attribute, in its module. */
export interface Named {
  readonly module: string
  /** `aws_vpc_endpoint.this`, `data.aws_iam_policy_document.api` */
  readonly resource: string
  /** `[0]`, `["a"]`, or empty. */
  readonly index: string
  /** `id`; empty for the resource as a whole. */
  readonly attribute: string
}

/** Gives the expression of an attribute of a resource in a plan's configuration; nothing where it is not set. */
export function expressionOf(plan: Tree, { module, mode, type, name }: Instance, ...path: readonly (string | number)[]): Tree | undefined {
  const resources = valueAt(moduleAt(plan, module), 'resources')
  const found = itemsOf(resources).find(
    (one) => textOf(valueAt(one, 'mode')) === mode && textOf(valueAt(one, 'type')) === type && textOf(valueAt(one, 'name')) === name,
  )
  return valueAt(found, 'expressions', ...path)
}

/** Gives what an expression names, through variables and outputs of modules; nothing where it names something else as well, a local value say. */
export function namedBy(plan: Tree, expression: Tree | undefined, module: string, depth = 0): readonly Named[] | undefined {
  const references = itemsOf(valueAt(expression, 'references')).flatMap((one) => textOf(one) ?? [])
  const found: Named[] = []
  for (const reference of references.filter(
    (one) => !references.some((other) => other.startsWith(`${one}.`) || other.startsWith(`${one}[`)),
  )) {
    const named = depth > 20 ? undefined : resolve(plan, reference, module, depth)
    if (named === undefined) return undefined
    found.push(...named)
  }
  return found
}

/** Gives the full address of what is named, with its attribute. */
export function addressOf({ module, resource, index, attribute }: Named): string {
  return [module, `${resource}${index}`, attribute].filter((part) => part !== '').join('.')
}

function resolve(plan: Tree, reference: string, module: string, depth: number): readonly Named[] | undefined {
  const [first = '', second = '', third = ''] = reference.split('.')
  if (first === 'var') {
    const call = callOf(plan, module)
    // Why nothing named: a variable of the root module is a text that the plan knows.
    return call === undefined ? [] : namedBy(plan, valueAt(call.call, 'expressions', second), call.parent, depth + 1)
  }
  if (first === 'module') {
    const child = [module, `module.${second}`].filter((part) => part !== '').join('.')
    return namedBy(plan, valueAt(moduleAt(plan, child), 'outputs', third.replace(/\[.*$/, ''), 'expression'), child, depth + 1)
  }
  if (['local', 'each', 'count', 'path', 'self', 'terraform'].includes(first)) return undefined
  const match = /^((?:data\.)?[\w-]+\.[\w-]+)((?:\[[^[\]]+\])?)(?:\.(.+))?$/.exec(reference)
  return match?.[1] === undefined ? undefined : [{ module, resource: match[1], index: match[2] ?? '', attribute: match[3] ?? '' }]
}

function moduleAt(plan: Tree, address: string): Tree | undefined {
  let found = valueAt(plan, 'configuration', 'root_module')
  for (const name of moduleNames(address)) found = valueAt(found, 'module_calls', name, 'module')
  return found
}

function callOf(plan: Tree, address: string): { readonly call: Tree | undefined; readonly parent: string } | undefined {
  const names = moduleNames(address)
  const last = names.at(-1)
  if (last === undefined) return undefined
  const parent = address.replace(/\.?module\.[^.[]+(?:\[[^\]]*\])?$/, '')
  return { call: valueAt(moduleAt(plan, parent), 'module_calls', last), parent }
}

/** `module.a["x"].module.b` -> a, b */
function moduleNames(address: string): readonly string[] {
  return [...address.matchAll(/(?:^|\.)module\.([^.[]+)(?:\[[^\]]*\])?/g)].flatMap(([, name]) => name ?? [])
}
