import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Atom } from '../../../src/policy/solve/formula/atom.ts'
import type { Dimension } from '../../../src/policy/solve/formula/dimension.ts'
import { always, and, any, free, list, never, not, or, present, type Formula } from '../../../src/policy/solve/formula/formula.ts'
import { globPattern, literalPattern } from '../../../src/policy/solve/formula/pattern.ts'
import { complementOf, valueSet, type ValueSet } from '../../../src/policy/solve/formula/value-set.ts'
import type { Refutation } from '../../../src/policy/solve/refutation.ts'
import type { Solution } from '../../../src/policy/solve/solution.ts'
import { solve } from '../../../src/policy/solve/solve.ts'
import { witnessesOf } from '../../../src/policy/solve/witness.ts'
import { propertyRuns } from '../property-runs.ts'
import { checkWitness } from './check-witness.ts'
import { follows } from './follows.ts'
import { liesIn } from './matches.ts'

type Carried = undefined | string | readonly string[]

/** What a request carries under each dimension, and the choices that are made. */
interface World {
  readonly values: Readonly<Record<string, Carried>>
  readonly choices: Readonly<Record<string, boolean>>
}

const dimension = (name: string, traits: Partial<Dimension> = {}): Dimension => ({
  name,
  kind: 'key',
  single: false,
  required: false,
  ...traits,
})
const resource = dimension('resource', { kind: 'text', single: true, required: true })
const single = dimension('single', { single: true })
const several = dimension('several')
const needed = dimension('needed', { required: true })
const dimensions = [resource, single, several, needed]

const texts = ['a', 'b', 'ab', 'c', 'ba', '']
const lists = texts.flatMap((one) => [[one], ...texts.map((other) => [one, other])])
const carriedUnder = ({ kind, single, required }: Dimension): readonly Carried[] => [
  ...texts,
  ...(kind === 'text' || required ? [] : [undefined]),
  ...(kind === 'text' || single ? [] : [...lists, ['a', 'b', 'ab']]),
]

const glob = (text: string): ValueSet =>
  valueSet({
    kind: 'texts',
    patterns: text.split('|').map((one) => globPattern(Array.from(one, (c) => (c === '*' ? -3 : c === '?' ? -1 : c.charCodeAt(0))))),
  })

const sets = fc
  .tuple(fc.constantFrom('a', 'b', 'a|b', 'a*', '*b', '?', '??', 'a|b*', '*'), fc.boolean())
  .map(([text, complement]) => (complement ? complementOf(glob(text)) : glob(text)))

const literals: fc.Arbitrary<Formula> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...dimensions), sets).map(([where, set]) => any(where, set)) },
  fc.constantFrom(...dimensions).map(present),
  fc.constantFrom(...dimensions).map(list),
  fc.constantFrom('one', 'two').map(free),
  fc.constantFrom(always, never),
)

const formulas: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(literals, fc.boolean()).map(([literal, positive]) => (positive ? literal : not(literal))),
    fc.array(tie('formula'), { minLength: 1, maxLength: 4 }).map((operands) => and(...operands)),
    fc.array(tie('formula'), { minLength: 1, maxLength: 4 }).map((operands) => or(...operands)),
    tie('formula').map(not),
  ),
})).formula

function atomHolds(atom: Atom, { values, choices }: World): boolean {
  if (atom.kind === 'free') return choices[atom.name] === true
  const carried = values[atom.dimension.name]
  if (atom.kind === 'present') return carried !== undefined
  if (atom.kind === 'list') return Array.isArray(carried)
  return (carried === undefined ? [] : [carried].flat()).some((text) => liesIn(atom.set, text))
}

function holds(formula: Formula, world: World): boolean {
  switch (formula.kind) {
    case 'true':
    case 'false':
      return formula.kind === 'true'
    case 'and':
      return formula.operands.every((operand) => holds(operand, world))
    case 'or':
      return formula.operands.some((operand) => holds(operand, world))
    case 'literal':
      return atomHolds(formula.atom, world) === formula.positive
  }
}

function atomsOf(formula: Formula): readonly Atom[] {
  if (formula.kind === 'literal') return [formula.atom]
  return 'operands' in formula ? formula.operands.flatMap(atomsOf) : []
}

