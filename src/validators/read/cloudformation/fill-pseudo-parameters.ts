import { textOf, type Tree } from '../text/tree.ts'
import { intrinsicOf } from './intrinsic.ts'

/** Where a template is taken to be deployed. */
export interface Deployment {
  readonly partition: string
  readonly region: string
  readonly account: string
}

/**
 * Puts what `AWS::Partition`, `AWS::Region` and `AWS::AccountId` stand for in their places.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export function fillPseudoParameters(tree: Tree, deployment: Deployment): Tree {
  const intrinsic = intrinsicOf(tree)
  const referred = intrinsic?.name === 'Ref' ? texts(deployment)[textOf(intrinsic.value) ?? ''] : undefined
  if (referred !== undefined) return { kind: 'scalar', value: referred, range: tree.range }
  if (intrinsic?.name === 'Fn::Sub' && tree.kind === 'map')
    return { ...tree, members: tree.members.map((member) => ({ ...member, value: substitute(member.value, deployment) })) }
  switch (tree.kind) {
    case 'map':
      return { ...tree, members: tree.members.map((member) => ({ ...member, value: fillPseudoParameters(member.value, deployment) })) }
    case 'list':
      return { ...tree, items: tree.items.map((item) => fillPseudoParameters(item, deployment)) }
    case 'scalar':
      return tree
  }
}

/** Tells whether a value depends on where it is deployed. */
export function hasPseudoParameters(tree: Tree): boolean {
  switch (tree.kind) {
    case 'map':
      return tree.members.some(({ value }) => hasPseudoParameters(value))
    case 'list':
      return tree.items.some(hasPseudoParameters)
    case 'scalar':
      return typeof tree.value === 'string' && /AWS::(?:Partition|Region|AccountId)/.test(tree.value)
  }
}

function texts({ partition, region, account }: Deployment): Readonly<Record<string, string>> {
  return { 'AWS::Partition': partition, 'AWS::Region': region, 'AWS::AccountId': account }
}

function substitute(tree: Tree, deployment: Deployment): Tree {
  if (tree.kind === 'scalar') {
    if (typeof tree.value !== 'string') return tree
    const value = tree.value.replace(/\$\{\s*(AWS::\w+)\s*\}/g, (all, name: string) => texts(deployment)[name] ?? all)
    return { ...tree, value }
  }
  if (tree.kind === 'list')
    return {
      ...tree,
      items: tree.items.map((item) => (item.kind === 'scalar' ? substitute(item, deployment) : fillPseudoParameters(item, deployment))),
    }
  return fillPseudoParameters(tree, deployment)
}
