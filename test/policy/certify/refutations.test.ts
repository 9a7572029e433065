import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkCertificate } from '../../../src/policy/certify/index.ts'
import { propertyRuns } from '../property-runs.ts'
import { certifyFormula } from './certify-formula.ts'
import { formulas, world } from './formulas.ts'
import { judge } from './judge.ts'

it('accepts the refutation of whatever nobody satisfies, and looking at all values agrees', { timeout: 7_200_000 }, () => {
  const kinds = new Map<string, number>()
  fc.assert(
    fc.property(formulas, (formula) => {
      const certificate = certifyFormula(formula)
      if (certificate === undefined) return
      for (const refutation of certificate.refutations) {
        for (const { witness } of refutation.lemmas) kinds.set(witness.kind, (kinds.get(witness.kind) ?? 0) + 1)
        expect(judge(refutation, world)).toBeUndefined()
      }
      expect(checkCertificate(JSON.stringify(certificate))).toMatchObject({ valid: true })
    }),
    propertyRuns(400),
  )
  if (propertyRuns(400).numRuns >= 400)
    for (const kind of ['presence', 'listed', 'borders', 'states']) expect(kinds.get(kind)).toBeGreaterThan(0)
})
