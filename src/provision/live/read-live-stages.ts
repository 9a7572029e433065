import { unread, readAs, type Readable } from '../access/readable.ts'
import type { ServedRoute } from '../access/served.ts'
import type { Aws } from '../aws/aws.ts'
import { readDeployedRoutes } from '../resources/deployment.ts'
import { readExport, type ObservedExport } from '../resources/export.ts'
import type { LiveStage } from './live-api.ts'
import { tryRead } from './try-read.ts'

/** Reads the stages of an API, and what each serves. */
export async function readLiveStages(aws: Aws, restApiId: string): Promise<Readable<readonly LiveStage[]>> {
  const listed = await tryRead(() => aws.call('GetStages', { restApiId }))
  if (listed.kind === 'unread') return listed
  const stages: LiveStage[] = []
  for (const { stageName: name = '', deploymentId: deployment = '', canarySettings } of listed.value.item ?? []) {
    const exported = await tryRead(() => readExport(aws, restApiId, name))
    const routes = await tryRead(() => readDeployedRoutes(aws, restApiId, deployment))
    const canary = canarySettings?.deploymentId
    stages.push({
      name,
      deployment,
      policy:
        canary === undefined || canary === deployment
          ? policyIn(exported)
          : unread(`a canary serves deployment \`${canary}\`, whose policy cannot be read`),
      routes: routesIn(routes),
      isShownPrivate: exported.kind === 'read' && exported.value.vpcEndpointIds.length > 0,
    })
  }
  return readAs(stages)
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html */
function policyIn(exported: Readable<ObservedExport>): Readable<string> {
  if (exported.kind === 'unread') return exported
  const { policy } = exported.value
  return policy === undefined
    ? unread('the export of the stage carries no policy: none is deployed, or AWS does not show it')
    : readAs(policy)
}

function routesIn(routes: Readable<readonly ServedRoute[] | undefined>): Readable<readonly ServedRoute[]> {
  if (routes.kind === 'unread') return routes
  return routes.value === undefined ? unread('the summary of the deployment names no method') : readAs(routes.value)
}
