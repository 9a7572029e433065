/** CloudFormation's `{ Ref: … }` or `{ 'Fn::…': … }`. */
export type ReferenceObject = { readonly Ref: string } | FunctionObject

/** CloudFormation's `{ 'Fn::…': … }`. */
export type FunctionObject = Readonly<Record<`Fn::${string}`, unknown>>

/** One text, or a reference that becomes one. */
export type TextDocument = string | ReferenceObject

/** One value or a list of them: AWS reads both alike. */
export type OneOrMany<T> = T | readonly T[]

/** A policy document in AWS's own JSON shape. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface PolicyDocument {
  readonly Version?: string
  readonly Id?: TextDocument
  readonly Statement: OneOrMany<StatementDocument>
}

/** A statement in AWS's own JSON shape. */
export interface StatementDocument {
  readonly Sid?: TextDocument
  readonly Effect: 'Allow' | 'Deny'
  readonly Principal?: PrincipalDocument
  readonly NotPrincipal?: PrincipalDocument
  readonly Action?: OneOrMany<TextDocument>
  readonly NotAction?: OneOrMany<TextDocument>
  readonly Resource?: OneOrMany<TextDocument>
  readonly NotResource?: OneOrMany<TextDocument>
  /** Operator -> condition key -> values. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany<TextDocument | number | boolean>>>>>
}

/** A principal in AWS's own JSON shape. */
export type PrincipalDocument =
  | '*'
  | {
      readonly AWS?: OneOrMany<TextDocument>
      readonly Federated?: OneOrMany<TextDocument>
      readonly Service?: OneOrMany<TextDocument>
      readonly CanonicalUser?: OneOrMany<TextDocument>
    }
