import type { WireAnswer, WireRequest } from './wire/index.ts'
import type { DataPlaneListener, Host } from './world/index.ts'

/** What `GET /_sandbox/health` answers. */
export interface Health {
  readonly service: 'apply-private-api sandbox'
  readonly version: 1
  readonly account: string
  readonly region: string
  /** The virtual time, in milliseconds since the epoch. */
  readonly now: number
  /** How many times as fast as the wall clock it runs; null where it only jumps. */
  readonly speed: number | null
}

/** What the sandbox's own routes need. */
export interface OwnRoutes {
  readonly health: () => Health
  readonly listeners: () => Promise<readonly DataPlaneListener[]>
  readonly stand: (address: string, port: number, at: Host) => void
}

/** Answers what is under `/_sandbox/`, which is no part of AWS: `GET health`, `GET listeners`, `PUT hosts`. */
export async function answerOwnRoute(routes: OwnRoutes, request: WireRequest): Promise<WireAnswer> {
  // Why: a web page whose name resolves to 127.0.0.1 must not get in.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return json(403, { message: 'only under a loopback name' })
  switch (`${request.method} ${request.path}`) {
    case 'GET /_sandbox/health':
      return json(200, routes.health())
    case 'GET /_sandbox/listeners':
      return json(200, await routes.listeners())
    case 'PUT /_sandbox/hosts':
      return putHost(routes, request)
    default:
      return json(404, { message: `no such route: ${request.method} ${request.path}` })
  }
}

function putHost(routes: OwnRoutes, request: WireRequest): WireAnswer {
  const entry = parseEntry(request)
  if (entry === undefined) {
    return json(400, { message: 'expected {"address": "10.0.1.10", "port": 80, "at": {"host": "127.0.0.1", "port": 8080}}' })
  }
  routes.stand(entry.address, entry.port, entry.at)
  return json(200, entry)
}

function parseEntry(request: WireRequest): { readonly address: string; readonly port: number; readonly at: Host } | undefined {
  try {
    const { address, port, at } = JSON.parse(new TextDecoder().decode(request.body)) as Record<string, unknown>
    const { host, port: hostPort } = at as Record<string, unknown>
    if (typeof address !== 'string' || typeof port !== 'number' || typeof host !== 'string' || typeof hostPort !== 'number')
      return undefined
    return { address, port, at: { host, port: hostPort } }
  } catch {
    return undefined
  }
}

function json(status: number, body: object): WireAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
