import type { FailureKind } from './aws-failure.ts'
import { iamActionOf } from './iam-action.ts'
import type { OperationName } from './operations.ts'

/** The stable code of a failed request, and what a person can do about it, where that is known. */
export function adviseOnFailure(
  kind: FailureKind,
  operation: OperationName,
  awsCode: string,
  message: string,
): { readonly code: string; readonly help?: string } {
  switch (kind) {
    case 'unsigned':
      return {
        code: 'NO_CREDENTIALS',
        help: 'sign in with `aws sso login` or `aws configure`, choose a profile with AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; `--sandbox` needs no credentials',
      }
    case 'unreachable':
      return { code: 'AWS_UNREACHABLE', help: 'check `region`, AWS_ENDPOINT_URL and the network; nothing was sent' }
    case 'throttled':
      if (awsCode === 'LimitExceededException') return quota
      return { code: 'AWS_THROTTLED', help: 'the account is busy; run the same command again later: it goes on where it stopped' }
    case 'broken':
    case 'lost':
      return { code: 'AWS_FAILED', help: 'run the same command again: it looks at what stands and goes on where it stopped' }
    case 'refused':
      return adviseOnRefusal(operation, awsCode, message)
  }
}

const quota = { code: 'AWS_QUOTA', help: 'remove what is not needed, or ask for a higher quota in Service Quotas' } as const

const denied = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation', 'AuthorizationError', 'ForbiddenException'])
const badCredentials = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'SignatureDoesNotMatch',
  'InvalidSignatureException',
  'AuthFailure',
])

function adviseOnRefusal(operation: OperationName, awsCode: string, message: string): { readonly code: string; readonly help?: string } {
  if (denied.has(awsCode))
    return { code: 'AWS_ACCESS_DENIED', help: `allow ${iamActionOf(operation)} to the identity that runs this command` }
  if (badCredentials.has(awsCode)) {
    return {
      code: 'BAD_CREDENTIALS',
      help: 'the credentials are expired, or not valid in this Region: sign in again; `--sandbox` needs none',
    }
  }
  if (awsCode.endsWith('LimitExceeded')) return quota
  if (/policy document/i.test(message)) {
    return {
      code: 'AWS_REFUSED',
      help: 'API Gateway did not take the resource policy: its limit is 8,192 characters after expansion; allow fewer methods and paths',
    }
  }
  return { code: 'AWS_REFUSED' }
}
