import { expect, it } from 'vitest'
import { lemmaOf, star, texts, verdictOf, within } from './lemma.ts'

/** A refutation that takes 19,996,007 comparisons, and one more for each interval. */
function large(intervals: number): unknown {
  const address = { axis: 'v4', from: '10.0.0.1', to: '10.0.0.1' } as const
  const other = { ...texts(['b'.repeat(3999)]), intervals: Array.from({ length: intervals }, () => address) }
  return lemmaOf({ of: [texts('a'.repeat(4999)), other], witness: { kind: 'listed', listed: 1 } })
}

/** A refutation that takes 12 comparisons: two characters in three sets, and six literals. */
const small = lemmaOf({
  of: [texts(['a', star]), texts(['b', star]), texts(['b', star])],
  literals: [1, 2, -3],
  witness: { kind: 'states', begin: '', states: ['0 | 0 | 0'] },
})

/** A refutation that takes 148 comparisons: twelve characters, of which each costs twelve, and four literals. */
const ofAddresses = lemmaOf({
  of: [within({ axis: 'v4', from: '10.0.0.1', to: '10.0.0.1' }), texts(['b', star])],
  witness: { kind: 'states', begin: '', states: [' | 0'] },
})

it.each([
  ['valid', [large(3993)]],
  ['/refutations/0/steps/0: the certificate is too large to check', [large(3994)]],
  ['/refutations/0/steps/0: the certificate is too large to check', [large(3997)]],
  ['/refutations/0/lemmas/0: the certificate is too large to check', [large(3998)]],
  ['valid', [large(3981), small]],
  ['/refutations/1/steps/0: the certificate is too large to check', [large(3982), small]],
  ['/refutations/1/steps/0: the certificate is too large to check', [large(3987), small]],
  ['/refutations/1/lemmas/0: the certificate is too large to check', [large(3988), small]],
  ['valid', [large(3845), ofAddresses]],
  ['/refutations/1/steps/0: the certificate is too large to check', [large(3846), ofAddresses]],
  ['/refutations/1/lemmas/0: the certificate is too large to check', [large(3850), ofAddresses]],
])('a checker gives up where there is more to compare than it takes on: %s %#', (verdict, refutations) => {
  expect(verdictOf(...refutations)).toBe(verdict)
})
