import { AwsFailure, type FailureKind } from './aws-failure.ts'
import { adviseOnFailure } from './advise-on-failure.ts'
import type { OperationName } from './operations.ts'

/** Turns what the SDK threw into an AwsFailure; what did not come from a request is given back as it is. */
export function classifyFailure(error: unknown, operation: OperationName): unknown {
  if (!(error instanceof Error)) return error
  const kind = kindOf(error)
  if (kind === undefined) return error
  const sdk = error as SdkError
  const awsCode = sdk.$metadata === undefined ? (sdk.code ?? sdk.name) : sdk.name
  const { code, help } = adviseOnFailure(kind, operation, awsCode, sdk.message)
  return new AwsFailure({
    kind,
    operation,
    awsCode,
    code,
    message: `\`${operation}\` ${verbs[kind]}: ${kind === 'unsigned' ? sdk.message : `${awsCode}: ${sdk.message}`}`,
    ...(help === undefined ? {} : { help }),
    ...retryAfter(sdk),
    cause: error,
  })
}

interface SdkError extends Error {
  readonly code?: string
  readonly $metadata?: { readonly httpStatusCode?: number }
  readonly retryAfterSeconds?: string | number
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> }
}

const verbs: Readonly<Record<FailureKind, string>> = {
  refused: 'was refused',
  throttled: 'was throttled',
  broken: 'failed',
  lost: 'got no answer',
  unreachable: 'could not be sent',
  unsigned: 'could not be signed',
}

const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
const lost = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'TimeoutError', 'RequestTimeout', 'AbortError'])
const throttles = new Set([
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
])

/** @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html */
function kindOf(error: SdkError): FailureKind | undefined {
  if (error.name === 'CredentialsProviderError' || error.name === 'TokenProviderError') return 'unsigned'
  const status = error.$metadata?.httpStatusCode
  if (throttles.has(error.name) || status === 429) return 'throttled'
  if (unsent.has(error.code ?? '')) return 'unreachable'
  if (lost.has(error.code ?? '') || lost.has(error.name)) return 'lost'
  if (status === undefined) return undefined
  if (status >= 500) return 'broken'
  // Why: an answer that cannot be read came with a good status; its request did its work.
  return status < 300 ? 'lost' : 'refused'
}

function retryAfter(error: SdkError): { readonly retryAfterMs?: number } {
  const seconds = Number(error.retryAfterSeconds ?? error.$response?.headers?.['retry-after'] ?? NaN)
  return Number.isFinite(seconds) ? { retryAfterMs: Math.ceil(seconds * 1000) } : {}
}
