import { randomBytes, randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Answer } from '../answer/answer.ts'

/** Writes an answer, with the request ids that API Gateway adds to every one. */
export function respond(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const sized = headers.some(([name]) => name.toLowerCase() === 'content-length') || status === 204 || status === 304
  response.writeHead(status, [
    ...['x-amzn-RequestId', randomUUID(), 'x-amz-apigw-id', randomBytes(11).toString('base64')],
    ...headers.flat(),
    ...(sized ? [] : ['Content-Length', String(bytes.length)]),
  ])
  response.end(bytes)
}
