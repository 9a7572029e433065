import type { Aws } from '../aws/aws.ts'

/** What the export of a stage tells of what was deployed. */
export interface ObservedExport {
  /** The policy as JSON text; undefined where the export carries none. */
  readonly policy: string | undefined
  /** The VPC endpoints that the API was associated with; only a private API has any. */
  readonly vpcEndpointIds: readonly string[]
}

/**
 * Reads the export of a stage: the one read that shows what was deployed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html
 */
export async function readExport(aws: Aws, restApiId: string, stageName: string): Promise<ObservedExport> {
  const { body } = await aws.call('GetExport', {
    restApiId,
    stageName,
    exportType: 'oas30',
    accepts: 'application/json',
    parameters: { extensions: 'apigateway' },
  })
  const document = JSON.parse(new TextDecoder().decode(body)) as Exported
  const policy = document['x-amazon-apigateway-policy']
  const configurations = [document, ...(document.servers ?? [])].map((one) => one['x-amazon-apigateway-endpoint-configuration'])
  return {
    policy: policy === undefined ? undefined : JSON.stringify(policy),
    vpcEndpointIds: configurations.flatMap((configuration) => configuration?.vpcEndpointIds ?? []),
  }
}

interface Configured {
  readonly 'x-amazon-apigateway-endpoint-configuration'?: { readonly vpcEndpointIds?: readonly string[] }
}

interface Exported extends Configured {
  readonly servers?: readonly Configured[]
  readonly 'x-amazon-apigateway-policy'?: unknown
}
