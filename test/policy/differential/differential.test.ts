import fc from 'fast-check'
import { expect, it } from 'vitest'
import { policyAndRequests, readingsChoice } from '../../../src/testing/index.ts'
import { asking, disagreement, read, type Question } from './ask.ts'
import { patient, usualCases } from './share-of-runs.ts'

const wanted = Number(process.env.APA_RUNS ?? usualCases)
const seed = Number(process.env.APA_SEED ?? Date.now() % 2 ** 31)
const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'

// Why several: a policy is generated, parsed and compiled once for all of them. On average there are half as many.
const requestsPerPolicy = 50

// A case is one request under one policy, view of the caller and choice of readings, decided by all three.
it(`three evaluators agree on ${wanted} cases (seed ${seed})`, patient, () => {
  const tally: Record<string, number> = { Allow: 0, ExplicitDeny: 0, ImplicitDeny: 0 }
  let cases = 0
  const start = performance.now()
  for (let round = 0; cases < wanted; round++) {
    fc.assert(
      fc.property(policyAndRequests(requestsPerPolicy), readingsChoice(), ({ policy, requests }, readings) => {
        const questions: readonly Question[] = [
          { policy, view: 'anonymous', api, readings: {} },
          { policy, view: 'identified', api, readings },
        ]
        const parsed = read(policy)
        for (const question of questions) {
          const ask = asking(question, parsed)
          for (const request of requests) {
            const answers = ask(request)
            cases++
            tally[answers.reference] = (tally[answers.reference] ?? 0) + 1
            if (answers.explaining !== answers.reference || answers.compiled !== answers.reference) {
              throw new Error(disagreement(question, request, answers))
            }
          }
        }
      }),
      { numRuns: Math.min(100, Math.ceil(wanted / requestsPerPolicy)), seed: seed + round },
    )
  }
  const seconds = (performance.now() - start) / 1000
  console.log(`differential: ${cases} cases in ${seconds.toFixed(1)} s, seed ${seed}: ${JSON.stringify(tally)}`)
  // Every answer must come up often, or the cases test little.
  if (wanted < 5000) return
  for (const [answer, count] of Object.entries(tally)) expect(count / cases, answer).toBeGreaterThan(0.03)
})
