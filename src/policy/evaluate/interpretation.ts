import { PolicyError } from '../language/index.ts'
import { readings, type DisputedFact, type Readings } from './reading.ts'

/** The readings in force during one decision, and the facts on which something hung. */
export interface Interpretation {
  readonly chosen: Readings
  readonly asked: Set<DisputedFact>
}

/** Gives the reading in force of a disputed fact, and notes that it was asked for. */
export function readingOf<Fact extends DisputedFact>(interpretation: Interpretation, fact: Fact): (typeof readings)[Fact][number] {
  interpretation.asked.add(fact)
  return chosenReading(interpretation, fact)
}

/** Answers a question as the reading in force does, and notes the fact where another reading answers otherwise. */
export function choose<Fact extends DisputedFact>(
  interpretation: Interpretation,
  fact: Fact,
  answers: Readonly<Record<(typeof readings)[Fact][number], () => boolean>>,
): boolean {
  const chosen = answers[chosenReading(interpretation, fact)]()
  const others: readonly (() => boolean)[] = Object.values(answers)
  if (others.some((answer) => answer() !== chosen)) interpretation.asked.add(fact)
  return chosen
}

/** Gives every other way to read one fact. */
export function otherReadings(chosen: Readings, fact: DisputedFact): readonly Readings[] {
  const current = chosen[fact] ?? readings[fact][0]
  return readings[fact].filter((reading) => reading !== current).map((reading) => ({ ...chosen, [fact]: reading }))
}

/** Throws PolicyError where a reading names no disputed fact, or no reading of it. */
export function checkReadings(given: Readings): Readings {
  for (const [fact, reading] of Object.entries(given) as [string, unknown][]) {
    const known: readonly string[] | undefined = Object.hasOwn(readings, fact) ? readings[fact as DisputedFact] : undefined
    if (known?.includes(String(reading)) === true) continue
    const help = known === undefined ? `the disputed facts are ${Object.keys(readings).join(', ')}` : `its readings are ${known.join(', ')}`
    throw new PolicyError('INVALID_OPTION', `\`${String(reading)}\` is no reading of \`${fact}\``, { at: `readings.${fact}`, help })
  }
  return given
}

function chosenReading<Fact extends DisputedFact>({ chosen }: Interpretation, fact: Fact): (typeof readings)[Fact][number] {
  return chosen[fact] ?? readings[fact][0]
}
