import type { Verdict } from './decide.ts'
import { otherReadings, type Interpretation } from './interpretation.ts'
import type { DisputedFact, Readings } from './reading.ts'

/** A decision, and the disputed facts on which it rests. */
export interface DisputedVerdict<V> {
  readonly verdict: V
  /** Sorted ids. */
  readonly disputed: readonly DisputedFact[]
}

/**
 * Decides, and finds the facts under whose other readings the decision, or the layer that takes it, would be a different one.
 *
 * Facts are read otherwise one by one, then in pairs and so on, so that none is missed that matters only together with another, or is asked only under another's reading;
 * what is named is never more than such a change needs.
 */
export function findDisputes<V extends Pick<Verdict, 'decision' | 'layer'>>(
  decide: (interpretation: Interpretation) => V,
  chosen: Readings,
): DisputedVerdict<V> {
  const first: Interpretation = { chosen, asked: new Set() }
  const verdict = decide(first)
  const decisive: (readonly DisputedFact[])[] = []
  let rounds: readonly Attempt[] = [{ changed: [], readings: chosen, asked: first.asked }]
  const tried = new Set<string>()
  let budget = maximum
  while (rounds.length > 0) {
    const next: Attempt[] = []
    for (const { changed, readings } of rounds.flatMap(neighbours)) {
      const id = JSON.stringify(Object.entries(readings).sort())
      if (tried.has(id) || decisive.some((facts) => facts.every((fact) => changed.includes(fact)))) continue
      tried.add(id)
      if (budget-- === 0) return { verdict, disputed: sorted(decisive) }
      const interpretation: Interpretation = { chosen: readings, asked: new Set() }
      const other = decide(interpretation)
      if (other.decision !== verdict.decision || other.layer !== verdict.layer) decisive.push(changed)
      else next.push({ changed, readings, asked: interpretation.asked })
    }
    rounds = next
  }
  return { verdict, disputed: sorted(decisive) }
}

/** Readings that were tried without another decision, and what hung on others. */
interface Attempt {
  readonly changed: readonly DisputedFact[]
  readonly readings: Readings
  readonly asked: ReadonlySet<DisputedFact>
}

/** Why 300: all single facts and pairs fit in, and hostile input cannot ask for more decisions than that. */
const maximum = 300

function neighbours({ changed, readings, asked }: Attempt): readonly Omit<Attempt, 'asked'>[] {
  return [...asked]
    .filter((fact) => !changed.includes(fact))
    .flatMap((fact) => otherReadings(readings, fact).map((other) => ({ changed: [...changed, fact], readings: other })))
}

function sorted(decisive: readonly (readonly DisputedFact[])[]): readonly DisputedFact[] {
  return [...new Set(decisive.flat())].sort()
}
