/** Who calls. Nobody in particular (anonymous) is no principal at all. */
export type RequestPrincipal =
  | {
      /** `arn:aws:iam::111122223333:user/ann`, `…:role/admin`, `arn:aws:sts::111122223333:assumed-role/admin/session`, `…:root`. */
      readonly arn: string
      /** Twelve digits; taken from `arn` where it is left out. */
      readonly account?: string
    }
  | { readonly service: string }
  | { readonly federated: string }
  | { readonly canonicalUser: string }

/** One request, as IAM sees it. */
export interface Request {
  /** Anonymous where it is left out. */
  readonly principal?: RequestPrincipal
  /** `execute-api:Invoke` where it is left out. */
  readonly action?: string
  /** A full ARN: `arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/orders`. */
  readonly resource: string
  /** Condition key (in any case) -> value; a list is a multivalued key. Keys that are left out are absent from the request. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>
}
