import type { OneOrMany, ReferenceObject, SetOperator, TextDocument } from '../language/index.ts'
import type { ApiConditionKey, KeyOfForm } from './key-forms.ts'

/**
 * Conditions in AWS's own shape, operator -> condition key -> values, in which a key stands only under the operators that compare it, with values that they read.
 *
 * All of them must hold. The values of a key are alternatives; under a negated operator the request's value must differ from all of them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export type Conditions = Block<IfExists<EqualityOperator>, KeyOfForm<'text' | 'account' | 'organization' | 'vpce' | 'vpc'>, TextDocument> &
  Block<IfExists<PatternOperator>, KeyOfForm<'text'>, TextDocument> &
  Block<`${SetOperator}:${IfExists<EqualityOperator | PatternOperator>}`, KeyOfForm<'texts'>, TextDocument> &
  Block<IfExists<`Date${Comparison}`>, KeyOfForm<'date' | 'epoch'>, DateValue> &
  Block<IfExists<`Numeric${Comparison}`>, KeyOfForm<'number' | 'epoch'>, NumericValue> &
  Block<IfExists<'Bool'>, KeyOfForm<'boolean'>, BoolValue> &
  Block<IfExists<'IpAddress' | 'NotIpAddress'>, KeyOfForm<'address'>, TextDocument> &
  Block<IfExists<`Arn${'' | 'Not'}${'Equals' | 'Like'}`>, KeyOfForm<'arn'>, TextDocument> &
  Block<'Null', ApiConditionKey, BoolValue>

/** `true`, `false`, their texts, or a reference. */
export type BoolValue = boolean | 'true' | 'false' | ReferenceObject

/** A decimal number, its text, or a reference. */
export type NumericValue = number | `${number}` | ReferenceObject

/** A date in the W3C profile of ISO 8601, `2026-11-24T08:30:00Z`; seconds since 1970; or a reference. */
export type DateValue = TextDocument | number

type EqualityOperator = `String${'' | 'Not'}Equals`
type PatternOperator = `String${'' | 'Not'}${'EqualsIgnoreCase' | 'Like'}`
type Comparison = 'Equals' | 'NotEquals' | `${'LessThan' | 'GreaterThan'}${'' | 'Equals'}`
type IfExists<Name extends string> = `${Name}${'' | 'IfExists'}`
type Block<OperatorText extends string, Key extends string, Value> = Readonly<
  Partial<Record<OperatorText, Readonly<Partial<Record<Key, OneOrMany<Value>>>>>>
>
