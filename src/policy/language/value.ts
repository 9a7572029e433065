import type { Chosen } from './choice.ts'
import type { Node } from './node.ts'

/** Text that stands for itself; in a pattern its `*` and `?` are wildcards. */
export interface Literal {
  readonly kind: 'literal'
  readonly text: string
}

/** `${*}`, `${?}` or `${$}`: the character itself, never a wildcard. */
export interface Escape {
  readonly kind: 'escape'
  readonly character: '*' | '?' | '$'
}

/** A policy variable, `${aws:username}` or `${aws:username, 'nobody'}`. */
export interface Variable {
  readonly kind: 'variable'
  /** The condition key, as written. */
  readonly name: string
  readonly default?: string
  /** As written, with its braces. */
  readonly raw: string
}

/** A value that is known later: an intrinsic function, an interpolation or a token. Two are equal where `raw` is. */
export interface Reference {
  readonly kind: 'reference'
  readonly source: 'cloudformation' | 'terraform' | 'cdk'
  /** The canonical text: compact JSON with sorted names for CloudFormation, otherwise the text with its braces. */
  readonly raw: string
}

/** One piece of a value. */
export type Part = Literal | Escape | Variable | Reference

/** One value of a policy: its parts in order. Adjacent literals are one; an empty string has no parts. */
export interface Value extends Node, Chosen {
  readonly kind: 'value'
  readonly parts: readonly Part[]
}

/** Gives the value as IAM reads it: references stand there as `raw`. */
export function valueText(value: Value): string {
  return value.parts.map(partText).join('')
}

/** Gives one part as IAM reads it. */
export function partText(part: Part): string {
  switch (part.kind) {
    case 'literal':
      return part.text
    case 'escape':
      return `\${${part.character}}`
    case 'variable':
    case 'reference':
      return part.raw
  }
}
