import fc from 'fast-check'
import { readings, type DisputedFact, type Readings } from '../policy/index.ts'

/**
 * Generates choices of readings for the facts that AWS's documents dispute: half of the facts are left to their default.
 *
 * A choice shrinks towards none at all.
 */
export function readingsChoice(): fc.Arbitrary<Readings> {
  return fc.array(fc.nat(9), { minLength: facts.length, maxLength: facts.length }).map((choices) => {
    const chosen = facts.flatMap((fact, index) => {
      const choice = choices[index] ?? 0
      const reading = readings[fact][choice % readings[fact].length]
      return choice < 5 || reading === undefined ? [] : [[fact, reading] as const]
    })
    return Object.fromEntries(chosen)
  })
}

const facts = Object.keys(readings) as DisputedFact[]