/** All worlds that differ where the formula looks. */
function* worldsOf(formula: Formula): Generator<World> {
  const atoms = atomsOf(formula)
  const met = dimensions.filter((where) => atoms.some((atom) => atom.kind !== 'free' && atom.dimension === where))
  const names = [...new Set(atoms.flatMap((atom) => (atom.kind === 'free' ? atom.name : [])))]
  const rows = [...met.map((where) => carriedUnder(where)), ...names.map(() => [true, false])] as readonly (readonly (
    Carried | boolean
  )[])[]
  const total = rows.reduce((product, row) => product * row.length, 1)
  for (let count = 0; count < total; count++) {
    let rest = count
    const chosen = rows.map((row) => {
      const value = row[rest % row.length]
      rest = Math.floor(rest / row.length)
      return value
    })
    yield {
      values: Object.fromEntries(met.map((where, index) => [where.name, chosen[index] as Carried])),
      choices: Object.fromEntries(names.map((name, index) => [name, chosen[met.length + index] === true])),
    }
  }
}

/** Holds a refutation against its own description, and each lemma against every value of the small world. */
function check(refutation: Refutation): void {
  const { atoms, root, definitions, lemmas, trace } = refutation
  const clauses = [
    ...root,
    ...definitions.flatMap(({ variable, clauses }) => clauses.map((clause) => [-variable, ...clause])),
    ...lemmas.map(({ literals }) => literals.map((literal) => -literal)),
  ]
  for (const [index, learned] of trace.entries()) expect(follows([...clauses, ...trace.slice(0, index)], learned)).toBe(true)
  expect(follows([...clauses, ...trace], [])).toBe(true)
  for (const { literals } of lemmas) {
    const facts = literals.map((literal) => ({ atom: atoms[Math.abs(literal)], positive: literal > 0 }))
    const [where] = facts.flatMap(({ atom }) => (atom === undefined || atom.kind === 'free' ? [] : [atom.dimension]))
    const world = carriedUnder(where ?? resource).find((carried) =>
      facts.every(
        ({ atom, positive }) =>
          atom !== undefined && atomHolds(atom, { values: { [where?.name ?? '']: carried }, choices: {} }) === positive,
      ),
    )
    expect(world).toBeUndefined()
  }
  for (const [index, witness] of witnessesOf(refutation).entries()) checkWitness(witness, lemmas[index]?.literals ?? [], atoms)
}

/** Whatever a solution leaves open may be anything. */
function fill({ model, free: made }: Extract<Solution, { readonly kind: 'sat' }>, index: number): World {
  return {
    values: Object.fromEntries(
      dimensions.map((where) => [where.name, model.has(where.name) ? model.get(where.name) : carriedUnder(where)[index]]),
    ),
    choices: Object.fromEntries(['one', 'two'].map((name) => [name, made.get(name) ?? index % 2 === 0])),
  }
}

/** Holds what becomes of a formula against looking at all requests. */
function compare(formula: Formula): void {
  const solution = solve(formula)
  if (solution.kind === 'sat') {
    for (const index of [0, 1, 2, 5]) expect(holds(formula, fill(solution, index))).toBe(true)
    return
  }
  expect(solution.kind).toBe('unsat')
  for (const world of worldsOf(formula)) if (holds(formula, world)) expect(world).toBeUndefined()
  if (solution.kind === 'unsat') check(solution.refutation)
}

