import type { PolicyInput, TextDocument } from '../language/index.ts'

/** What is asked of a policy, made by the functions of the same names. */
export type Property =
  /** Whoever gets in comes through one of these VPC endpoints, VPCs, organizations or accounts. */
  | { readonly kind: 'onlyFromVpce' | 'onlyFromVpc' | 'onlyFromOrg' | 'onlyFromAccounts'; readonly ids: readonly TextDocument[] }
  /** No stranger gets in: nobody who is anonymous, or of an account that the policy does not name, and who carries nothing that it names. */
  | { readonly kind: 'notPublic' }
  /** Whoever gets in gets in under the other policy as well, or in both directions. */
  | { readonly kind: 'implies' | 'equivalent'; readonly other: PolicyInput }
  /** Somebody gets in: through this VPC endpoint where one is given. */
  | { readonly kind: 'notLockedOut'; readonly vpceId?: string }
  /** Somebody gets in to each of these routes. */
  | { readonly kind: 'covers'; readonly routes: readonly string[] }
