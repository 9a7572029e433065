export { probe } from './probe.ts'
export type { ProbePlan, ProbeRoute } from './probe-plan.ts'
export type { ProbeRow } from './probe-row.ts'
