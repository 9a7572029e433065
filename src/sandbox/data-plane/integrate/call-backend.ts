import { randomBytes } from 'node:crypto'
import { request, type IncomingMessage } from 'node:http'
import type { Host, Integration } from '../../world/index.ts'
import { refuse } from '../answer/gateway-response.ts'
import type { Refusal } from '../answer/refusal.ts'
import { largestPayload } from '../listen/incoming.ts'
import type { Switches } from '../switches.ts'
import { integrationFailure } from './integration-failure.ts'

/** A request as the backend gets it. */
export interface BackendCall {
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly host: string
  readonly apiId: string
  /** Name, value, name, value …; without Host and what API Gateway sets itself. */
  readonly headers: readonly string[]
  readonly body: Buffer
}

/** A backend's response: headers as they came (name, value, name, value …). */
export interface BackendAnswer {
  readonly status: number
  readonly rawHeaders: readonly string[]
  readonly body: Buffer
}

/**
 * Sends a request to the process that stands for a backend and reads its response, within the integration's timeout (milliseconds of real time).
 *
 * @throws Refusal 504 where it is not reached, breaks off, or takes too long; 500 where it answers with more than 10 MB.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function callBackend(at: Host, call: BackendCall, { timeoutInMillis }: Integration, switches: Switches): Promise<BackendAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ ...at, method: call.method, path: call.path, headers: sentHeaders(call), agent: false, setHost: false })
    const fail = (refusal: Refusal): void => {
      clearTimeout(timer)
      reject(refusal)
      outgoing.destroy()
    }
    const timer = setTimeout(() => {
      fail(integrationFailure('timed-out', switches))
    }, timeoutInMillis)
    outgoing.on('error', () => {
      fail(integrationFailure('network-error', switches))
    })
    outgoing.on('response', (response) => {
      readAnswer(response).then(
        (answer) => {
          clearTimeout(timer)
          if (answer === undefined) fail(refuse('internalServerError'))
          else resolve(answer)
        },
        () => {
          fail(integrationFailure('network-error', switches))
        },
      )
    })
    outgoing.end(call.body)
  })
}

function sentHeaders({ host, apiId, headers, body, method }: BackendCall): string[] {
  const length = body.length > 0 || ['POST', 'PUT', 'PATCH'].includes(method) ? ['Content-Length', String(body.length)] : []
  const seconds = Math.floor(Date.now() / 1000).toString(16)
  return [
    ...['Host', host, 'User-Agent', `AmazonAPIGateway_${apiId}`, 'x-amzn-apigateway-api-id', apiId],
    ...['X-Amzn-Trace-Id', `Root=1-${seconds}-${randomBytes(12).toString('hex')}`],
    ...headers,
    ...length,
    ...['Connection', 'close'],
  ]
}

async function readAnswer(response: IncomingMessage): Promise<BackendAnswer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestPayload) return undefined
    chunks.push(chunk)
  }
  return { status: response.statusCode ?? 502, rawHeaders: response.rawHeaders, body: Buffer.concat(chunks) }
}
