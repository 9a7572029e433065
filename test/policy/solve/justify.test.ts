import { describe, expect, it } from 'vitest'
import { clausesOf } from '../../../src/policy/solve/clauses.ts'
import { and, free, not, or, type Formula } from '../../../src/policy/solve/formula/formula.ts'
import { justify } from '../../../src/policy/solve/justify.ts'

const a = free('a')
const b = free('b')
const c = free('c')

describe('what of a model a formula needs', () => {
  // Of the model, the atoms that are true: all others, and no definition whose parts are not true, are false.
  it.each<readonly [title: string, formula: Formula, model: string, needed: readonly string[]]>([
    ['each part of a conjunction', and(a, not(b)), 'a', ['a', '-b']],
    ['one part of a disjunction that is true', or(a, b), 'b', ['b']],
    ['the first of those that demand the same', or(b, a), 'ab', ['b']],
    ['what is denied before what is claimed', or(a, not(b)), 'a', ['-b']],
    ['wherever that stands', or(not(b), a), 'a', ['-b']],
    ['an atom before a conjunction', or(and(b, c), a), 'abc', ['a']],
    ['what is denied before a conjunction', or(and(b, c), not(a)), 'bc', ['-a']],
    ['a conjunction where nothing else is true', or(a, and(b, c)), 'bc', ['b', 'c']],
    ['what is needed anyway before all else', and(or(not(c), a), a), 'a', ['a']],
    ['even if that is said behind', and(or(b, a), or(c, a), a), 'abc', ['a']],
    ['what another choice needs, too', and(or(a, b), or(c, a)), 'abc', ['a']],
    ['what a conjunction needs counts for those behind', and(or(and(a, b), c), or(c, b)), 'ab', ['a', 'b']],
    ['a conjunction that is needed anyway before an atom', and(or(and(a, b), c), or(not(c), and(a, b))), 'abc', ['c', 'a', 'b']],
    ['the choices inside a conjunction, too', or(c, and(a, or(b, not(c)))), 'ab', ['a', '-c']],
  ])('%s', (_, formula, model, needed) => {
    const clauses = clausesOf(formula)
    const { atoms, definitions } = clauses
    const isTrue = (literal: number): boolean => {
      if (literal < 0) return !isTrue(-literal)
      const atom = atoms[literal]
      if (atom !== undefined) return atom.kind === 'free' && model.includes(atom.name)
      return definitions.get(literal)?.clauses.every((clause) => clause.some(isTrue)) === true
    }
    const names = [...justify(clauses, isTrue)].map((literal) => {
      const atom = atoms[Math.abs(literal)]
      return atom?.kind === 'free' ? `${literal < 0 ? '-' : ''}${atom.name}` : literal
    })
    expect(names.sort()).toEqual([...needed].sort())
  })
})
