import type { ExportResponse, GetExportRequest } from '@aws-sdk/client-api-gateway'
import type { Call, Handler } from '../../../world/index.ts'
import { exportDocument, type ExportKind, type Extensions } from './export-document.ts'
import { findDeployment, findRestApi, findStage } from '../find.ts'
import { badRequest, notImitated } from '../refusal.ts'

/**
 * GetExport: what a stage serves, as OpenAPI 3.0 (`oas30`) or Swagger 2.0 (`swagger`), in JSON.
 *
 * It is the one read that shows what was deployed; the others show the draft. That the deployed policy is in it was not verified on
 * live AWS.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html
 */
export const stageExports: Readonly<Record<string, Handler>> = {
  GetExport: (input: GetExportRequest, call: Call): ExportResponse => {
    const api = findRestApi(call, input.restApiId)
    const stage = findStage(api, input.stageName)
    const { snapshot, createdDate } = findDeployment(api, stage.deploymentId)
    const kind = checkKind(input.exportType ?? '')
    checkAccepts(input.accepts ?? '*/*')
    const document = exportDocument(
      { api, stage, snapshot, createdDate, region: call.region.name, partition: call.partition },
      kind,
      checkExtensions(input.parameters),
    )
    return {
      contentType: 'application/json',
      contentDisposition: `attachment; filename="${kind}_${new Date(call.now).toISOString()}.json"`,
      body: new TextEncoder().encode(JSON.stringify(document, undefined, 2)),
    }
  },
}

function checkAccepts(accepts: string): void {
  if (/application\/json|\*\/\*/.test(accepts)) return
  if (accepts.includes('application/yaml')) throw notImitated('exports as YAML (`accepts` application/yaml)')
  throw badRequest(`Invalid Accept header specified: ${accepts}`)
}

function checkKind(exportType: string): ExportKind {
  if (exportType === 'oas30' || exportType === 'swagger') return exportType
  throw badRequest(`Invalid export type specified: ${exportType}. Must be one of: [oas30, swagger]`)
}

function checkExtensions(parameters: Readonly<Record<string, string>> | undefined): Extensions {
  const extensions = parameters?.extensions
  switch (extensions) {
    case undefined:
      return 'none'
    case 'integrations':
    case 'apigateway':
      return extensions
    case 'authorizers':
      return 'none'
    case 'postman':
      throw notImitated('Postman extensions in exports (`extensions` postman)')
    default:
      throw badRequest(`Invalid extensions specified: ${extensions}. Must be one of: [integrations, apigateway, authorizers, postman]`)
  }
}
