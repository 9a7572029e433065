import type { DecidingStatement, Readings } from '../evaluate/index.ts'
import type { Request } from '../language/index.ts'
import type { Refutation } from '../solve/refutation.ts'
import type { Property } from './property.ts'

/** The answer of `prove`. */
export type Proof = Holds | Fails | Undecided

/** The property is true of every request, under every reading that is not fixed. */
export interface Holds extends ProofSubject {
  readonly verdict: 'holds'
  /** Why no request breaks it; one for each part of the property. */
  readonly refutations: readonly Refutation[]
  /** For a property that says that somebody gets in: the requests that do; several where it takes other ones under other readings. */
  readonly witnesses: readonly Request[]
}

/** A request breaks the property, as `evaluate` confirmed; or, where somebody should get in, nobody does. */
export interface Fails extends ProofSubject {
  readonly verdict: 'fails'
  /** A request that gets in and should not; missing where the property says that somebody gets in, and nobody does. */
  readonly counterexample?: Counterexample
  readonly refutations: readonly Refutation[]
}

/** It is not known whether the property holds. */
export interface Undecided extends ProofSubject {
  readonly verdict: 'unknown'
  readonly reason: string
}

/** A request that gets in and should not. */
export interface Counterexample {
  readonly request: Request
  /** The statements that let it in. */
  readonly statements: readonly DecidingStatement[]
  /** The readings of disputed facts on which it rests: under another one it does not get in. */
  readonly readings: Readings
  /** What references stand for in it: `raw` -> text. */
  readonly bindings: Readonly<Record<string, string>>
  /** CloudFormation's conditions in it. */
  readonly conditions: Readonly<Record<string, boolean>>
  /** Whether the caller's own policies under `AWS_IAM`, or the authorizer's under `CUSTOM`, allow it too: that was assumed, otherwise that they are silent. */
  readonly otherSideAllows: boolean
}

/** What every proof says of itself. */
export interface ProofSubject {
  readonly property: Property
  readonly assumptions: readonly Assumption[]
}

/** Something that a proof takes for granted. */
export interface Assumption {
  readonly name: string
  /** In words. */
  readonly text: string
}
