import { ServiceError } from '../world/index.ts'
import type { WireRequest } from './exchange.ts'

/** Where a signed request says it belongs. */
export interface CredentialScope {
  readonly accessKeyId: string
  readonly region: string
  /** The signing name: `apigateway`, `ec2`, … */
  readonly service: string
}

/**
 * Reads the credential scope of a request signed with Signature Version 4, from its header or its query. The signature itself is not verified.
 *
 * @throws ServiceError where the request is not signed, or not well-formed.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html
 */
export function readCredentialScope(request: WireRequest): CredentialScope {
  const credential = readCredential(request)
  const [terminator, service, region, date, ...accessKeyId] = credential.split('/').reverse()
  if (
    terminator !== 'aws4_request' ||
    service === undefined ||
    region === undefined ||
    date === undefined ||
    !/^\d{8}$/.test(date) ||
    accessKeyId.length === 0
  ) {
    throw incomplete(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/aws4_request, got: ${credential}`,
    )
  }
  return { accessKeyId: accessKeyId.reverse().join('/'), region, service }
}

function readCredential(request: WireRequest): string {
  const header = request.headers.authorization
  if (header === undefined) {
    const fromQuery = request.query.get('X-Amz-Credential')
    if (fromQuery === null) throw new ServiceError('MissingAuthenticationToken', 'Missing Authentication Token', 403)
    return fromQuery
  }
  if (!header.startsWith('AWS4-HMAC-SHA256 '))
    throw incomplete(`Unsupported signing algorithm, or no 'AWS4-HMAC-SHA256' at the beginning of the Authorization header.`)
  const elements = new Map(
    header
      .slice('AWS4-HMAC-SHA256 '.length)
      .split(',')
      .map((part) => splitOnce(part.trim())),
  )
  for (const name of ['Credential', 'SignedHeaders', 'Signature']) {
    if (!elements.get(name)) throw incomplete(`Authorization header requires '${name}' parameter.`)
  }
  return elements.get('Credential') ?? ''
}

function splitOnce(text: string): readonly [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function incomplete(message: string): ServiceError {
  return new ServiceError('IncompleteSignature', message, 400)
}
