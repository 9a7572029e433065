import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readings as allReadings, type DisputedFact, type PolicyDocument, type Readings } from '../../../src/policy/index.ts'
import { implies, notLockedOut, onlyFromAccounts, onlyFromOrg, onlyFromVpc, onlyFromVpce } from '../../../src/policy/prove/properties.ts'
import type { Property } from '../../../src/policy/prove/property.ts'
import { prove } from '../../../src/policy/prove/prove.ts'
import { policyDocument } from '../../../src/testing/index.ts'
import { shareOfRuns } from '../differential/share-of-runs.ts'
import { askable, sortsOfProperties } from '../oracle/askable.ts'
import { scriptOf, type Question } from '../oracle/question.ts'
import { findSolver } from '../oracle/solver.ts'

const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const solver = findSolver()
const { numRuns, seed } = shareOfRuns(320)
const patience = 1_000

const document = policyDocument({ maxStatements: 3, maxConditions: 2 })
const kinds = ['vpce', 'vpc', 'org', 'accounts', 'implies', 'implies', 'somebody'] as const
const asked = fc.record({
  policy: document,
  other: document,
  kind: fc.constantFrom(...kinds),
  authorizationType: fc.constantFrom('NONE', 'NONE', 'AWS_IAM', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'),
  isPrivate: fc.boolean(),
  isGated: fc.constantFrom(false, false, false, true),
  /** Of each disputed fact: the first reading, the second, or either. */
  choices: fc.array(fc.nat(2), { minLength: 40, maxLength: 40 }),
})

type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never

function questionOf({
  policy,
  other,
  kind,
  authorizationType,
  isPrivate,
  isGated,
  choices,
}: Asked): readonly [Question, Property, Readings] {
  const sorts = sortsOfProperties()
  const [one, two, gate] = [askable(policy, sorts), askable(other, sorts), askable(other, sorts)]
  const [property, unless] = ((): readonly [Property, Question['unless']] => {
    switch (kind) {
      case 'vpce':
        return [onlyFromVpce('vpce-a', 'vpce-b'), { kind: 'carries', keys: { 'aws:SourceVpce': ['vpce-a', 'vpce-b'] } }]
      case 'vpc':
        return [onlyFromVpc('vpc-a'), { kind: 'carries', keys: { 'aws:SourceVpc': ['vpc-a'] } }]
      case 'org':
        return [onlyFromOrg('o-1'), { kind: 'carries', keys: { 'aws:PrincipalOrgID': ['o-1'], 'aws:VpceOrgID': ['o-1'] } }]
      case 'accounts': {
        const accounts = ['111122223333']
        return [
          onlyFromAccounts(...accounts),
          { kind: 'carries', accounts, keys: { 'aws:PrincipalAccount': accounts, 'aws:VpceAccount': accounts } },
        ]
      }
      case 'implies':
        return [implies(two), { kind: 'gets-in', policy: two }]
      case 'somebody':
        return [notLockedOut(), { kind: 'never' }]
    }
  })()
  const chosen = (Object.keys(allReadings) as DisputedFact[]).flatMap((fact, index) => {
    // Solvers of SMT-LIB know code points only; that somebody gets in is said of every reading.
    const choice = fact === 'PS-27' || fact === 'PS-28' ? 0 : (choices[index] ?? 0)
    return choice === 2 && kind !== 'somebody' ? [] : [[fact, choice === 1] as const]
  })
  const readings = Object.fromEntries(chosen.map(([fact, isSecond]) => [fact, allReadings[fact][isSecond ? 1 : 0]])) as Readings
  const question = { api, authorizationType, private: isPrivate, policy: one, readings: Object.fromEntries(chosen), unless }
  return [{ ...question, ...(isGated ? { endpointPolicy: gate } : {}) }, property, readings]
}

it.skipIf(solver === undefined)(
  `agrees with an SMT solver (${solver?.name ?? 'skipped: neither cvc5 nor z3 is installed'})`,
  { timeout: 7_200_000 },
  () => {
    const questions = fc.sample(asked, { numRuns, ...(seed === undefined ? {} : { seed }) }).map(questionOf)
    const answers =
      solver?.ask(
        questions.map(([question]) => scriptOf(question)),
        patience,
      ) ?? []
    const wrong: unknown[] = []
    const tally: Record<string, number> = {}
    for (const [index, [question, property, readings]] of questions.entries()) {
      const { policy, endpointPolicy, authorizationType, private: isPrivate } = question
      const options = { api, authorizationType, private: isPrivate, readings, ...(endpointPolicy === undefined ? {} : { endpointPolicy }) }
      const { verdict } = prove(policy, property, options)
      const isThere = { holds: false, fails: true, unknown: undefined }[verdict]
      const mine = isThere === undefined ? 'unknown' : isThere === (property.kind !== 'notLockedOut') ? 'sat' : 'unsat'
      const theirs = answers[index] ?? 'unknown'
      tally[`${theirs} ${mine}`] = (tally[`${theirs} ${mine}`] ?? 0) + 1
      if (theirs !== 'unknown' && theirs !== mine) wrong.push({ theirs, mine, property, options, policy: oneLine(policy) })
    }
    console.log(`${String(questions.length)} questions, ${solver?.name ?? ''} and ours: ${JSON.stringify(tally)}`)
    expect(wrong).toEqual([])
    if (numRuns >= 100) {
      expect(tally['sat sat']).toBeGreaterThan(numRuns / 50)
      expect(tally['unsat unsat']).toBeGreaterThan(numRuns / 50)
    }
  },
)

function oneLine(policy: PolicyDocument): string {
  return JSON.stringify(policy)
}
