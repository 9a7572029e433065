import { notPublic, onlyFromVpce, type Proof, type Property } from '../../policy/index.ts'
import type { Asked } from '../access/prove-part.ts'
import { proveServed, type ServedProof } from '../access/prove-served.ts'
import { readAs } from '../access/readable.ts'
import { judgeEndpoints } from './judge-endpoints.ts'
import type { LiveApi, LiveStage } from './live-api.ts'
import { groundOf } from './live-ground.ts'
import type { LiveVerdict, StageVerdict } from './live-verdict.ts'

/** What is asked of a live API; without a property, that whoever gets in comes through an endpoint that the API is associated with, or that no stranger gets in. */
export interface LiveQuestion extends Omit<Asked, 'property'> {
  readonly property?: Property
  /** The one stage that is asked about; all where it is left out. */
  readonly stage?: string
}

/** Proves a property of every stage of a live API, of what is deployed and of what is saved: a pure function. What could not be read makes a verdict `unknown`. */
export function judgeLiveApi(api: LiveApi, { property: given, stage, options }: LiveQuestion): LiveVerdict {
  const property = given ?? impliedProperty(api)
  const asked: Asked = { property, ...(options === undefined ? {} : { options }) }
  const stages = judgeStages(api, asked, stage)
  return {
    property,
    isImplied: given === undefined,
    stages,
    endpoints: judgeEndpoints(api, stage),
    verdict: worst(stages.map(({ verdict }) => verdict)),
  }
}

function impliedProperty({ draft }: LiveApi): Property {
  const ids = draft.kind === 'read' ? draft.value.vpcEndpointIds : []
  return ids.length === 0 ? notPublic() : onlyFromVpce(...ids)
}

function judgeStages(api: LiveApi, asked: Asked, only: string | undefined): readonly StageVerdict[] {
  const { stages } = api
  const nowhere = {
    stage: undefined,
    deployment: undefined,
    saved: judgeSaved(api, only ?? '*', asked),
    nextDeployment: 'unknown',
  } as const
  if (stages.kind === 'unread') {
    return [{ ...nowhere, deployed: { verdict: 'unknown', parts: [], reason: stages.why }, verdict: 'unknown' }]
  }
  if (stages.value.length === 0) return [{ ...nowhere, deployed: undefined, nextDeployment: 'same', verdict: nowhere.saved.verdict }]
  return stages.value.filter(({ name }) => only === undefined || name === only).map((stage) => judgeStage(api, stage, asked))
}

function judgeStage(api: LiveApi, stage: LiveStage, asked: Asked): StageVerdict {
  const { name, deployment, policy, routes } = stage
  const deployed = proveServed({ stage: name, policy, routes }, asked, groundOf(api, stage))
  const saved = judgeSaved(api, name, asked)
  return { stage: name, deployment, deployed, saved, nextDeployment: next(deployed.verdict, saved.verdict), verdict: deployed.verdict }
}

function next(deployed: Proof['verdict'], saved: Proof['verdict']): StageVerdict['nextDeployment'] {
  if (deployed === saved) return 'same'
  if (saved === 'unknown') return 'unknown'
  return saved === 'holds' ? 'mends' : 'breaks'
}

/** Why `*` as a stage: what is saved may be deployed to any. */
function judgeSaved(api: LiveApi, stage: string, asked: Asked): ServedProof {
  const policy = api.draft.kind === 'unread' ? api.draft : readAs(api.draft.value.policy)
  return proveServed({ stage, policy, routes: api.savedRoutes }, asked, groundOf(api))
}

function worst(verdicts: readonly Proof['verdict'][]): Proof['verdict'] {
  if (verdicts.includes('fails')) return 'fails'
  return verdicts.includes('unknown') ? 'unknown' : 'holds'
}
