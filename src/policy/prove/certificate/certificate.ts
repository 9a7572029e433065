import type { Claim } from './claim.ts'

/** A proof that no request breaks a property, as JSON that somebody else can check. docs/certificates.md describes it field by field. */
export interface Certificate {
  readonly format: 'apply-private-api/certificate'
  readonly version: 1
  readonly claim: Claim
  readonly refutations: readonly CertifiedRefutation[]
}

/** A disjunction: variables counted from 1, negative for their negation. */
export type CertifiedClause = readonly number[]

/** Why no request, whatever the choices, makes some clauses true. Clauses count from 0: those of `clauses`, of each lemma, and of each step, the last of which is empty. */
export interface CertifiedRefutation {
  readonly dimensions: readonly CertifiedDimension[]
  /** Variables without an atom stand for parts of the formula. */
  readonly atoms: readonly CertifiedAtom[]
  /** What is refuted. */
  readonly clauses: readonly CertifiedClause[]
  /** Literals about one dimension that no request makes true together: as a clause, one of them is false. */
  readonly lemmas: readonly CertifiedLemma[]
  /** Clauses that follow: with the literals of `clause` false, each clause of `by`, in order, leaves one literal open, which is true then, and the last leaves none. */
  readonly steps: readonly CertifiedStep[]
}

/** Literals that exclude each other, and how to see it. */
export interface CertifiedLemma {
  readonly literals: readonly number[]
  readonly witness: CertifiedWitness
}

/** A clause that follows, and the clauses that say so. */
export interface CertifiedStep {
  readonly clause: CertifiedClause
  readonly by: readonly number[]
}

/** One thing that requests have: never a list where it is `single`, never absent where it is `required`. */
export interface CertifiedDimension {
  readonly name: string
  readonly single: boolean
  readonly required: boolean
}

/** What a variable says of a request: a choice that nobody makes, or that a dimension is there, holds a list, or holds some value in a set. `from`: JSON pointers to what says so. */
export type CertifiedAtom = { readonly variable: number; readonly from: readonly string[] } & (
  | { readonly kind: 'free'; readonly name: string }
  | { readonly kind: 'present' | 'list'; readonly dimension: number }
  | { readonly kind: 'any'; readonly dimension: number; readonly set: CertifiedSet }
)

/** The texts that match a pattern or read as something in an interval; or, with `complement`, all others. */
export interface CertifiedSet {
  readonly complement: boolean
  readonly patterns: readonly CertifiedPattern[]
  readonly intervals: readonly CertifiedInterval[]
}

/** One text, or the texts that match pieces: texts that stand for themselves, one character among some, and wildcards. */
export type CertifiedPattern = string | { readonly unit: 'code-point' | 'utf-16-unit'; readonly pieces: readonly CertifiedPiece[] }

/** A piece of a pattern. */
export type CertifiedPiece =
  | string
  | { readonly oneOf: string }
  | { readonly wildcard: 'character' | 'character but colon' | 'character but slash' | 'text' | 'text but colon' | 'text but slash' }

/** Addresses, numbers or moments: `from` and `to` belong to it, `above` and `below` do not; what is left out is no border. */
export interface CertifiedInterval {
  readonly axis: 'v4' | 'v6' | 'number' | 'instant'
  readonly from?: string
  readonly to?: string
  readonly above?: string
  readonly below?: string
}

/** How to see that the literals of a lemma exclude each other; `sets` are those about sets of values that matter. */
export type CertifiedWitness =
  | { readonly kind: 'presence' }
  | { readonly kind: 'listed'; readonly sets: readonly number[]; readonly listed: number }
  | { readonly kind: 'borders'; readonly sets: readonly number[] }
  | { readonly kind: 'states'; readonly sets: readonly number[]; readonly begin: string; readonly states: readonly string[] }
