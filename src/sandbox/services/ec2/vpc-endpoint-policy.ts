import { parsePolicy } from '../../../policy/index.ts'
import { ServiceError } from '../../world/index.ts'

/** The policy of an endpoint that was made without one: it lets everything through. */
export const fullAccessPolicy: string = JSON.stringify({
  Statement: [{ Action: '*', Effect: 'Allow', Principal: '*', Resource: '*' }],
})

/**
 * Checks the text of an endpoint policy: a policy document of at most 20,480 characters.
 *
 * @throws ServiceError `InvalidPolicyDocument`
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export function checkEndpointPolicy(text: string): string {
  if (text.length > 20_480)
    throw new ServiceError('InvalidPolicyDocument', `The policy document is ${text.length} characters long; at most 20480 are allowed.`)
  if (!parsePolicy(text).ok)
    throw new ServiceError('InvalidPolicyDocument', 'The specified policy document is not a valid JSON policy document.')
  return text
}
