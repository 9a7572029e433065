import { membersOf, textOf, valueAt, type Tree } from '../text/tree.ts'

/** A resource or a data source of a plan or a state, before the change or after it. */
export interface Instance {
  readonly address: string
  /** The address of its module; empty in the root module. */
  readonly module: string
  readonly mode: 'managed' | 'data'
  readonly type: string
  readonly name: string
  /** Of `count` or `for_each`, as it stands in the address: `[0]`, `["a"]`; otherwise empty. */
  readonly index: string
  readonly values: Tree
  /** `true` where a value is known only after the change, in the shape of the values. */
  readonly unknown: Tree | undefined
  /** Whether the change makes it. */
  readonly isNew: boolean
}

/** Which state of the world a plan is read for. */
export type Side = 'before' | 'after'

/** Gives the resources and data sources of a plan or a state as they are before or after the change. @see https://developer.hashicorp.com/terraform/internals/json-format */
export function instancesOf(plan: Tree, side: Side): readonly Instance[] {
  const changed = itemsAt(plan, 'resource_changes').flatMap((change) => fromChange(change, side))
  const addresses = new Set(changed.map(({ address }) => address))
  const stored = [valueAt(plan, 'prior_state', 'values', 'root_module'), valueAt(plan, 'values', 'root_module')]
  const isPlan = valueAt(plan, 'resource_changes') !== undefined
  return [
    ...changed,
    ...stored
      .flatMap((module) => fromModule(module, ''))
      .filter(({ address, mode }) => !addresses.has(address) && (!isPlan || mode === 'data')),
  ]
}

function fromChange(resource: Tree, side: Side): readonly Instance[] {
  const change = valueAt(resource, 'change')
  const values = valueAt(change, side)
  if (values?.kind !== 'map') return []
  const isNew = valueAt(change, 'before')?.kind !== 'map'
  return [
    {
      ...identify(resource, textOf(valueAt(resource, 'module_address')) ?? ''),
      values,
      unknown: side === 'after' ? valueAt(change, 'after_unknown') : undefined,
      isNew,
    },
  ]
}

function fromModule(module: Tree | undefined, address: string): readonly Instance[] {
  const own = itemsAt(module, 'resources').flatMap((resource): readonly Instance[] => {
    const values = valueAt(resource, 'values')
    return values === undefined ? [] : [{ ...identify(resource, address), values, unknown: undefined, isNew: false }]
  })
  return [...own, ...itemsAt(module, 'child_modules').flatMap((child) => fromModule(child, textOf(valueAt(child, 'address')) ?? ''))]
}

function identify(resource: Tree, module: string): Omit<Instance, 'values' | 'unknown' | 'isNew'> {
  const address = textOf(valueAt(resource, 'address')) ?? ''
  return {
    address,
    module,
    mode: textOf(valueAt(resource, 'mode')) === 'data' ? 'data' : 'managed',
    type: textOf(valueAt(resource, 'type')) ?? '',
    name: textOf(valueAt(resource, 'name')) ?? '',
    index: /\[[^[\]]*\]$/.exec(address)?.[0] ?? '',
  }
}

function itemsAt(tree: Tree | undefined, name: string): readonly Tree[] {
  const list = valueAt(tree, name)
  return list?.kind === 'list' ? list.items : []
}

/** Tells whether an attribute, or a part of it, is known only after the change. */
export function isUnknown(tree: Tree | undefined): boolean {
  if (tree?.kind === 'scalar') return tree.value === true
  return tree?.kind === 'list' ? tree.items.some(isUnknown) : membersOf(tree).some(({ value }) => isUnknown(value))
}
