import { request, type IncomingMessage } from 'node:http'

/** A request to a listener of the data plane. */
export interface ListenerCall {
  readonly method: string
  readonly path: string
  /** What goes into the Host header: the name that would be called on AWS. */
  readonly host: string
  readonly headers?: Readonly<Record<string, string>>
  /** In milliseconds of real time. */
  readonly timeout: number
}

/** What came back; status 0 and the reason as the body where no HTTP answer came. */
export interface ListenerAnswer {
  readonly status: number
  readonly errorType?: string
  readonly body: string
}

/** Sends one request to a listener of the data plane; never rejects. */
export function callListener(url: string, { method, path, host, headers, timeout }: ListenerCall): Promise<ListenerAnswer> {
  return new Promise((resolve) => {
    // Why: new URL(path, url) would rewrite the path, and fetch would not let the Host header be set.
    const { hostname, port } = new URL(url)
    const outgoing = request({
      hostname,
      port,
      method,
      path,
      headers: { ...headers, host },
      agent: false,
      signal: AbortSignal.timeout(timeout),
    })
    const fail = (error: Error): void => {
      resolve({ status: 0, body: error.name === 'TimeoutError' || error.name === 'AbortError' ? 'no answer in time' : error.message })
    }
    outgoing.on('error', fail)
    outgoing.on('response', (response) => {
      readText(response).then((body) => {
        const errorType = response.headers['x-amzn-errortype']
        resolve({ status: response.statusCode ?? 0, ...(typeof errorType === 'string' ? { errorType } : {}), body })
      }, fail)
    })
    outgoing.end()
  })
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
