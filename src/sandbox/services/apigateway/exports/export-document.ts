import type { RestApi, Snapshot, Stage } from '../../../world/index.ts'
import { exportPaths } from './export-paths.ts'

/** The document format: OpenAPI 3.0 or Swagger 2.0. */
export type ExportKind = 'oas30' | 'swagger'

/** Which `x-amazon-apigateway-…` members go into an export: none, the integrations, or all. */
export type Extensions = 'none' | 'integrations' | 'apigateway'

/** What an export is made of. */
export interface Exported {
  readonly api: RestApi
  readonly stage: Stage
  readonly snapshot: Snapshot
  readonly createdDate: number
  readonly region: string
  readonly partition: string
}

/**
 * Writes what a stage serves as an OpenAPI document.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function exportDocument(exported: Exported, kind: ExportKind, extensions: Extensions): object {
  const { api, stage, snapshot, createdDate } = exported
  const info = {
    title: api.name,
    ...(api.description === undefined ? {} : { description: api.description }),
    version: api.version ?? new Date(createdDate).toISOString(),
  }
  const paths = exportPaths(snapshot, kind, extensions !== 'none')
  const policy =
    extensions === 'apigateway' && snapshot.policy !== undefined
      ? { 'x-amazon-apigateway-policy': JSON.parse(snapshot.policy) as object }
      : {}
  const endpoint = extensions === 'apigateway' ? { 'x-amazon-apigateway-endpoint-configuration': endpointExtension(exported) } : {}
  const host = hostOf(exported)
  if (kind === 'swagger') {
    return { swagger: '2.0', info, host, basePath: `/${stage.stageName}`, schemes: ['https'], paths, ...policy, ...endpoint }
  }
  const server = { url: `https://${host}/{basePath}`, variables: { basePath: { default: stage.stageName } }, ...endpoint }
  return { openapi: '3.0.1', info, servers: [server], paths, components: {}, ...policy }
}

const hostOf = ({ api, region, partition }: Exported): string =>
  `${api.id}.execute-api.${region}.${partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}`

function endpointExtension({ api, snapshot }: Exported): object {
  const { vpcEndpointIds, ipAddressType } = snapshot.endpointConfiguration
  return {
    ...(api.disableExecuteApiEndpoint ? { disableExecuteApiEndpoint: true } : {}),
    ...(vpcEndpointIds.length === 0 ? {} : { vpcEndpointIds }),
    ipAddressType,
  }
}
