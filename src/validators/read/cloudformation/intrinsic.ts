import { membersOf, textOf, type Tree } from '../text/tree.ts'

/** An intrinsic function: `Ref`, `Fn::…` or `Condition`, and what it is applied to. */
export interface Intrinsic {
  readonly name: string
  readonly value: Tree
}

/** Gives the intrinsic function that a value is, and nothing where it is none. */
export function intrinsicOf(tree: Tree | undefined): Intrinsic | undefined {
  const [member, ...more] = membersOf(tree)
  if (member === undefined || more.length > 0) return undefined
  return member.name === 'Ref' || member.name.startsWith('Fn::') ? member : undefined
}

/** Gives the logical id that a `Ref` names. */
export function referenceOf(tree: Tree | undefined): string | undefined {
  const intrinsic = intrinsicOf(tree)
  return intrinsic?.name === 'Ref' ? textOf(intrinsic.value) : undefined
}

/** Says an intrinsic function as its short form: `!Ref Policy`. */
export function wordIntrinsic(tree: Tree): string {
  const intrinsic = intrinsicOf(tree)
  if (intrinsic === undefined) return 'a value'
  const { name, value } = intrinsic
  const text =
    value.kind === 'scalar' ? String(value.value) : value.kind === 'list' ? value.items.map((item) => textOf(item) ?? '…').join('.') : '…'
  return `\`!${name.replace('Fn::', '')} ${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``
}
