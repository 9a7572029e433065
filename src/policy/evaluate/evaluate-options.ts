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
  /** A reference's `raw` -> what it stands for; a list where it stands for several values. */
  readonly bindings?: Readonly<Record<string, string | readonly string[]>>
  /** Which reading of a disputed fact to follow. */
  readonly readings?: Readings
}
