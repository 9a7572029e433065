import { propertyRuns } from '../property-runs.ts'

/** How many cases the three evaluators decide unless `APA_RUNS` says otherwise. */
export const usualCases = 20_000

/** How many cases a test tries that stands beside theirs: as many times its `usual` number as they decide times theirs, since each of its cases costs far more. */
export function shareOfRuns(usual: number): ReturnType<typeof propertyRuns> {
  const { numRuns, ...seed } = propertyRuns(usualCases)
  return { numRuns: Math.ceil((usual * numRuns) / usualCases), ...seed }
}

/** Lets a test run for two hours. */
export const patient = { timeout: 7_200_000 } as const
