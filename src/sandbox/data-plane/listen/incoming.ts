import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { refuse } from '../answer/gateway-response.ts'

/** A caller's request, read to its end. */
export interface Incoming {
  readonly method: string
  /** As sent: not decoded, without the query. */
  readonly path: string
  /** As sent, without the question mark; empty where there is none. */
  readonly query: string
  /** By lower-case name. */
  readonly headers: IncomingHttpHeaders
  /** Name, value, name, value …, as sent. */
  readonly rawHeaders: readonly string[]
  readonly body: Buffer
}

/** API Gateway's largest payload, in bytes: 10 MB. */
export const largestPayload: number = 10 * 1024 * 1024

/**
 * Reads a request to its end.
 *
 * @throws Refusal 413 where the body is larger than 10 MB.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export async function readIncoming(message: IncomingMessage): Promise<Incoming> {
  const target = message.url ?? '/'
  const mark = target.indexOf('?')
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers: message.headers,
    rawHeaders: message.rawHeaders,
    body: await readBody(message),
  }
}

/** Gives a header's value, the first where it came more than once and Node keeps a list. */
export function headerOf(incoming: Incoming, name: string): string | undefined {
  const value = incoming.headers[name.toLowerCase()]
  return Array.isArray(value) ? value[0] : value
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    // Why: the rest is still read, so that the caller, who is still sending, gets the answer and not a broken connection.
    if (size <= largestPayload) chunks.push(chunk)
  }
  if (size > largestPayload) throw refuse('requestTooLarge')
  return Buffer.concat(chunks)
}
