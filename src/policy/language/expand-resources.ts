import { checkApiArn } from './check-api-arn.ts'
import { expandShorthand } from './expand-shorthand.ts'
import type { PolicyDocument } from './policy-document.ts'
import type { PolicyInput } from './policy-input.ts'
import { policyOf } from './policy-of.ts'
import { policyToDocument } from './policy-to-document.ts'

/**
 * Gives the policy as API Gateway stores it: `execute-api:/stage/METHOD/path` becomes `arn:…:api-id/stage/METHOD/path`.
 *
 * `api` is the API's ARN, `arn:aws:execute-api:REGION:ACCOUNT:API-ID`. Throws PolicyError where it is none or where the policy does not parse.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
export function expandResources(policy: PolicyInput, api: string): PolicyDocument {
  return policyToDocument(expandShorthand(policyOf(policy), checkApiArn(api)))
}
