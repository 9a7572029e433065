import type { Atom } from './formula/atom.ts'

/** A variable, counted from 1; negative for its negation. */
export type Literal = number

/** A conjunction inside the formula that has a variable of its own: where the variable is true, so is each of the clauses (the other direction is not claimed). */
export interface Definition {
  readonly variable: number
  readonly clauses: readonly (readonly Literal[])[]
}

/** Literals about one dimension that no request satisfies together. As a clause: one of them is false. */
export interface Lemma {
  readonly literals: readonly Literal[]
}

/**
 * Why a formula has no model, so that someone else can check it.
 *
 * The clauses are: those of `root`; for each definition the negation of its variable or one of its clauses, each; for each lemma the negations of its literals.
 * To check: each clause of `trace`, in order, follows from all the clauses and those of the trace before it by unit propagation (assume its negation, propagate, arrive at
 * a conflict); all of them together arrive at a conflict without an assumption; each definition and `root` say what the formula does; each lemma is true of its dimension.
 */
export interface Refutation {
  /** Variable -> the atom that it stands for; nothing for a definition's, and for 0. */
  readonly atoms: readonly (Atom | undefined)[]
  readonly root: readonly (readonly Literal[])[]
  readonly definitions: readonly Definition[]
  readonly lemmas: readonly Lemma[]
  readonly trace: readonly (readonly Literal[])[]
}
