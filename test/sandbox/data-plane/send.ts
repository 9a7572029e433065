import { request } from 'node:http'

/** What came back over real HTTP. */
export interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** Sends a request as it is written: no path is normalised, and Host may be anything. Rejects where no answer comes. */
export function send(
  url: string,
  options: {
    readonly method?: string
    readonly path: string
    readonly headers?: Record<string, string | string[]>
    readonly body?: string
  },
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const { method = 'GET', path, headers = {}, body } = options
    const outgoing = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
