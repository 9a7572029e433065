export { probe } from './probe.ts'
export type { ProbeEndpoint, ProbePlan, ProbeRoute } from './probe-plan.ts'
export type { ProbeRow } from './probe-row.ts'
