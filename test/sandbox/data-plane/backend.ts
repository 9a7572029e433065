import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as a backend saw it. */
export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A real local process behind a load balancer's target. */
export interface Backend {
  readonly host: string
  readonly port: number
  readonly seen: readonly Seen[]
}

/** Starts a backend that answers `answer(seen, response)`, or 200 and `from backend`, until the test ends. */
export async function startBackend(answer?: (seen: Seen, response: ServerResponse) => void): Promise<Backend> {
  const seen: Seen[] = []
  const server = createServer((message, response) => {
    const chunks: Buffer[] = []
    message.on('data', (chunk: Buffer) => chunks.push(chunk))
    message.on('end', () => {
      const one = { method: message.method ?? '', url: message.url ?? '', headers: message.headers, body: Buffer.concat(chunks).toString() }
      seen.push(one)
      if (answer === undefined) response.end('from backend')
      else answer(one, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  )
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port, seen }
}

/** Gives the first of `count` consecutive ports of loopback on which nothing listens; below those that systems hand out by themselves. */
export async function unusedPort(count = 1): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 10_000)
    const ports = Array.from({ length: count }, (_, index) => first + index)
    if ((await Promise.all(ports.map(isUnused))).every(Boolean)) return first
  }
}

async function isUnused(port: number): Promise<boolean> {
  const server = createServer()
  const opened = await new Promise<boolean>((resolve) => {
    server.once('error', () => {
      resolve(false)
    })
    server.listen(port, '127.0.0.1', () => {
      resolve(true)
    })
  })
  if (opened) await new Promise((resolve) => server.close(resolve))
  return opened
}
