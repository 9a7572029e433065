import type { Assumption, Comparison, Counterexample } from '../../policy/index.ts'
import type { ReadSubject } from '../prove/subject.ts'

/** How an API stands to itself in another version of the input. */
export interface Difference {
  readonly name: string
  /** Whether only one of the versions has it. */
  readonly presence: 'both' | 'added' | 'removed'
  /** What the later version is against the earlier one. */
  readonly relation: Comparison['relation']
  /** Who gets in now and did not before, and the policy that lets him in. */
  readonly gains?: Changed
  /** Who got in before and does not now. */
  readonly loses?: Changed
  /** Whether it opens by more than its policy: by its endpoint type, or by methods that ask for nothing. */
  readonly opens: boolean
  /** What changed besides the policy, in words. */
  readonly notes: readonly string[]
  readonly endpoint: { readonly before: string | undefined; readonly after: string | undefined }
  readonly types: readonly string[]
  readonly assumptions: readonly Assumption[]
  /** Why a direction is not known. */
  readonly reason?: string
}

/** A request whose answer changed. */
export interface Changed {
  readonly counterexample: Counterexample
  readonly subject: ReadSubject
}
