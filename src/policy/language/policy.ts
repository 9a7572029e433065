import type { Chosen } from './choice.ts'
import type { ConditionKey } from './condition-key.ts'
import type { Dialect } from './dialect.ts'
import type { Node } from './node.ts'
import type { Operator } from './operator.ts'
import type { Value } from './value.ts'

/** Whether a statement lets in or keeps out. */
export type Effect = 'Allow' | 'Deny'

/** The version of the policy language. */
export type Version = '2008-10-17' | '2012-10-17'

/** A policy that was read: deeply frozen, made by `parsePolicy` only. */
export interface Policy extends Node {
  readonly kind: 'policy'
  readonly dialect: Dialect
  /** A policy without one is read as 2008-10-17. */
  readonly version?: VersionElement
  readonly id?: Value
  readonly statements: readonly Statement[]
  /** Statements of which more than values is known later; missing where there are none. */
  readonly later?: readonly LaterStatement[]
}

/** One statement; where `Fn::If` chooses its effect or principal, one for each choice. */
export interface Statement extends Node, Chosen {
  readonly kind: 'statement'
  /** From 0, in the order of the document. */
  readonly index: number
  readonly sid?: Value
  readonly effect: EffectElement
  readonly principal: PrincipalElement
  readonly action: ListElement<'action'>
  readonly resource: ListElement<'resource'>
  /** One for each condition operator and condition key, in the order of the document. */
  readonly conditions: readonly Condition[]
}

/** A statement, or a list of them, of which more than values is known later: a function other than `Fn::If`, or a token, stands for it or for its effect, principal or conditions. */
export interface LaterStatement extends Node, Chosen {
  readonly kind: 'later-statement'
  readonly index: number
  /** The statement as compact JSON with sorted names. */
  readonly raw: string
  /** The function or token, as compact JSON, and where it stands. */
  readonly cause: Node & { readonly raw: string }
}

/** `Version`. */
export interface VersionElement extends Node {
  readonly kind: 'version'
  readonly value: Version
}

/** `Effect`. */
export interface EffectElement extends Node {
  readonly kind: 'effect'
  readonly value: Effect
}

/** `Action`, `NotAction`, `Resource` or `NotResource`. */
export interface ListElement<Kind extends string> extends Node {
  readonly kind: Kind
  readonly negated: boolean
  readonly values: readonly Value[]
}

/** `Principal` or `NotPrincipal`. */
export interface PrincipalElement extends Node {
  readonly kind: 'principal'
  readonly negated: boolean
  /** `"*"` itself; `{"AWS": "*"}` is an entry. */
  readonly everyone: boolean
  /** The document has none: the policy is an identity's own, and speaks of whoever it is attached to. Then `everyone` is set. */
  readonly implied?: true
  readonly entries: readonly PrincipalEntry[]
}

/** The namespace of a principal. */
export type PrincipalType = 'AWS' | 'Federated' | 'Service' | 'CanonicalUser'

/** One principal of a list. */
export interface PrincipalEntry extends Node {
  readonly kind: 'principal-entry'
  readonly type: PrincipalType
  readonly value: Value
}

/** One condition operator applied to one condition key. */
export interface Condition extends Node, Chosen {
  readonly kind: 'condition'
  readonly operator: Operator
  readonly key: ConditionKey
  readonly values: readonly Value[]
}

/** Gives the version that a policy is read under. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
export function effectiveVersion(policy: Policy): Version {
  return policy.version?.value ?? '2008-10-17'
}
