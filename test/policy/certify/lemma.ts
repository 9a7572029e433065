import { checkCertificate } from '../../../src/policy/certify/index.ts'
import type { CertifiedAtom, CertifiedPiece, CertifiedRefutation, CertifiedSet } from '../../../src/policy/prove/certificate/certificate.ts'

/** What a variable says: whether its dimension is there or holds a list, nothing, or that some value lies in a set. */
type Said = 'present' | 'list' | 'free' | CertifiedSet

/** A lemma, and the kinds of things that its dimension is. */
export interface Made {
  /** What the variables 1, 2 and so on say. */
  readonly of: readonly Said[]
  /** By default that all of them are true. */
  readonly literals?: readonly number[]
  readonly single?: boolean
  readonly required?: boolean
  /** By default with all literals as `sets`. */
  readonly witness: object
}

export const character: CertifiedPiece = { wildcard: 'character' }
export const star: CertifiedPiece = { wildcard: 'text' }

/** The texts that are given, or match pieces of code points. */
export function texts(...patterns: readonly (string | readonly CertifiedPiece[])[]): CertifiedSet {
  return {
    complement: false,
    patterns: patterns.map((one) => (typeof one === 'string' ? one : { unit: 'code-point', pieces: one })),
    intervals: [],
  }
}

/** The texts that match pieces of UTF-16 units. */
export function units(...pieces: readonly CertifiedPiece[]): CertifiedSet {
  return { complement: false, patterns: [{ unit: 'utf-16-unit', pieces }], intervals: [] }
}

/** The texts in intervals. */
export function within(...intervals: CertifiedSet['intervals']): CertifiedSet {
  return { complement: false, patterns: [], intervals }
}

/** All texts but those in a set. */
export function but(set: CertifiedSet): CertifiedSet {
  return { ...set, complement: !set.complement }
}

/** A refutation that rests on a lemma alone: no request makes its literals true. */
export function lemmaOf({
  of,
  literals = of.map((_, index) => index + 1),
  single = true,
  required = false,
  witness,
}: Made): CertifiedRefutation {
  const atoms = of.map((said, index): CertifiedAtom => {
    const base = { variable: index + 1, from: [] }
    if (typeof said === 'object') return { ...base, kind: 'any', dimension: 0, set: said }
    return said === 'free' ? { ...base, kind: said, name: 'choice' } : { ...base, kind: said, dimension: 0 }
  })
  return {
    dimensions: [{ name: 'key', single, required }],
    atoms,
    clauses: literals.map((literal) => [literal]),
    lemmas: [{ literals, witness: { sets: literals, ...witness } as never }],
    steps: [{ clause: [], by: [...literals.keys(), literals.length] }],
  }
}

/** Says `valid`, or where and why a refutation is refused. */
export function verdictOf(...refutations: readonly unknown[]): string {
  const checked = checkCertificate({ format: 'apply-private-api/certificate', version: 1, refutations })
  return checked.valid ? 'valid' : `${checked.at}: ${checked.reason}`
}

/** Names every state that the checker asks for, and gives them with its verdict. */
export function completed(made: Made): { readonly verdict: string; readonly states: readonly string[] } {
  const states: string[] = []
  for (;;) {
    const verdict = verdictOf(lemmaOf({ ...made, witness: { kind: 'states', begin: '', ...made.witness, states } }))
    const [, name] = /the states `(.*)` are reached/.exec(verdict) ?? []
    if (name === undefined || states.includes(name)) return { verdict, states }
    states.push(name)
  }
}
