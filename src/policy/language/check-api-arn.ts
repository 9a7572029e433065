import { parseApiArn } from './execute-api-arn.ts'
import { PolicyError } from './policy-error.ts'

/** Gives an API's ARN back; throws PolicyError where the text is none. */
export function checkApiArn(api: string): string {
  if (parseApiArn(api) !== undefined) return api
  throw new PolicyError('INVALID_ARN', `\`${api.slice(0, 200)}\` is not the ARN of an API`, {
    at: 'api',
    help: 'write `arn:aws:execute-api:REGION:ACCOUNT:API-ID`, without a slash behind it',
  })
}
