import { onlyFromVpce, type Property } from '../../../policy/index.ts'
import { accessRequest } from '../../access/access-row.ts'
import { compareServed } from '../../access/compare-served.ts'
import type { Ground } from '../../access/ground.ts'
import { ownEndpoint } from '../../access/own-endpoint.ts'
import { proveServed } from '../../access/prove-served.ts'
import type { Served } from '../../access/served.ts'
import type { Config } from '../../config/config.ts'
import type { Known } from '../../desired/known.ts'
import type { Observed } from '../../observed/observed.ts'
import { executeApiService } from '../../resources/vpc-endpoint.ts'
import { executeApiArn, type Where } from '../plan-api.ts'
import type { Change } from '../plan.ts'
import { callersOf } from './callers-of.ts'
import type { AccessProof, PlanAccess } from './access.ts'
import { judgePrefixes } from './judge-prefixes.ts'
import { planStates } from './plan-states.ts'
import { startOf, targetOf } from './state-ends.ts'

/** Tells what a plan does to who gets in: a pure function. */
export function planAccess(config: Config, observedNames: Known, observed: Observed, where: Where, changes: readonly Change[]): PlanAccess {
  const { stage } = config.api
  const unmade = unmadeEndpoints(config, observedNames)
  const known: Known = { ...observedNames, endpoints: new Map([...observedNames.endpoints, ...unmade]) }
  const allowed = [...new Set(config.access.map(({ endpoint }) => endpoint))]
  const property = onlyFromVpce(...allowed.map((name) => known.endpoints.get(name) ?? name))
  const ground = groundOf(observed, where, unmade)
  const start = startOf(observed.api)
  const target = targetOf(config, known, observed.api)
  const states = planStates(start, changes, target)
  const [before, after] = [start.stages.get(stage), states.at(-1)?.stages.get(stage)]
  const change =
    before === after ? { rows: [], unknown: [] } : compareServed(before, after, callersOf(config, known, unmade, before), ground)
  return {
    stage,
    allowed: allowed.map(addressOf),
    proof: proofOf({ stage, ...target.draft }, property, ground),
    rows: change.rows,
    widens: change.rows.some((row) => row.change === 'gains') ? 'yes' : change.unknown.length > 0 ? 'unknown' : 'no',
    unknown: change.unknown,
    prefixes: judgePrefixes(states, property, ground),
  }
}

/** Gives each endpoint that is to be made an id of its own. Why not a reference: that could be any endpoint that is there already. */
function unmadeEndpoints({ endpoints }: Config, known: Known): ReadonlyMap<string, string> {
  const names = Object.keys(endpoints).filter((name) => !known.endpoints.has(name))
  return new Map(names.map((name, index) => [name, `vpce-fffffffffffff${String(index).padStart(4, '0')}`]))
}

const addressOf = (name: string): string => `vpc-endpoint.${name}`

/** Why perhaps: what is deployed does not always tell whether it was private, and what is proved either way is proved. */
function groundOf({ api, vpcEndpoints }: Observed, where: Where, unmade: ReadonlyMap<string, string>): Ground {
  const own = vpcEndpoints.filter(({ owner, service }) => owner === where.account && service === executeApiService(where))
  return {
    api: executeApiArn(where, api?.id ?? 'a1b2c3d4e5'),
    privacy: 'perhaps',
    endpoints: own.map(ownEndpoint),
    unmade: new Map([...unmade].map(([name, id]) => [id, addressOf(name)])),
  }
}

function proofOf(served: Served, property: Property, ground: Ground): AccessProof {
  const { verdict, parts, reason } = proveServed(served, { property }, ground)
  const { policy } = served
  const counterexample = parts.find((part) => part.counterexample !== undefined)?.counterexample
  const why = reason ?? parts.find((part) => part.reason !== undefined)?.reason
  return {
    verdict,
    authorizationTypes: parts.map(({ authorizationType }) => authorizationType),
    ...(why === undefined ? {} : { reason: why }),
    ...(counterexample === undefined
      ? {}
      : { request: accessRequest(counterexample, policy.kind === 'read' ? [policy.value] : [], ground) }),
  }
}
