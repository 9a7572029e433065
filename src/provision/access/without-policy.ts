import type { PolicyDocument } from '../../policy/index.ts'
import type { AuthorizationType } from './served.ts'

/**
 * Writes what it means that an API has no resource policy: every caller passes, but under `AWS_IAM` only callers of the API's own account do, by their own policies.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function withoutPolicy(type: AuthorizationType): PolicyDocument {
  const everybody = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } as const
  return { Version: '2012-10-17', Statement: [type === 'AWS_IAM' ? { ...everybody, Action: 'none:none' } : everybody] }
}
