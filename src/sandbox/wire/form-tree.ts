/** The parameters of a form as the tree that their dotted names draw: `Filter.1.Name=x` is `Filter` > `1` > `Name`. */
export interface FormTree {
  /** The whole name of this parameter. */
  readonly name: string
  value?: string
  readonly children: Map<string, FormTree>
  /** Whether something was decoded from here. */
  used: boolean
}

/** Reads an `application/x-www-form-urlencoded` body. */
export function readForm(parameters: URLSearchParams): FormTree {
  const root: FormTree = { name: '', children: new Map(), used: true }
  for (const [name, value] of parameters) {
    let node = root
    for (const part of name.split('.')) {
      let child = node.children.get(part)
      if (child === undefined) {
        child = { name: node.name === '' ? part : `${node.name}.${part}`, children: new Map(), used: false }
        node.children.set(part, child)
      }
      node = child
    }
    node.value = value
  }
  return root
}

/** Gives the numbered children in the order of their numbers. */
export function itemsOf(node: FormTree): readonly FormTree[] {
  return [...node.children]
    .filter(([key]) => /^\d+$/.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child)
}

/** Gives the names of the parameters that nothing was decoded from. */
export function unusedNames(node: FormTree): readonly string[] {
  const own = node.value !== undefined && !node.used ? [node.name] : []
  return [...own, ...[...node.children.values()].flatMap(unusedNames)]
}
