import type { Difference } from './difference.ts'

/** Says a relation, and whether the API is new or gone: `wider, added`. */
export function relationWord({ relation, presence }: Difference): string {
  return presence === 'both' ? relation : `${relation}, ${presence}`
}

/** Says the endpoint type, and what it was. */
export function wordVersions({ endpoint: { before, after }, presence }: Difference): string {
  if (presence === 'added') return after ?? ''
  if (presence === 'removed' || before === after) return before ?? ''
  return `${before ?? '?'} -> ${after ?? '?'}`
}
