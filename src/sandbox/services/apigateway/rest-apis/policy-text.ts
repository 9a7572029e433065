import { expandResources, parsePolicy, printPolicy } from '../../../../policy/index.ts'
import type { Call } from '../../../world/index.ts'
import { badRequest } from '../refusal.ts'

/** The default quota of a resource policy, in characters of the text as it is kept. */
const largestPolicy = 8192

/**
 * Turns a policy as a caller sends it into the text that API Gateway keeps: one line of JSON in which
 * `execute-api:/…` is expanded to the API's own ARN.
 *
 * Principals are not looked up: the sandbox has no IAM.
 *
 * @throws ServiceError BadRequestException where it is no policy document, or longer than 8,192 characters.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html
 */
export function storePolicy(text: string, restApiId: string, call: Call): string {
  // Why: API Gateway takes a JSON document only; parsePolicy would take the escaped form that GetRestApi gives, too.
  if (!isJsonObject(text) || !parsePolicy(text).ok) {
    throw badRequest('Invalid policy document. Please check the policy syntax and ensure that Principals are valid.')
  }
  const api = `arn:${call.partition}:execute-api:${call.region.name}:${call.account}:${restApiId}`
  const stored = printPolicy(expandResources(text, api), { indent: 0 })
  if (stored.length > largestPolicy) {
    throw badRequest(`Resource policy size limit exceeded. The policy has ${stored.length} characters; the maximum is ${largestPolicy}.`)
  }
  return stored
}

/** Escapes a kept policy as API Gateway's answers carry it: the inside of a JSON string, with slashes escaped too. */
export const escapePolicy = (stored: string): string => JSON.stringify(stored).slice(1, -1).replaceAll('/', '\\/')

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
