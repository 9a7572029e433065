import type { Effect, Range } from '../language/index.ts'
import type { Decision, Layer } from './decision.ts'
import type { DisputedFact } from './reading.ts'
import type { LayerTrace } from './trace.ts'

export type { Decision, Layer } from './decision.ts'

/** A statement that matched the request and brought the decision about. */
export interface DecidingStatement {
  readonly layer: Layer
  /** From 0, in the order of the document. */
  readonly index: number
  readonly sid?: string
  readonly effect: Effect
  /** A JSON pointer into that layer's policy. */
  readonly pointer: string
  /** Present where that policy came from text. */
  readonly range?: Range
}

/** What a caller sees who is not let in. */
export interface Answer {
  /** The status code of HTTP. */
  readonly status: number
  /** The header `x-amzn-errortype`. */
  readonly errorType: string
  /** JSON text. */
  readonly body: string
}

/** The answer of `evaluate`. */
export interface Evaluation {
  readonly decision: Decision
  readonly layer: Layer
  /** Every matching statement of the effect that won; empty for an implicit deny. */
  readonly decidedBy: readonly DecidingStatement[]
  /** Condition keys, in AWS's spelling, that the policies read and the request does not carry: they were taken as absent. */
  readonly missingKeys: readonly string[]
  /** Ids of disputed facts on which the decision rests: under another of their `readings` it would be a different one. */
  readonly disputed: readonly DisputedFact[]
  /** What the caller sees; absent where the request is let in. */
  readonly answer?: Answer
  /** What every policy that was asked said, and why, in the order in which they were asked. */
  readonly trace: readonly LayerTrace[]
}
