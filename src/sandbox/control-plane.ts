import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SandboxError } from './sandbox-error.ts'
import type { WireAnswer, WireRequest } from './wire/index.ts'

/** The control plane's HTTP server. */
export interface ControlPlane {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  readonly close: () => Promise<void>
}

/**
 * Listens on loopback and answers every request with `answer`.
 *
 * @throws SandboxError `PORT_IN_USE`
 */
export async function listenOnLoopback(port: number, answer: (request: WireRequest) => Promise<WireAnswer>): Promise<ControlPlane> {
  const server = createServer((message, response) => {
    readRequest(message)
      .then(answer)
      .then((result) => {
        send(response, result)
      })
      .catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(portError(port, error))
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  const [path, query] = splitUrl(message.url ?? '/')
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
    ),
    body: Buffer.concat(chunks),
  }
}

function splitUrl(url: string): readonly [path: string, query: string] {
  const at = url.indexOf('?')
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
}

function send(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

function portError(port: number, error: NodeJS.ErrnoException): SandboxError {
  if (error.code === 'EADDRINUSE') {
    return new SandboxError('PORT_IN_USE', `port ${String(port)} is in use`, 'end the process that listens there, or choose another port', {
      cause: error,
    })
  }
  const help = 'choose a port above 1023 that you may listen on'
  return new SandboxError('PORT_IN_USE', `cannot listen on port ${String(port)}: ${error.message}`, help, { cause: error })
}
