import type { Health } from './own-routes.ts'
import { SandboxError } from './sandbox-error.ts'
import type { Sandbox } from './sandbox.ts'
import type { Clock, DataPlaneListener, Host } from './world/index.ts'
import { createRealClock, findHolder } from './world/index.ts'

/** A sandbox that another process runs. */
export interface RunningSandbox extends Pick<Sandbox, 'url' | 'account' | 'listeners'> {
  readonly region: string
  /** Runs as the other process's clock does. */
  readonly clock: Clock
  readonly stand: (address: string, port: number, at: Host) => Promise<void>
}

/** Finds the sandbox server that uses a folder's state; undefined where none does. */
export async function findSandbox(folder: string): Promise<RunningSandbox | undefined> {
  const url = (await findHolder(folder))?.url
  if (url === undefined) return undefined
  const health = await readHealth(url)
  if (health === undefined) return undefined
  return {
    url,
    account: health.account,
    region: health.region,
    clock: createRealClock(health.now, health.speed ?? 1),
    listeners: async () => (await ask(url, 'GET', 'listeners')) as readonly DataPlaneListener[],
    stand: async (address, port, at) => {
      await ask(url, 'PUT', 'hosts', { address, port, at })
    },
  }
}

async function readHealth(url: string): Promise<Health | undefined> {
  try {
    const health = (await ask(url, 'GET', 'health')) as Health
    return (health.service as string) === 'apply-private-api sandbox' ? health : undefined
  } catch {
    return undefined
  }
}

async function ask(url: string, method: 'GET' | 'PUT', route: string, body?: object): Promise<unknown> {
  const help = 'see whether the process that runs it is still there'
  let response: Response
  try {
    response = await fetch(`${url}/_sandbox/${route}`, {
      method,
      signal: AbortSignal.timeout(10_000),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  } catch (error) {
    throw new SandboxError('UNREACHABLE', `the sandbox at ${url} does not answer`, help, { cause: error })
  }
  if (!response.ok)
    throw new SandboxError('UNREACHABLE', `the sandbox at ${url} refused ${method} ${route}: ${await response.text()}`, help)
  return response.json()
}
