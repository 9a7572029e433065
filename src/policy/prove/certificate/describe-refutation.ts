import type { Atom } from '../../solve/formula/atom.ts'
import type { Dimension } from '../../solve/formula/dimension.ts'
import type { Refutation } from '../../solve/refutation.ts'
import { witnessesOf, type Witness } from '../../solve/witness.ts'
import type { CertifiedAtom, CertifiedClause, CertifiedRefutation, CertifiedWitness } from './certificate.ts'
import { describeSet } from './describe-set.ts'
import { hintSteps } from './hint-steps.ts'

/** What is to be refuted: the part of a refutation that follows from the question alone. */
export type Stated = Pick<CertifiedRefutation, 'dimensions' | 'atoms' | 'clauses'>

/** Writes what is to be refuted. `origins`: key of an atom -> JSON pointers to what says it. */
export function describeClauses(
  { atoms, root, definitions }: Pick<Refutation, 'atoms' | 'root' | 'definitions'>,
  origins: ReadonlyMap<string, readonly string[]>,
): Stated {
  const dimensions = new Map<string, Dimension>()
  for (const atom of atoms) if (atom !== undefined && atom.kind !== 'free') dimensions.set(atom.dimension.name, atom.dimension)
  const names = [...dimensions.keys()]
  return {
    dimensions: [...dimensions.values()].map(({ name, kind, single, required }) => ({
      name,
      single: single || kind === 'text',
      required: required || kind === 'text',
    })),
    atoms: atoms.flatMap((atom, variable) => (atom === undefined ? [] : describeAtom(atom, variable, names, origins.get(atom.key) ?? []))),
    clauses: statedClauses({ root, definitions }),
  }
}

/** Writes why no request makes the clauses true, without the lemmas and steps that it does not need. */
export function describeReasons({ atoms, root, definitions, lemmas, trace }: Refutation): Pick<CertifiedRefutation, 'lemmas' | 'steps'> {
  const stated = statedClauses({ root, definitions })
  const steps = hintSteps([...stated, ...lemmas.map(({ literals }) => literals.map((literal) => -literal))], trace, atoms.length - 1)
  const [firstLemma, firstStep] = [stated.length, stated.length + lemmas.length]
  const needed = new Set([firstStep + trace.length])
  for (const number of needed) for (const by of steps[number - firstStep]?.by ?? []) needed.add(by)
  const kept = [...needed].filter((number) => number >= firstLemma).sort((a, b) => a - b)
  const numbers = new Map(kept.map((number, index) => [number, firstLemma + index]))
  const usedLemmas = lemmas.filter((_, index) => numbers.has(firstLemma + index))
  const witnesses = witnessesOf({ atoms, root, definitions, lemmas: usedLemmas, trace })
  return {
    lemmas: usedLemmas.map(({ literals }, index) => ({ literals, witness: describeWitness(witnesses[index]) })),
    steps: steps.flatMap(({ clause, by }, index) =>
      numbers.has(firstStep + index) ? [{ clause, by: by.map((number) => numbers.get(number) ?? number) }] : [],
    ),
  }
}

function statedClauses({ root, definitions }: Pick<Refutation, 'root' | 'definitions'>): readonly CertifiedClause[] {
  return [...root, ...definitions.flatMap(({ variable, clauses }) => clauses.map((clause) => [-variable, ...clause]))]
}

function describeAtom(atom: Atom, variable: number, names: readonly string[], from: readonly string[]): CertifiedAtom {
  switch (atom.kind) {
    case 'free':
      return { variable, kind: 'free', name: atom.name, from }
    case 'present':
    case 'list':
      return { variable, kind: atom.kind, dimension: names.indexOf(atom.dimension.name), from }
    case 'any':
      return { variable, kind: 'any', dimension: names.indexOf(atom.dimension.name), set: describeSet(atom.set), from }
  }
}

function describeWitness(witness: Witness | undefined): CertifiedWitness {
  switch (witness?.kind) {
    case undefined:
    case 'presence':
      return { kind: 'presence' }
    case 'listed':
      return witness
    case 'borders':
      return { kind: 'borders', sets: witness.sets }
    case 'states':
      return { ...witness, states: witness.states.map((names) => names.join(' | ')) }
  }
}
