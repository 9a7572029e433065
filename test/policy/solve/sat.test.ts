import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addClause } from '../../../src/policy/solve/sat/add-clause.ts'
import { addVariable, makeSat, type Sat } from '../../../src/policy/solve/sat/sat.ts'
import { search } from '../../../src/policy/solve/sat/search.ts'
import { propertyRuns } from '../property-runs.ts'
import { follows } from './follows.ts'

type Clauses = readonly (readonly number[])[]

const clausesOver = (variables: number): fc.Arbitrary<Clauses> => {
  const literal = fc
    .tuple(fc.integer({ min: 1, max: variables }), fc.boolean())
    .map(([variable, positive]) => (positive ? variable : -variable))
  return fc.array(fc.array(literal, { minLength: 1, maxLength: 4 }), { maxLength: variables * 5 })
}

const assignments = (variables: number): readonly (readonly boolean[])[] =>
  Array.from({ length: 2 ** variables }, (_, bits) =>
    Array.from({ length: variables + 1 }, (_, variable) => ((bits << 1) >> variable) % 2 === 1),
  )

const satisfies = (values: readonly boolean[], clauses: Clauses): boolean =>
  clauses.every((clause) => clause.some((literal) => values[Math.abs(literal)] === literal > 0))

const make = (variables: number, clauses: Clauses): Sat => {
  const sat = makeSat()
  for (let variable = 0; variable < variables; variable++) addVariable(sat)
  for (const clause of clauses) addClause(sat, clause)
  return sat
}

const modelOf = (sat: Sat): readonly boolean[] => sat.values.map((value) => value > 0)

describe('the search for values of variables', () => {
  it('finds values where there are some, and derives a contradiction where there are none', () => {
    fc.assert(
      fc.property(clausesOver(6), (clauses) => {
        const sat = make(6, clauses)
        const outcome = search(sat, { left: 1e6 })
        expect(outcome).toBe(assignments(6).some((values) => satisfies(values, clauses)) ? 'sat' : 'unsat')
        if (outcome === 'sat') expect(satisfies(modelOf(sat), clauses)).toBe(true)
        for (const [index, learned] of sat.trace.entries()) expect(follows([...clauses, ...sat.trace.slice(0, index)], learned)).toBe(true)
        if (outcome === 'unsat') expect(follows([...clauses, ...sat.trace], [])).toBe(true)
      }),
      propertyRuns(300),
    )
  })

  it('goes on from each model with a clause more, until it has seen all', () => {
    fc.assert(
      fc.property(clausesOver(5), (clauses) => {
        const sat = make(5, clauses)
        const expected = assignments(5).filter((values) => satisfies(values, clauses))
        const seen = new Set<string>()
        while (search(sat, { left: 1e6 }) === 'sat') {
          const model = modelOf(sat)
          expect(satisfies(model, clauses)).toBe(true)
          expect(seen.has(model.join())).toBe(false)
          seen.add(model.join())
          addClause(
            sat,
            [1, 2, 3, 4, 5].map((variable) => (model[variable] === true ? -variable : variable)),
          )
        }
        expect(seen.size).toBe(expected.length)
      }),
      propertyRuns(200),
    )
  })

  it('refutes that six pigeons fit into five holes', () => {
    const hole = (pigeon: number, at: number): number => pigeon * 5 + at + 1
    const six = [0, 1, 2, 3, 4, 5]
    const five = six.slice(1).map((at) => at - 1)
    const clauses = [
      ...six.map((pigeon) => five.map((at) => hole(pigeon, at))),
      ...five.flatMap((at) => six.flatMap((a) => six.slice(a + 1).map((b) => [-hole(a, at), -hole(b, at)]))),
    ]
    const sat = make(30, clauses)
    expect(search(sat, { left: 1e6 })).toBe('unsat')
    for (const [index, learned] of sat.trace.entries()) expect(follows([...clauses, ...sat.trace.slice(0, index)], learned)).toBe(true)
    expect(search(make(30, clauses), { left: 100 })).toBe('unknown')
  })
})
