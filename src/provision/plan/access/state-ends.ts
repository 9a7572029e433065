import { readAs, unread } from '../../access/readable.ts'
import type { Served } from '../../access/served.ts'
import type { Config } from '../../config/config.ts'
import { accessPolicy } from '../../desired/access-policy.ts'
import type { Known } from '../../desired/known.ts'
import type { ObservedApi } from '../../resources/observe-api.ts'
import type { ObservedStage } from '../../resources/stage.ts'
import type { Draft, PlanState, PlanTarget } from './plan-states.ts'

/** Gives the state before a plan: what was observed. */
export function startOf(api: ObservedApi | undefined): PlanState {
  const routes = (api?.resources ?? []).flatMap(({ path, methods }) =>
    Object.entries(methods).map(([method, { authorizationType }]) => ({ path, method, authorizationType })),
  )
  return {
    stages: new Map((api?.stages ?? []).map((stage) => [stage.name, servedBy(stage)])),
    draft: { policy: readAs(api?.policy), routes: readAs(routes) },
    snapshot: undefined,
  }
}

/** Gives what a plan leads to. Of a deployment that is there and no stage serves only the name says what it holds: what is desired. */
export function targetOf(config: Config, known: Known, api: ObservedApi | undefined): PlanTarget {
  const draft: Draft = { policy: readAs(accessPolicy(config, known)), routes: readAs(config.api.routes) }
  return {
    draft,
    deployed: (deployment) => {
      const serving = api?.stages.find((stage) => stage.deployment === deployment)
      return serving === undefined ? draft : servedBy(serving)
    },
  }
}

function servedBy({ name, deployedPolicy, routes }: ObservedStage): Served {
  return {
    stage: name,
    policy: deployedPolicy === undefined ? unread('the export of the stage carries no policy') : readAs(deployedPolicy),
    routes: routes === undefined ? unread('the summary of the deployment names no method') : readAs(routes),
  }
}
