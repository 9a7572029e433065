import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  comparePolicies,
  equivalent,
  implies,
  onlyFromVpce,
  prove,
  type PolicyDocument,
  type Proof,
  type StatementDocument,
} from '../../../src/policy/index.ts'
import { policyDocument, statementDocument } from '../../../src/testing/index.ts'
import { patient } from '../differential/share-of-runs.ts'
import { propertyRuns } from '../property-runs.ts'
import { respell, statementsOf } from '../respell.ts'
import { api, documentOf, statements } from './small-universe.ts'

const document = policyDocument({ maxStatements: 3, maxConditions: 2 })
const hasVariable = (...policies: readonly PolicyDocument[]): boolean => JSON.stringify(policies).includes('${')
const verdictOf = (policy: PolicyDocument, other: PolicyDocument): Proof['verdict'] => prove(policy, implies(other), { api }).verdict
const some = fc.uniqueArray(fc.constantFrom(...statements), { minLength: 1, maxLength: 2 }).map(documentOf)

/** Never what is forbidden; and without variables never a doubt, unless a key is compared as an address and as a text, say. */
function isWrong(proof: Proof, wanted: Proof['verdict'], isHard: boolean): boolean {
  if (proof.verdict === 'unknown') return !isHard && !proof.reason.startsWith('it cannot be told which values')
  return proof.verdict !== wanted
}

describe('laws', () => {
  it('reordering statements and values, and other spellings, change nothing', patient, () => {
    fc.assert(
      fc.property(document, document, (policy, other) => {
        expect(verdictOf(respell(policy), respell(other))).toBe(verdictOf(policy, other))
        const only = onlyFromVpce('vpce-a', 'vpce-b')
        expect(prove(respell(policy), only, { api }).verdict).toBe(prove(policy, only, { api }).verdict)
      }),
      propertyRuns(80),
    )
  })

  it('a Deny more admits nobody', patient, () => {
    fc.assert(
      fc.property(document, statementDocument({ maxConditions: 2 }), (policy, statement) => {
        const denying = asDeny(statement)
        const narrowed = { ...policy, Statement: [...statementsOf(policy), denying] }
        expect(isWrong(prove(narrowed, implies(policy), { api }), 'holds', hasVariable(narrowed))).toBe(false)
      }),
      propertyRuns(100),
    )
  })

  it('a policy implies itself, in whatever surroundings', patient, () => {
    fc.assert(
      fc.property(document, fc.constantFrom('NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'), (policy, authorizationType) => {
        expect(isWrong(prove(policy, implies(respell(policy)), { api, authorizationType }), 'holds', hasVariable(policy))).toBe(false)
      }),
      propertyRuns(100),
    )
  })

  it('what a policy implies implies the rest', patient, () => {
    let chains = 0
    fc.assert(
      fc.property(some, some, some, (one, two, three) => {
        const policies = [one, two, three]
        const table = policies.map((policy) => policies.map((other) => verdictOf(policy, other) === 'holds'))
        for (const [from, row] of table.entries())
          for (const [over, isFirst] of row.entries())
            for (const [to, isSecond] of (table[over] ?? []).entries()) {
              if (!isFirst || !isSecond || from === over || over === to) continue
              chains += 1
              expect({ policies, holds: table[from]?.[to] }).toEqual({ policies, holds: true })
            }
      }),
      propertyRuns(80),
    )
    expect(chains).toBeGreaterThan(0)
  })

  it('equivalent policies imply each other, and a comparison says the same from both ends', patient, () => {
    const opposites = { equivalent: 'equivalent', wider: 'narrower', narrower: 'wider', incomparable: 'incomparable', unknown: 'unknown' }
    const seen = new Set<string>()
    const check = (policy: PolicyDocument, other: PolicyDocument): void => {
      const [there, back] = [verdictOf(policy, other), verdictOf(other, policy)]
      const { verdict } = prove(policy, equivalent(other), { api })
      if (verdict === 'unknown') expect([there, back]).toContain('unknown')
      else expect(verdict).toBe([there, back].includes('fails') ? 'fails' : 'holds')
      const { relation } = comparePolicies(policy, other, { api })
      expect(comparePolicies(other, policy, { api }).relation).toBe(opposites[relation])
      // The second policy is wider where the first implies it, and not the other way round.
      const expected = { 'holds holds': 'equivalent', 'holds fails': 'wider', 'fails holds': 'narrower', 'fails fails': 'incomparable' }
      expect(relation).toBe(Object.entries(expected).find(([verdicts]) => verdicts === `${there} ${back}`)?.[1] ?? 'unknown')
      seen.add(relation)
    }
    fc.assert(fc.property(document, document, check), propertyRuns(80))
    fc.assert(fc.property(some, some, check), propertyRuns(80))
    expect(seen).toContain('incomparable')
  })
})

/** AWS supports NotPrincipal with Deny, so that each statement can be one. */
function asDeny(statement: StatementDocument): StatementDocument {
  return { ...statement, Effect: 'Deny' }
}
