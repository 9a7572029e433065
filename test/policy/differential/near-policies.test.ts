import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  compilePolicy,
  evaluate,
  PolicyError,
  type PolicyDocument,
  type PolicyInput,
  type Readings,
  type Request,
} from '../../../src/policy/index.ts'
import { nearPolicyDocument, readingsChoice, requestAimedAt } from '../../../src/testing/index.ts'
import { referenceDecide } from '../../reference/reference-decide.ts'
import { patient, shareOfRuns } from './share-of-runs.ts'

const runs = shareOfRuns(500)

/** A decision, or the code and the place of what is refused. */
function told(decide: () => string): string {
  try {
    return decide()
  } catch (error) {
    if (error instanceof PolicyError) return `${error.code} at ${error.at ?? 'nothing'}`
    throw error
  }
}

const explained = (input: PolicyInput, request: Request, readings: Readings): string =>
  told(() => evaluate(input, request, { readings }).decision)
const compiled = (input: PolicyInput, request: Request, readings: Readings): string =>
  told(() => compilePolicy(input, { readings }).decide(request))

it('what is nearly a policy is refused by both engines alike, or decided by all three alike', patient, () => {
  const tally = { refused: 0, decided: 0 }
  fc.assert(
    fc.property(nearPolicyDocument({ maxStatements: 2 }), readingsChoice(), fc.nat(), (given, readings, seed) => {
      const input = given as PolicyInput
      const requests = fc.sample(requestAimedAt(input), { numRuns: 4, seed })
      for (const { resource, action = 'execute-api:Invoke', context = {} } of requests) {
        const request = { resource, action, context }
        const answer = explained(input, request, readings)
        expect(compiled(input, request, readings)).toBe(answer)
        const refused = answer.includes(' at ')
        tally[refused ? 'refused' : 'decided']++
        if (!refused) expect(referenceDecide(given as PolicyDocument, request, { readings })).toBe(answer)
      }
    }),
    runs,
  )
  if (runs.numRuns < 500) return
  expect(tally.refused).toBeGreaterThan(tally.decided / 4)
  expect(tally.decided).toBeGreaterThan(0)
})
