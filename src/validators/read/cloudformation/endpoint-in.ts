import type { FoundEndpoint } from '../found-api.ts'
import { itemsOf, textOf, valueAt, type Tree } from '../text/tree.ts'
import { intrinsicOf, wordIntrinsic } from './intrinsic.ts'

/**
 * Reads the endpoint type of an `AWS::ApiGateway::RestApi`: EDGE where none is said.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-restapi-endpointconfiguration.html
 */
export function endpointIn(properties: Tree | undefined): FoundEndpoint {
  const configuration = valueAt(properties, 'EndpointConfiguration')
  const said = intrinsicOf(configuration) === undefined ? valueAt(configuration, 'Types') : configuration
  const [type] = itemsOf(said ?? valueAt(properties, 'Parameters', 'endpointConfigurationTypes'))
  if (type === undefined) return { kind: 'known', type: 'EDGE' }
  const known = (['PRIVATE', 'REGIONAL', 'EDGE'] as const).find((one) => one === textOf(type))
  return known === undefined
    ? {
        kind: 'unknown',
        reason:
          intrinsicOf(type) === undefined
            ? `its endpoint type \`${textOf(type) ?? '…'}\` is none`
            : `its endpoint type is ${wordIntrinsic(type)}`,
      }
    : { kind: 'known', type: known }
}