describe('solve', () => {
  it('finds a request or refutes the formula, as looking at all requests does', () => {
    fc.assert(fc.property(formulas, compare), propertyRuns(300))
  })

  it('says the opposite of what was said', () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        let count = 0
        for (const world of worldsOf(formula)) {
          if (++count > 500) return
          expect(holds(not(formula), world)).toBe(!holds(formula, world))
        }
      }),
      propertyRuns(50),
    )
  })

  it('does so where much is said of one key', () => {
    const about = (where: Dimension): fc.Arbitrary<Formula> =>
      fc
        .oneof({ weight: 5, arbitrary: sets.map((set) => any(where, set)) }, fc.constant(present(where)), fc.constant(list(where)))
        .chain((literal) => fc.constantFrom(literal, not(literal)))
    const clauses = fc.constantFrom(...dimensions).chain((where) =>
      fc.array(
        fc.array(about(where), { minLength: 1, maxLength: 2 }).map((literals) => or(...literals)),
        { minLength: 2, maxLength: 6 },
      ),
    )
    fc.assert(
      fc.property(clauses, (operands) => {
        compare(and(...operands))
      }),
      propertyRuns(500),
    )
  })

  it('lets several values of a list meet what no one value could', () => {
    const both = and(any(several, glob('a')), any(several, glob('b')))
    expect(solve(both)).toMatchObject({ kind: 'sat', model: new Map([['several', ['a', 'b']]]) })
    expect(solve(and(both, not(list(several)))).kind).toBe('unsat')
    expect(solve(and(both, not(any(several, glob('a*'))))).kind).toBe('unsat')
    expect(solve(and(any(single, glob('a')), any(single, glob('b')))).kind).toBe('unsat')
  })

  it('takes a sample where there is a choice', () => {
    const key = dimension('key', { single: true, samples: ['vpce-1', 'vpce-2'] })
    expect(solve(and(present(key), not(any(key, glob('vpce-1')))))).toMatchObject({ kind: 'sat', model: new Map([['key', 'vpce-2']]) })
  })

  it('ends within its budget', () => {
    const hard = (letter: string): ValueSet => glob(`*${letter}${'?'.repeat(22)}`)
    const formula = and(
      any(resource, hard('a')),
      any(resource, hard('b')),
      not(any(resource, glob('x*'))),
      not(any(resource, glob('*x'))),
      not(any(resource, glob('*b?*'))),
    )
    expect(solve(formula, { budget: 20_000 })).toEqual({ kind: 'unknown', reason: 'the budget is used up' })
  })

  it('takes a budget that is just enough', () => {
    expect(solve(always, { budget: 0 })).toEqual({ kind: 'unknown', reason: 'the budget is used up' })
    expect(solve(always, { budget: 1 })).toMatchObject({ kind: 'sat' })
  })

  it('does not show a request that it found with more than its budget', () => {
    const formula = any(resource, glob('*a'))
    expect(solve(formula)).toMatchObject({ kind: 'sat' })
    expect(solve(formula, { budget: 1 })).toEqual({ kind: 'unknown', reason: 'the budget is used up' })
  })

  it('asks for all parts of a conjunction that stands in a disjunction', () => {
    const [one, two, three] = [free('one'), free('two'), free('three')]
    const chosen = and(not(one), or(one, and(two, not(three))))
    const made = { one: false, two: true, three: false }
    expect(solve(chosen)).toEqual({ kind: 'sat', model: new Map(), free: new Map(Object.entries(made)) })
    const refuted = solve(and(chosen, three))
    if (refuted.kind !== 'unsat') throw new Error(refuted.kind)
    check(refuted.refutation)
  })

  it('makes the choices that are needed, and no others', () => {
    const chosen = and(free('one'), not(free('two')), or(free('one'), free('three')), any(resource, glob('a')))
    expect(solve(chosen)).toEqual({
      kind: 'sat',
      model: new Map([['resource', 'a']]),
      free: new Map([
        ['one', true],
        ['two', false],
      ]),
    })
  })

  // Why a sigma: its lower case depends on what stands around it, so that no automaton tells exactly which texts have which.
  it('says of which dimension it cannot be told, the first, if nothing else will do', () => {
    const folded = (...texts: readonly string[]): ValueSet =>
      valueSet({ kind: 'texts', patterns: texts.map((text) => literalPattern(text, 'unicode')) })
    const doubtful = (where: Dimension): Formula => and(any(where, folded('σ')), not(any(where, folded('σ', 'x'))))
    const reasonFor = (where: Dimension): string => `it cannot be told which values of \`${where.name}\` satisfy all conditions`
    expect(solve(doubtful(resource))).toEqual({ kind: 'unknown', reason: reasonFor(resource) })
    expect(solve(and(doubtful(resource), doubtful(single)))).toEqual({ kind: 'unknown', reason: reasonFor(resource) })
    expect(solve(doubtful(several))).toEqual({ kind: 'unknown', reason: reasonFor(several) })
    expect(solve(or(doubtful(resource), any(single, glob('a'))))).toMatchObject({ kind: 'sat', model: new Map([['single', 'a']]) })
  })

  // Why: sets and keys are told apart by what is written of them.
  it('is not misled by values and names that look like several', () => {
    const texts = (...values: readonly string[]): ValueSet =>
      valueSet({ kind: 'texts', patterns: values.map((value) => literalPattern(value)) })
    expect(solve(and(any(single, texts('a\nnone b')), not(any(single, texts('a', 'b'))))).kind).toBe('sat')
    const spaced = dimension('single texts none q', { single: true })
    expect(solve(and(any(single, texts('q texts none a')), not(any(spaced, texts('a'))))).kind).toBe('sat')
  })
})
