import type { Dialect } from '../../policy/index.ts'
import type { GivenPolicy } from './parse-found-policy.ts'
import { plainValue } from './text/plain-value.ts'
import { readTree } from './text/read-tree.ts'

/** Reads a policy that stands by itself; one on a single line is laid out first, so that a place in it can be shown. Nothing where it is neither JSON nor YAML. */
export function layOutPolicy(text: string, dialect: Dialect): GivenPolicy | undefined {
  const read = readTree(text)
  if (read.kind === 'problem') return undefined
  if (text.trim().includes('\n')) return { kind: 'policy', document: read.tree, dialect, text }
  const laidOut = JSON.stringify(plainValue(read.tree).value, undefined, 2)
  const again = readTree(laidOut)
  return again.kind === 'problem' ? undefined : { kind: 'policy', document: again.tree, dialect, text: laidOut }
}
