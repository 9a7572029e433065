import fc from 'fast-check'
import { expect, it } from 'vitest'
import { privateApiPolicy } from '../../../src/policy/index.ts'
import { checkCertificate } from '../../../src/policy/certify/index.ts'
import { guardOf } from '../../../src/policy/prove/guard-of.ts'
import { onlyFromVpce } from '../../../src/policy/prove/properties.ts'
import { search } from '../../../src/policy/prove/prove-universal.ts'
import { readQuestion } from '../../../src/policy/prove/question.ts'
import { clausesOf } from '../../../src/policy/solve/clauses.ts'
import type { Formula } from '../../../src/policy/solve/formula/formula.ts'
import type { Lemma } from '../../../src/policy/solve/refutation.ts'
import type { Solution } from '../../../src/policy/solve/solution.ts'
import { solve } from '../../../src/policy/solve/solve.ts'
import { propertyRuns } from '../property-runs.ts'
import { certifyRefutation } from './certify-formula.ts'
import { formulas } from './formulas.ts'

const mine = 'vpce-0a1b2c3d4e5f60718'
const property = onlyFromVpce(mine)
const question = readQuestion(privateApiPolicy({ vpceIds: [mine] }), property, {})
if (property.kind !== 'onlyFromVpce') throw new Error('unreachable')
const guard = guardOf(question, property)
const find = (decide: (formula: Formula) => Solution): ReturnType<typeof search> =>
  search(question, question.policy, { kind: 'against', guard }, decide)

it('the solver that is right refutes', () => {
  expect(find(solve).outcome.kind).toBe('none')
})

it('a solver that finds a request where there is none is not believed: evaluate does not let it in, or it may get in', () => {
  const values = fc.option(fc.constantFrom(mine, 'vpce-0f00000000000bad1', '', 'prod/GET/'), { nil: undefined })
  const models = fc.dictionary(fc.constantFrom('aws:sourcevpce', 'aws:sourcevpc', 'route', 'resource', 'action', 'principal'), values)
  fc.assert(
    fc.property(models, fc.boolean(), (model, isAllowed) => {
      const wrong: Solution = { kind: 'sat', model: new Map(Object.entries(model)), free: new Map([['authorizer', isAllowed]]) }
      expect(find(() => wrong).outcome.kind).toBe('unknown')
    }),
    propertyRuns(50),
  )
})

it('a solver that refutes what somebody satisfies is not believed: no checker accepts its lemmas', { timeout: 7_200_000 }, () => {
  let count = 0
  fc.assert(
    fc.property(formulas, fc.array(fc.nat(30), { minLength: 20, maxLength: 60 }), fc.nat(6), (formula, numbers, length) => {
      if (solve(formula).kind !== 'sat') return
      count += 1
      const { atoms, root, definitions } = clausesOf(formula)
      let taken = 0
      const next = (): number => numbers[taken++ % numbers.length] ?? 0
      const lemmas = Array.from({ length }, (): Lemma => {
        const some = atoms.flatMap((atom, variable) =>
          atom === undefined || atom.kind === 'free' ? [] : [next() % 3 === 0 ? variable : -variable],
        )
        return { literals: some.filter(() => next() % 2 === 0) }
      })
      // What it needs, so that nothing but the lemmas is wrong: each clause of the root loses its literals.
      const wrong = atoms.flatMap((atom, variable) =>
        atom === undefined || atom.kind === 'free' ? [] : [{ literals: [variable] }, { literals: [-variable] }],
      )
      for (const made of [lemmas.filter(({ literals }) => literals.length > 0), wrong]) {
        const certificate = certifyRefutation({ atoms, root, definitions: [...definitions.values()], lemmas: made, trace: [] })
        expect(checkCertificate(certificate).valid).toBe(false)
      }
    }),
    propertyRuns(200),
  )
  expect(count).toBeGreaterThan(propertyRuns(200).numRuns / 10)
})

it('a step that does not follow is named', () => {
  const [atom] = clausesOf(find(solve).formulated.formula).atoms.filter((one) => one !== undefined)
  const refutation = {
    atoms: [undefined, atom, undefined],
    root: [[1, 2]],
    definitions: [{ variable: 2, clauses: [] }],
    lemmas: [],
    trace: [[1], [-1]],
  }
  expect(checkCertificate(certifyRefutation(refutation))).toEqual({
    valid: false,
    at: '/refutations/0/steps/0',
    reason: 'the clause does not follow from those that are named',
  })
})
