import { evaluate, formatExecuteApiArn } from '../../src/policy/index.ts'
import { region, type Region } from './stand-up.ts'

/** What is wrong with what callers could reach in a state: each stage must be private and serve a policy that refuses strangers. */
export function openings(state: Region): readonly string[] {
  return Object.values(state.restApis).flatMap((api) =>
    Object.values(api.stages).flatMap(({ stageName, deploymentId }) => {
      const snapshot = api.deployments[deploymentId]?.snapshot
      const problems: string[] = []
      if (snapshot?.policy === undefined) return [`${stageName} serves no policy`]
      if (snapshot.endpointConfiguration.types[0] !== 'PRIVATE') problems.push(`${stageName} is not private`)
      if (admits(api.id, snapshot.policy, stageName, 'vpce-0000000000000dead')) problems.push(`${stageName} lets a stranger in`)
      return problems
    }),
  )
}

/** The endpoints that the stage's deployed policy lets in with GET /orders/1. */
export function admitted(state: Region, stageName = 'prod'): readonly string[] {
  const [api] = Object.values(state.restApis)
  const stage = api?.stages[stageName]
  const policy = stage && api.deployments[stage.deploymentId]?.snapshot.policy
  if (api === undefined || policy === undefined) return []
  return Object.keys(state.vpcEndpoints).filter((id) => admits(api.id, policy, stageName, id))
}

function admits(apiId: string, policy: string, stage: string, vpce: string): boolean {
  const resource = formatExecuteApiArn({
    partition: 'aws',
    region,
    account: '123456789012',
    apiId,
    stage,
    method: 'GET',
    path: '/orders/1',
  })
  const context = { 'aws:SourceVpce': vpce, 'aws:SourceVpc': 'vpc-0a1b2c3d4e5f60718' }
  return evaluate(policy, { resource, context }, { private: true }).decision === 'Allow'
}
