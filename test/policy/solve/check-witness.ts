import { expect } from 'vitest'
import type { Atom } from '../../../src/policy/solve/formula/atom.ts'
import type { Pattern } from '../../../src/policy/solve/formula/pattern.ts'
import type { ValueSet } from '../../../src/policy/solve/formula/value-set.ts'
import type { Witness } from '../../../src/policy/solve/witness.ts'
import { liesIn } from './matches.ts'

interface Wanted {
  readonly set: ValueSet
  readonly inside: boolean
}

/** Holds a witness against its own description, for sets of globs over code points. */
export function checkWitness(witness: Witness, lemma: readonly number[], atoms: readonly (Atom | undefined)[]): void {
  const kinds = lemma.map((literal) => `${literal > 0 ? '' : 'not '}${atoms[Math.abs(literal)]?.kind ?? ''}`)
  if (witness.kind === 'presence') {
    expect(kinds).toContain('not present')
    expect(kinds.filter((kind) => !kind.startsWith('not '))).toHaveLength(1)
    expect(lemma).toHaveLength(2)
    return
  }
  expect(lemma).toEqual(expect.arrayContaining([...witness.sets]))
  const sets = witness.sets.flatMap((literal): readonly Wanted[] => {
    const atom = atoms[Math.abs(literal)]
    return atom?.kind === 'any' ? [{ set: { ...atom.set, complement: false }, inside: literal > 0 !== atom.set.complement }] : []
  })
  const [dimension] = lemma.flatMap((literal) => {
    const atom = atoms[Math.abs(literal)]
    return atom === undefined || atom.kind === 'free' ? [] : [atom.dimension]
  })
  const positive = witness.sets.filter((literal) => literal > 0)
  if (positive.length > 1) expect(dimension?.kind === 'text' || dimension?.single === true || kinds.includes('not list')).toBe(true)
  if (positive.length === 0) expect(dimension?.required === true || kinds.some((kind) => !kind.startsWith('not '))).toBe(true)
  const fails = (text: string): boolean => sets.some(({ set, inside }) => liesIn(set, text) !== inside)
  switch (witness.kind) {
    case 'listed': {
      const listed = sets[witness.sets.indexOf(witness.listed)]?.set
      const texts = listed?.kind === 'texts' ? listed.patterns.map(({ text }) => text) : [undefined]
      for (const text of texts) expect(text !== undefined && fails(text)).toBe(true)
      return
    }
    case 'borders':
      for (const text of witness.texts) expect(fails(text)).toBe(true)
      return
    case 'states':
      checkStates(sets, witness.begin, witness.states)
  }
}

function checkStates(sets: readonly Wanted[], begin: string, states: readonly (readonly string[])[]): void {
  const automata = sets.map(({ set, inside }) => ({ ...automatonOf(set.kind === 'texts' ? set.patterns : []), inside }))
  const known = new Set(states.map((keys) => keys.join(' | ')))
  const shown = (positions: readonly (readonly number[] | undefined)[]): string | undefined => {
    const parts = positions.map((reached, index) => {
      const automaton = automata[index]
      if (automaton === undefined || reached === undefined) return '*'
      const always = automaton.isUniversal(reached)
      if (automaton.inside ? reached.length === 0 : always) return undefined
      return (automaton.inside ? always : reached.length === 0) ? '*' : reached.join()
    })
    return parts.includes(undefined) ? undefined : parts.join(' | ')
  }
  const behind = (automaton: (typeof automata)[number]): readonly number[] =>
    Array.from(begin).reduce((reached, one) => automaton.step(reached, one.codePointAt(0) ?? 0), automaton.start)
  const first = shown(automata.map(behind))
  if (first !== undefined) expect(known.has(first)).toBe(true)
  for (const keys of states) {
    const reached = keys.map((key) => (key === '*' ? undefined : key === '' ? [] : key.split(',').map(Number)))
    const accepts = reached.every(
      (positions, index) => positions === undefined || automata[index]?.accepts(positions) === automata[index]?.inside,
    )
    expect(accepts).toBe(false)
    for (const character of [0x61, 0x62, 0x63, 0x3a, 0x41, 0x1f600]) {
      const next = shown(reached.map((positions, index) => positions && automata[index]?.step(positions, character)))
      if (next !== undefined) expect(known.has(next)).toBe(true)
    }
  }
}

function automatonOf(patterns: readonly Pattern[]): {
  readonly start: readonly number[]
  readonly step: (positions: readonly number[], character: number) => readonly number[]
  readonly accepts: (positions: readonly number[]) => boolean
  readonly isUniversal: (positions: readonly number[]) => boolean
} {
  const places = patterns.flatMap(({ tokens }, owner) => [...tokens, undefined].map((token) => ({ token, owner })))
  const normal = (reached: readonly number[]): readonly number[] => {
    const all = new Set(reached)
    for (const position of all) if (places[position]?.token === -3) all.add(position + 1)
    const lastStar = patterns.map((_, owner) =>
      Math.max(-1, ...[...all].filter((position) => places[position]?.token === -3 && places[position].owner === owner)),
    )
    return [...all].filter((position) => position >= (lastStar[places[position]?.owner ?? 0] ?? 0)).sort((a, b) => b - a)
  }
  return {
    start: normal(places.flatMap((_, position) => (position === 0 || places[position - 1]?.token === undefined ? position : []))),
    step: (positions, character) =>
      normal(
        positions.flatMap((position) => {
          const token = places[position]?.token
          if (token === -3) return [position]
          return token === -1 || token === character ? [position + 1] : []
        }),
      ),
    accepts: (positions) => positions.some((position) => places[position]?.token === undefined),
    isUniversal: (positions) => positions.some((position) => places[position]?.token === -3 && places[position + 1]?.token === undefined),
  }
}
