import { foldCase } from '../language/index.ts'
import { readingOf, type Interpretation } from './interpretation.ts'
import type { RequestView } from './request-view.ts'

/** Gives what a request carries under a context key, whatever the key's case. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export function contextValue(
  { context, caller }: RequestView,
  name: string,
  interpretation: Interpretation,
): string | readonly string[] | undefined {
  const folded = foldCase(name)
  const found = context.get(folded)
  if (found !== undefined || caller.kind !== 'anonymous' || !namingKeys.has(folded)) return found
  return readingOf(interpretation, 'PS-57') === 'anonymous' ? 'anonymous' : undefined
}

const namingKeys: ReadonlySet<string> = new Set(['aws:principalaccount', 'aws:principaltype', 'aws:userid'])
