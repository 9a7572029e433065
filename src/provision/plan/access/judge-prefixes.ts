import { isDeepStrictEqual } from 'node:util'
import type { Counterexample, Property } from '../../../policy/index.ts'
import { accessRequest, type AccessRequest } from '../../access/access-row.ts'
import type { Ground } from '../../access/ground.ts'
import { proveServed, type ServedProof } from '../../access/prove-served.ts'
import type { Served } from '../../access/served.ts'
import { findShutOut } from './find-shut-out.ts'
import type { PlanState } from './plan-states.ts'
import type { Prefix } from './prefix.ts'

/** Proves of every state of a plan that nobody gets in from outside, and that nobody is shut out who stays; states that are alike are told together. */
export function judgePrefixes(states: readonly PlanState[], property: Property, ground: Ground): readonly Prefix[] {
  const proofs = new Map<Served, ServedProof>()
  const prove = (served: Served): ServedProof => {
    const known = proofs.get(served) ?? proveServed(served, { property }, ground)
    proofs.set(served, known)
    return known
  }
  const [start] = states
  const end = states.at(-1)
  const prefixes: Prefix[] = []
  for (const [index, state] of states.entries()) {
    if (start === undefined || end === undefined) break
    const judged = { ...judgeOpen(state, start, prove, ground), ...judgeShut(state, start, end, ground) }
    const last = prefixes.at(-1)
    if (last !== undefined && isAlike(last, judged)) prefixes[prefixes.length - 1] = { ...last, to: index }
    else prefixes.push({ from: index, to: index, ...judged })
  }
  return prefixes
}

type Openness = Pick<Prefix, 'open' | 'stage' | 'reason' | 'request'>

function judgeOpen(state: PlanState, start: PlanState, prove: (served: Served) => ServedProof, ground: Ground): Openness {
  const found = [...state.stages].map(([stage, served]): Openness => {
    const proof = prove(served)
    if (proof.verdict === 'holds') return { open: 'closed' }
    const open = start.stages.get(stage) === served ? 'as-before' : proof.verdict === 'fails' ? 'open' : 'unknown'
    const reason = proof.reason ?? proof.parts.find((part) => part.verdict === 'unknown')?.reason
    return {
      open,
      stage,
      ...requestIn(proof.parts.find((part) => part.counterexample)?.counterexample, served, ground),
      ...(reason === undefined ? {} : { reason }),
    }
  })
  const order: readonly Prefix['open'][] = ['open', 'unknown', 'as-before']
  return order.flatMap((open) => found.filter((one) => one.open === open))[0] ?? { open: 'closed' }
}

function judgeShut(state: PlanState, start: PlanState, end: PlanState, ground: Ground): Pick<Prefix, 'shut'> & Partial<Prefix> {
  for (const [stage, before] of start.stages) {
    const after = end.stages.get(stage)
    const served = state.stages.get(stage)
    if (after === undefined || served === before || served === after) continue
    const found = findShutOut(before, served, after, ground)
    if (found.kind === 'nobody') continue
    return found.kind === 'somebody'
      ? { shut: 'shut', stage, ...requestIn(found.counterexample, before, ground) }
      : { shut: 'unknown', stage, reason: found.reason }
  }
  return { shut: 'never' }
}

function requestIn(counterexample: Counterexample | undefined, { policy }: Served, ground: Ground): { readonly request?: AccessRequest } {
  if (counterexample === undefined) return {}
  return { request: accessRequest(counterexample, policy.kind === 'read' ? [policy.value] : [], ground) }
}

function isAlike(prefix: Prefix, judged: Omit<Prefix, 'from' | 'to'>): boolean {
  const { from, to } = prefix
  return isDeepStrictEqual(prefix, { from, to, ...judged })
}
