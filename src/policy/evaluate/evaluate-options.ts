import type { PolicyInput } from '../language/index.ts'
import type { Readings } from './reading.ts'

/** The surroundings of a decision. */
export interface EvaluateOptions {
  /**
   * The ARN of the API whose policy it is, `arn:aws:execute-api:REGION:ACCOUNT:API-ID`: what the shorthand `execute-api:/…` means.
   * The API of the request's own ARN where it is left out.
   */
  readonly api?: string
  /** The endpoint type is PRIVATE: a request that lacks aws:SourceVpce, aws:SourceVpc or aws:VpcSourceIp where a policy reads it is refused with PolicyError. */
  readonly private?: boolean
  /** How the method authenticates its callers: under `NONE`, the default, the resource policy sees every caller as anonymous. */
  readonly authorizationType?: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS'
  /** The VPC endpoint's own policy, asked first. Full access where it is left out. */
  readonly endpointPolicy?: PolicyInput
  /** The policy of the private custom domain through which the request comes. */
  readonly domainPolicy?: PolicyInput
  /** The caller's own policies, under `AWS_IAM`. */
  readonly identityPolicies?: readonly PolicyInput[]
  readonly permissionsBoundary?: PolicyInput
  readonly sessionPolicy?: PolicyInput
  /** The levels of the caller's organization, root first; one policy of every level must allow. */
  readonly serviceControlPolicies?: readonly (readonly PolicyInput[])[]
  /** The levels of the API's organization, root first; their Denies count, and AWS's own `RCPFullAWSAccess` is implied at every level. */
  readonly resourceControlPolicies?: readonly (readonly PolicyInput[])[]
  /** What the Lambda authorizer answered, under `CUSTOM`. */
  readonly authorizer?: AuthorizerAnswer
  /** What is in the Authorization header, under `COGNITO_USER_POOLS`; `valid` where it is left out. */
  readonly token?: 'valid' | 'missing' | 'invalid'
  /** A reference's `raw` -> what it stands for; a list where it stands for several values. */
  readonly bindings?: Readonly<Record<string, string | readonly string[]>>
  /** CloudFormation's conditions by their names, which `Fn::If` asks -> whether they are true. */
  readonly conditions?: Readonly<Record<string, boolean>>
  /** Which reading of a disputed fact to follow. */
  readonly readings?: Readings
}

/** What a Lambda authorizer answered: a policy, `Unauthorized`, or nothing usable. */
export type AuthorizerAnswer =
  { readonly kind: 'policy'; readonly policy: PolicyInput } | { readonly kind: 'unauthorized' } | { readonly kind: 'failed' }
