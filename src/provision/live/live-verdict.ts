import type { Proof, Property } from '../../policy/index.ts'
import type { ServedProof } from '../access/prove-served.ts'

/** What is proved of a live API. */
export interface LiveVerdict {
  readonly property: Property
  /** Whether the property was not asked for, but follows from the endpoints that the API is associated with. */
  readonly isImplied: boolean
  /** One a stage; a single one without a stage where the API has none, or where they could not be listed. */
  readonly stages: readonly StageVerdict[]
  readonly endpoints: readonly EndpointVerdict[]
  /** That of the worst stage. */
  readonly verdict: Proof['verdict']
}

/** What is proved of one stage. */
export interface StageVerdict {
  /** Undefined where the API has no stage; then only what is saved is judged. */
  readonly stage: string | undefined
  readonly deployment: string | undefined
  /** What callers meet. */
  readonly deployed: ServedProof | undefined
  /** What they would meet if what is saved were deployed here. */
  readonly saved: ServedProof
  /** What deploying what is saved would do to the verdict. */
  readonly nextDeployment: 'mends' | 'breaks' | 'unknown' | 'same'
  readonly verdict: Proof['verdict']
}

/** A VPC endpoint that the API or one of its policies names. */
export interface EndpointVerdict {
  readonly id: string
  readonly owner: EndpointOwner
  /** `API`, `saved policy`, `policy of prod` */
  readonly namedBy: readonly string[]
  /** Stage -> whether somebody gets in to it through this endpoint. */
  readonly reaches: Readonly<Record<string, Proof['verdict']>>
  /** Whether its own policy could not be read, or not be taken into account: what rests on its letting through is not known. */
  readonly isPolicyDoubtful: boolean
}

/** Whose an endpoint is. One that cannot be seen in this account and Region belongs to somebody else, or is gone. */
export type EndpointOwner =
  | { readonly kind: 'own'; readonly vpc: string; readonly state: string }
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'foreign-or-deleted' }
  | { readonly kind: 'unknown'; readonly why: string }
