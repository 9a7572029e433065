export { probe } from './probe.ts'
export type { ProbePlan } from './probe-plan.ts'
export type { ProbeRow } from './probe-row.ts'
