import type { Proof } from '../../../policy/index.ts'
import type { Colors } from '../../render/colors.ts'

/** Writes a verdict in its colour, seven characters wide. */
export function renderVerdict(verdict: Proof['verdict'], colors: Colors): string {
  const paint = { holds: colors.green, fails: colors.red, unknown: colors.yellow }[verdict]
  return paint(colors.bold(verdict.toUpperCase().padEnd(7)))
}
