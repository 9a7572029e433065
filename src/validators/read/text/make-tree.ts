import type { Range } from '../../../policy/index.ts'
import type { Tree } from './tree.ts'

/** Makes the tree of a value in JSON's shape; trees in it stay what they are, and everything else stands at `range`. */
export function makeTree(value: unknown, range: Range): Tree {
  if (isTree(value)) return value
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => makeTree(item, range)), range }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, member]) => ({ name, nameRange: range, value: makeTree(member, range) }))
    return { kind: 'map', members, range }
  }
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return { kind: 'scalar', value: isScalar ? value : null, range }
}

function isTree(value: unknown): value is Tree {
  return (
    typeof value === 'object' &&
    value !== null &&
    'range' in value &&
    'kind' in value &&
    (value.kind === 'map' || value.kind === 'list' || value.kind === 'scalar')
  )
}
