export { evaluate } from './evaluate.ts'
export type { EvaluateOptions } from './evaluate-options.ts'
export type { DecidingStatement, Decision, Evaluation, Layer } from './evaluation.ts'
export { type DisputedFact, type Readings } from './reading.ts'
