import { describe, expect, it } from 'vitest'
import { notLockedOut, onlyFromVpce, prove, type PolicyDocument, type StatementDocument } from '../../../src/policy/index.ts'
import { patient } from '../differential/share-of-runs.ts'
import { api } from './small-universe.ts'

type Condition = NonNullable<StatementDocument['Condition']>

const key = 'aws:UserAgent'
const marks = (count: number): string => '?'.repeat(count)
const policyOf = (...statements: readonly (readonly ['Allow' | 'Deny', Condition])[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements.map(([Effect, Condition]) => ({
    Effect,
    Principal: '*',
    Action: 'execute-api:Invoke',
    Resource: 'execute-api:/*',
    Condition,
  })),
})
const like = (...patterns: readonly string[]): Condition => ({ StringLike: { [key]: patterns } })
const unlike = (...patterns: readonly string[]): Condition => ({ StringNotLike: { [key]: patterns } })
const chain = (letters: string, times: number): string => `*${Array.from(letters.repeat(times)).join('*')}*`

/** Products of automata with more states than anybody can visit. */
const hard: readonly (readonly [string, PolicyDocument])[] = [
  [
    'texts with six subsequences',
    policyOf(['Allow', {}], ...['ab', 'bc', 'cd', 'de', 'ef', 'fa'].map((pair) => ['Deny', unlike(chain(pair, 6))] as const)),
  ],
  [
    'windows of many `?`',
    policyOf(['Allow', like(`*a${marks(14)}`)], ['Deny', like(`*b${marks(14)}*`)], ['Deny', unlike(`*a${marks(13)}`)]),
  ],
  [
    'complements of windows',
    policyOf(
      ['Allow', like(`*a${marks(20)}b*`)],
      ['Deny', like(`*a${marks(20)}b*c`, `*a${marks(20)}b`)],
      ['Deny', like(`*a${marks(20)}b?*`)],
    ),
  ],
  [
    'one window inside another',
    policyOf(['Allow', like(`*a${marks(30)}b`)], ['Deny', like(`*a${marks(30)}b`, '*zz')], ['Deny', like(`*c${marks(20)}`)]),
  ],
]

describe.each(hard)('%s', (_, policy) => {
  it.each([
    ['who gets in', notLockedOut()],
    ['who gets in from elsewhere', onlyFromVpce('vpce-a')],
  ] as const)('%s: given up within the budget, and said so', patient, (__, property) => {
    expect(prove(policy, property, { api })).toMatchObject({ verdict: 'unknown', reason: 'the budget is used up' })
  })

  it('a smaller budget is used up, too, and never a proof', patient, () => {
    for (const budget of [0, 1, 10, 100, 1_000, 10_000])
      expect(prove(policy, onlyFromVpce('vpce-a'), { api, budget })).toMatchObject({ verdict: 'unknown', reason: 'the budget is used up' })
  })
})

it('the same verdict with every budget that is enough, and none with those that are not', patient, () => {
  const policy = policyOf(
    ['Allow', like('*a*b*', '*b*a*')],
    ['Deny', unlike('*c*')],
    ['Deny', unlike('*a?b*')],
    ['Deny', like('a*', 'b*', 'c*')],
  )
  const verdicts = Array.from({ length: 60 }, (_, step) => prove(policy, onlyFromVpce('vpce-a'), { api, budget: step * 100 }).verdict)
  const first = verdicts.findIndex((verdict) => verdict !== 'unknown')
  expect(first).toBeGreaterThan(0)
  expect(new Set(verdicts.slice(first))).toEqual(new Set(['fails']))
})

it.each([
  ['*a*a*a*a*a*a*a*b', '*a*a*a*a*a*a*b', 'holds'],
  ['*a*a*a*a*a*a*b', '*a*a*a*a*a*a*a*b', 'fails'],
  [`*a${marks(8)}`, `*${marks(9)}`, 'holds'],
  [`*${marks(9)}`, `*a${marks(8)}`, 'fails'],
  [`${'*a'.repeat(60)}*`, `${'*a'.repeat(59)}*`, 'holds'],
  [`a${'?*'.repeat(50)}b`, `a*${marks(50)}b`, 'holds'],
] as const)('texts like %s are like %s: %s', (inner, outer, verdict) => {
  const policy = policyOf(['Allow', { ...like(inner) }], ['Deny', like(outer)])
  expect(prove(policy, notLockedOut(), { api }).verdict).toBe(verdict === 'holds' ? 'fails' : 'holds')
})
