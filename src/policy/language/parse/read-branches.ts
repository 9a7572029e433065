import type { Choice } from '../choice.ts'
import type { JsonNode } from '../json/json-node.ts'
import { takesIntrinsics, type Context } from './context.ts'
import { isIntrinsic } from './read-intrinsic.ts'

/** What stands in one place of a document, and when. */
export interface Branch {
  readonly node: JsonNode
  readonly when: readonly Choice[]
}

/**
 * Takes `Fn::If` apart, one in another as well. What `AWS::NoValue` removes, and what no choice leads to, is left out.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
 */
export function readBranches(node: JsonNode, context: Context, when: readonly Choice[] = always): readonly Branch[] {
  const member = isIntrinsic(node) && takesIntrinsics(context) ? node.members[0] : undefined
  if (member === undefined) return [{ node, when }]
  const { name, value } = member
  if (name === 'Ref' && value.kind === 'string' && value.value === 'AWS::NoValue') return []
  const [condition, then, otherwise, ...rest] = name === 'Fn::If' && value.kind === 'array' ? value.items : []
  if (condition?.kind !== 'string' || then === undefined || otherwise === undefined || rest.length > 0) return [{ node, when }]
  const take = (branch: JsonNode, is: boolean): readonly Branch[] => {
    const choices = allChoices([...when, { condition: condition.value, is }])
    return choices === undefined ? [] : readBranches(branch, context, choices)
  }
  return [...take(then, true), ...take(otherwise, false)]
}

/** Takes every choice once; gives nothing where two exclude each other. */
export function allChoices(choices: readonly Choice[]): readonly Choice[] | undefined {
  const made = new Map<string, Choice>()
  for (const choice of choices) {
    const before = made.get(choice.condition)
    if (before !== undefined && before.is !== choice.is) return undefined
    made.set(choice.condition, choice)
  }
  return [...made.values()]
}

/** Gives what a node carries of the choices that lead to it: nothing where there are none. */
export function underChoices(when: readonly Choice[]): { readonly when?: readonly Choice[] } {
  return when.length === 0 ? {} : { when }
}

const always: readonly Choice[] = []
