import type { Caller } from '../caller.ts'
import type { Stage, Verdict } from '../decide.ts'

/** Every policy that may have a say in a decision, each with the request as it sees it. */
export interface Questions {
  readonly endpoint?: Stage
  readonly domain?: Stage
  /** What the API's own policy is asked; nothing where a public API has none. */
  readonly resource?: Stage
  /** A private API without a resource policy lets nobody in. */
  readonly shut: boolean
  /** One level of the API's organization after the other. */
  readonly resourceControls: readonly Level[]
  readonly method: MethodQuestions
}

/** The policies of one level of an organization. */
export type Level = readonly Stage[]

/** What a method's way of authorization asks beyond the resource policy. */
export type MethodQuestions =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'AWS_IAM'; readonly identity: IdentityQuestions }
  | { readonly kind: 'CUSTOM'; readonly authorizer: AuthorizerQuestions }
  | { readonly kind: 'COGNITO_USER_POOLS'; readonly token: 'valid' | 'missing' | 'invalid' }

/** What is asked about a caller who signed. */
export interface IdentityQuestions {
  readonly caller: Caller
  /** The account of the API: whoever is in it needs one Allow, whoever is not needs two. */
  readonly apiAccount: string
  readonly policies: readonly Stage[]
  readonly boundary?: Stage
  readonly session?: Stage
  /** One level of the caller's organization after the other. */
  readonly serviceControls: readonly Level[]
}

/** What a Lambda authorizer answered. */
export type AuthorizerQuestions =
  { readonly kind: 'policy'; readonly stage: Stage } | { readonly kind: 'unauthorized' } | { readonly kind: 'failed' }

/** What one policy says, or several together. */
export type Word = Omit<Verdict, 'trace'>

/** Asks one policy. */
export type Ask = (stage: Stage) => Word

/** Why a request is refused that no policy denies. */
export type Refusal = 'missing-signature' | 'unauthorized' | 'authorizer-failed'

/** The last word about a request. */
export interface LastWord extends Word {
  readonly refusal?: Refusal
}
