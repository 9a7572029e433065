import type { JsonNode } from '../json/json-node.ts'
import type { Node } from '../node.ts'
import { takesIntrinsics, type Context } from './context.ts'
import { readBranches } from './read-branches.ts'
import { isIntrinsic } from './read-intrinsic.ts'
import { splitTokens } from './split-tokens.ts'

/** Finds what stands for more of a statement than for values, and is known later: a function other than `Fn::If`, or a token. */
export function findLater(statement: JsonNode, context: Context): (Node & JsonNode) | undefined {
  if (context.dialect === 'iam') return undefined
  if (isLater(statement, context)) return statement
  if (statement.kind !== 'object') return undefined
  for (const { name, value } of statement.members) {
    const levels = name === 'Condition' ? 2 : name === 'Effect' || name === 'Principal' || name === 'NotPrincipal' ? 0 : undefined
    const found = levels === undefined ? undefined : findBelow(value, levels, context)
    if (found !== undefined) return found
  }
  return undefined
}

/** Looks at a node and at the names of so many levels below it. */
function findBelow(node: JsonNode, levels: number, context: Context): JsonNode | undefined {
  for (const branch of readBranches(node, context)) {
    if (isLater(branch.node, context)) return branch.node
    if (levels === 0 || branch.node.kind !== 'object') continue
    for (const { name, at, value } of branch.node.members) {
      if (holdsToken(name, context)) return { kind: 'string', value: name, ...at }
      const found = levels > 1 ? findBelow(value, levels - 1, context) : undefined
      if (found !== undefined) return found
    }
  }
  return undefined
}

function isLater(node: JsonNode, context: Context): boolean {
  return node.kind === 'string' ? holdsToken(node.value, context) : isIntrinsic(node) && takesIntrinsics(context)
}

function holdsToken(text: string, { dialect }: Context): boolean {
  return text.includes('{') && splitTokens(text, dialect).some((chunk) => typeof chunk !== 'string')
}
