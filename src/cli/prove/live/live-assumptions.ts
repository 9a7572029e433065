import type { StageVerdict } from '../../../provision/index.ts'

/** Lists what a verdict on a live API takes for granted: what its proofs do, in the words that fit here, and that AWS shows what is deployed. */
export function liveAssumptions(stages: readonly StageVerdict[]): readonly string[] {
  const parts = stages.flatMap(({ deployed, saved }) => (deployed ?? saved).parts)
  const assumed = parts.flatMap(({ assumptions }) => assumptions).filter(({ name }) => !saidHere.has(name))
  if (parts.length === 0) return []
  return [
    'the export of a stage carries the policy that is deployed there',
    "requests pass the policies of this account's VPC endpoints; anybody else's let everything through",
    ...new Set(assumed.map(({ text }) => text)),
  ]
}

/** What is read from the API, and what the table says. */
const saidHere: ReadonlySet<string> = new Set(['authorizationType', 'endpointPolicy', 'private', 'api'])
