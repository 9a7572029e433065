export type { Attachment } from './attachment.ts'
export { canonicalKey, knownKey, type ConditionKey } from './condition-key.ts'
export { describeFinding, type FindingText } from './describe-finding.ts'
export type { Choice } from './choice.ts'
export { checkApiArn } from './check-api-arn.ts'
export type { Dialect } from './dialect.ts'
export { unescapePolicy } from './escaped-text.ts'
export { foldCase } from './fold-case.ts'
export { apiOfResource, formatExecuteApiArn, parseExecuteApiArn, type ApiArn, type ExecuteApiArn } from './execute-api-arn.ts'
export { expandShorthand } from './expand-shorthand.ts'
export { expandResources } from './expand-resources.ts'
export { type Finding, type ParseRule, type Severity } from './finding.ts'
export type { Node, Range } from './node.ts'
export {
  operatorNames,
  operatorText,
  takesVariables,
  type BaseOperatorName,
  type Operator,
  type OperatorFamily,
  type OperatorName,
  type SetOperator,
} from './operator.ts'
export { parsePolicy, type ParsedPolicy, type ParseOptions } from './parse-policy.ts'
export type {
  FunctionObject,
  OneOrMany,
  PolicyDocument,
  PrincipalDocument,
  ReferenceObject,
  StatementDocument,
  TextDocument,
} from './policy-document.ts'
export { PolicyError, type PolicyErrorCode } from './policy-error.ts'
export type { PolicyInput } from './policy-input.ts'
export { joinChoices } from './join-choices.ts'
export { policyOf } from './policy-of.ts'
export { valueDocument } from './value-document.ts'
export {
  effectiveVersion,
  type Condition,
  type Effect,
  type EffectElement,
  type LaterStatement,
  type ListElement,
  type Policy,
  type PrincipalElement,
  type PrincipalEntry,
  type PrincipalType,
  type Statement,
  type Version,
  type VersionElement,
} from './policy.ts'
export { placeInText, type TextPlace } from './position.ts'
export { policyToDocument } from './policy-to-document.ts'
export { printPolicy } from './print-policy.ts'
export type { Request, RequestPrincipal } from './request.ts'
export { samePolicy } from './same-policy.ts'
export { choicesOf, settleChoices, settlements, type Conditions } from './settle-choices.ts'
export { readVariables } from './parse/read-variables.ts'
export { partText, valueText, type Escape, type Literal, type Part, type Reference, type Value, type Variable } from './value.ts'
