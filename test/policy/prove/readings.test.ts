import { expect, it } from 'vitest'
import { readings, type DisputedFact } from '../../../src/policy/index.ts'
import { secondReading } from '../../../src/policy/solve/encode/scope.ts'

// Why listed: PS-76 and PA-57 are about policies that a proof does not take, the others about the words of a denial.
const notOfProofs: readonly DisputedFact[] = ['PS-76', 'PA-57', 'PA-28', 'PA-37', 'PA-39', 'PA-41']

it.each(Object.keys(readings) as DisputedFact[])('%s: the prover knows the same second reading as the evaluator', (fact) => {
  expect(readings[fact]).toHaveLength(2)
  expect(secondReading(fact)).toBe(notOfProofs.includes(fact) ? '' : readings[fact][1])
})
