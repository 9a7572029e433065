import type { EndpointVerdict, LiveApi, LiveVerdict, ProofPart, ServedProof } from '../../../provision/index.ts'
import { renderCurl } from '../render-curl.ts'
import { liveAssumptions } from './live-assumptions.ts'

/** Gives the members of the JSON document that stands for what was proved of a live API. */
export function liveDocument(api: LiveApi, verdict: LiveVerdict, simulated: boolean): object {
  const { id, arn, account, region, draft } = api
  const { property, isImplied, stages, endpoints } = verdict
  return {
    simulated,
    verdict: verdict.verdict,
    property: property.kind,
    ...('ids' in property ? { ids: property.ids } : {}),
    isImplied,
    api: {
      id,
      arn,
      account,
      region,
      ...(draft.kind === 'read' ? { name: draft.value.name, endpointType: draft.value.endpointType } : { reason: draft.why }),
    },
    stages: stages.map(({ stage, deployment, deployed, saved, nextDeployment, ...one }) => ({
      stage: stage ?? null,
      deployment: deployment ?? null,
      verdict: one.verdict,
      nextDeployment,
      deployed: deployed === undefined ? null : proofDocument(deployed),
      saved: proofDocument(saved),
    })),
    endpoints: endpoints.map(endpointDocument),
    assumptions: liveAssumptions(stages),
  }
}

function proofDocument({ verdict, reason, parts }: ServedProof): object {
  return { verdict, ...(reason === undefined ? {} : { reason }), parts: parts.map(partDocument) }
}

function partDocument({ authorizationType, routes, verdict, reason, counterexample, witnesses }: ProofPart): object {
  return {
    authorizationType,
    routes,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    counterexample: counterexample?.request ?? null,
    ...(counterexample === undefined ? {} : { curl: renderCurl(counterexample.request, authorizationType) ?? null }),
    statements: counterexample?.statements.filter(({ layer }) => layer === 'resource-policy') ?? [],
    readings: counterexample?.readings ?? {},
    otherSideAllows: counterexample?.otherSideAllows ?? null,
    ...(witnesses === undefined ? {} : { witnesses }),
  }
}

function endpointDocument({ id, owner, namedBy, reaches, isPolicyDoubtful }: EndpointVerdict): object {
  return { id, owner, namedBy, reaches, isPolicyDoubtful }
}
