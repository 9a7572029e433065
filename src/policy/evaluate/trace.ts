import type { Effect, Range } from '../language/index.ts'
import type { Decision, Layer } from './decision.ts'

/** What one policy said about a request. */
export interface LayerTrace {
  readonly layer: Layer
  readonly outcome: Decision
  /** Every statement, in the order of the document. */
  readonly statements: readonly StatementTrace[]
}

/** Whether one statement applies to a request. */
export interface StatementTrace {
  /** From 0, in the order of the document. */
  readonly index: number
  readonly sid?: string
  readonly effect: Effect
  /** A JSON pointer into that layer's policy. */
  readonly pointer: string
  /** Present where that policy came from text. */
  readonly range?: Range
  /** Whether it applies: every element matches. */
  readonly matched: boolean
  /** The principal (where the policy has one), the action, the resource, and every condition. */
  readonly elements: readonly ElementTrace[]
}

/** Whether one element of a statement matches a request. */
export interface ElementTrace {
  readonly element: 'principal' | 'action' | 'resource' | 'condition'
  readonly pointer: string
  readonly range?: Range
  readonly matched: boolean
  /** Whether it is `NotPrincipal`, `NotAction`, `NotResource` or a negated condition operator. */
  readonly negated: boolean
  /** The condition operator as AWS writes it, with its set operator and `IfExists`. */
  readonly operator?: string
  /** The condition key in AWS's spelling. */
  readonly key?: string
  /** The caller, the action, the ARN, or what the request carries under the key; left out for an anonymous caller and an absent key. */
  readonly requestValue?: string | readonly string[]
  /** As the policy has them. */
  readonly policyValues: readonly string[]
  /** Which of `policyValues` match the request's value, or one of its values: their indices. */
  readonly hits: readonly number[]
  readonly reason: MatchReason
}

/**
 * Why an element matches or not, before its negation.
 *
 * - `everyone`: the principal is everyone. `anonymous`: it names somebody, and the caller is anonymous. `bounded`: a NotPrincipal, which spares nobody who has a permissions boundary.
 * - `equal`: one of the policy's values matches. `different`: none does.
 * - `absent-key`: the request does not carry the key. `present-key`: it does, and `Null` asks for that. `empty-value`: it carries an empty text.
 * - `several-values`: it carries a list, and the operator has no set operator. `every-value`, `not-every-value`: what `ForAllValues` asks. `some-value`, `no-value`: what `ForAnyValue` asks.
 * - `malformed-value`: what it carries is no number, date, ARN or address.
 * - `unresolved-variable`: a policy variable has no value.
 */
export type MatchReason =
  | 'everyone'
  | 'anonymous'
  | 'bounded'
  | 'equal'
  | 'different'
  | 'absent-key'
  | 'present-key'
  | 'empty-value'
  | 'several-values'
  | 'every-value'
  | 'not-every-value'
  | 'some-value'
  | 'no-value'
  | 'malformed-value'
  | 'unresolved-variable'
