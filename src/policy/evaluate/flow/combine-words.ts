import type { Decision, Layer } from '../evaluation.ts'
import type { Ask, Level, Word } from './questions.ts'

/** Every matching Deny of all the policies; the first that has one is named. Nothing where none has. */
export function explicitDeny(words: readonly (Word | undefined)[]): Word | undefined {
  const denying = thatSay('ExplicitDeny', words)
  const [first] = denying
  return first && { ...first, decidedBy: denying.flatMap((word) => word.decidedBy) }
}

/** Makes the word of silence. */
export function implicitDeny(layer: Layer): Word {
  return { decision: 'ImplicitDeny', layer, decidedBy: [] }
}

/** Makes the word of all policies that allow; the first is named, and the identity where it needs none. */
export function allow(words: readonly (Word | undefined)[]): Word {
  const allowing = thatSay('Allow', words)
  return { decision: 'Allow', layer: allowing[0]?.layer ?? 'identity-policy', decidedBy: allowing.flatMap((word) => word.decidedBy) }
}

/** What an organization's policies say: a Deny at any level denies, and every level must have a policy that allows. */
export interface LevelWords {
  readonly words: readonly Word[]
  /** Whether every level allows. */
  readonly allows: boolean
}

/** Asks the policies of every level. @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html */
export function askLevels(levels: readonly Level[], ask: Ask): LevelWords {
  const asked = levels.map((level) => level.map(ask))
  return { words: asked.flat(), allows: asked.every((level) => level.some((word) => word.decision === 'Allow')) }
}

function thatSay(decision: Decision, words: readonly (Word | undefined)[]): readonly Word[] {
  return words.flatMap((word) => (word?.decision === decision ? [word] : []))
}
