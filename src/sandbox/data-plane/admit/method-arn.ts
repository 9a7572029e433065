import { partitionOf } from '../../world/index.ts'
import { refuse } from '../answer/gateway-response.ts'
import type { FoundStage } from './find-stage.ts'

/**
 * Gives the ARN that the policies of a request are evaluated on: the verb as sent, never ANY; the path as sent, with its double and trailing
 * slashes; no query.
 *
 * @throws Refusal 414 where it is longer than 1600 bytes.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function methodArn(region: string, account: string, verb: string, found: FoundStage): string {
  const { api, stage, path } = found
  const arn = `arn:${partitionOf(region)}:execute-api:${region}:${account}:${api.id}/${stage.stageName}/${verb}${path}`
  if (Buffer.byteLength(arn) > 1600) throw refuse('uriTooLong')
  return arn
}
