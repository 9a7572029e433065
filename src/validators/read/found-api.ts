import type { Dialect, Range, TextDocument } from '../../policy/index.ts'
import type { Tree } from './text/tree.ts'

/** A REST API that stands in an input, and everything that the input says of who gets in. */
export interface FoundApi {
  /** Its logical id, or its address in Terraform: what pairs it with itself in another version of the input. */
  readonly id: string
  /** What it is called in full, where an input has several parts: `NetworkStack/Api`. */
  readonly name: string
  /** `AWS::ApiGateway::RestApi`, `aws_api_gateway_rest_api` … */
  readonly type: string
  /** One for each way in which the conditions around its policy may come out; at least one. */
  readonly cases: readonly FoundCase[]
  readonly authorization: FoundAuthorization
  /** Its ARN, where it is known: `arn:aws:execute-api:REGION:ACCOUNT:API-ID`. */
  readonly arn?: string
  /** What a name of the input stands for in this API's policy: logical ids, parameters, addresses. */
  readonly names: ReadonlyMap<string, TextDocument>
  /** What else a reader has to say of it. */
  readonly notes: readonly string[]
}

/** An API's policy and endpoint type, as the conditions of its template come out. */
export interface FoundCase {
  /** CloudFormation's conditions; empty where none matters. */
  readonly conditions: Readonly<Record<string, boolean>>
  readonly endpoint: FoundEndpoint
  readonly policy: FoundPolicy
}

/** Where an API can be called from. */
export type FoundEndpoint =
  { readonly kind: 'known'; readonly type: 'PRIVATE' | 'REGIONAL' | 'EDGE' } | { readonly kind: 'unknown'; readonly reason: string }

/** An API's resource policy. */
export type FoundPolicy =
  | {
      readonly kind: 'policy'
      readonly document: Tree
      readonly dialect: Dialect
      /** The text that its places are in; the input's own where it is missing. */ readonly text?: string
    }
  /** The input says that it has none. */
  | { readonly kind: 'none' }
  /** It is not known, or not before it is deployed. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly range?: Range }

/** What an API's methods ask of their callers. */
export type FoundAuthorization =
  { readonly kind: 'known'; readonly types: readonly AuthorizationType[] } | { readonly kind: 'unknown'; readonly reason: string }

/** What a method asks of its caller. */
export type AuthorizationType = 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS'

/** Reads an authorization type as templates write it. */
export function authorizationTypeOf(text: string | undefined): AuthorizationType | undefined {
  return authorizationTypes.find((type) => type === text)
}

/** Every authorization type. */
export const authorizationTypes: readonly AuthorizationType[] = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS']
