import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { propertyRuns } from '../../policy/property-runs.ts'
import { startSandbox, type DataPlaneListener } from '../../../src/sandbox/index.ts'
import { send, type Received } from '../data-plane/send.ts'
import { build, type Built, type Mistake } from './build.ts'
import { oracle } from './oracle.ts'
import { scenarios, type Call } from './topology.ts'

const runs = propertyRuns(20)

describe('the data plane over real HTTP', () => {
  test('answers every call as the oracle says, over random topologies', async () => {
    await fc.assert(answersAsTheOracleSays(), runs)
  }, 120_000)

  test.each<Mistake>(['no redeploy', 'wrong endpoint id', 'stage and method swapped'])(
    'a topology built with the mistake `%s` is told from a right one',
    async (mistake) => {
      const { failed, errorInstance } = await fc.check(answersAsTheOracleSays(mistake), { numRuns: 100, endOnFailure: true })
      expect(failed).toBe(true)
      expect(errorInstance).toHaveProperty('name', 'AssertionError')
    },
    120_000,
  )
})

function answersAsTheOracleSays(mistake?: Mistake): fc.IAsyncProperty<unknown> {
  return fc.asyncProperty(scenarios, async ({ topology, calls: asked }) => {
    const sandbox = await startSandbox()
    try {
      const built = await build(sandbox, topology, mistake)
      const listeners = await sandbox.listeners()
      const answers = await Promise.all(asked.map((call) => answerTo(call, built, listeners)))
      expect(answers).toEqual(asked.map((call) => oracle(topology, call)))
    } finally {
      await sandbox.close()
    }
  })
}

async function answerTo(call: Call, built: Built, listeners: readonly DataPlaneListener[]): Promise<string> {
  const door = (one: DataPlaneListener): boolean =>
    typeof call.via === 'number' ? one.vpcEndpointId === built.endpoints[call.via] : one.kind === call.via
  const url = listeners.find((one) => one.region === 'us-east-1' && door(one))?.url ?? ''
  return read(await send(url, { method: call.method, path: call.path, headers: headersOf(call, built) }), call.api)
}

function headersOf({ api, by, via }: Call, { apis, endpoints }: Built): Record<string, string> {
  const id = apis[api] ?? 'zzzzzzzzzz'
  const hosts = 'execute-api.us-east-1.amazonaws.com'
  switch (by) {
    case 'Host':
      return { host: `${id}.${hosts}` }
    case 'x-apigw-api-id':
      return { 'x-apigw-api-id': id }
    case 'alias':
      return { host: `${id}-${(typeof via === 'number' ? endpoints[via] : undefined) ?? endpoints[0] ?? ''}.${hosts}` }
    case 'nothing':
      return { host: `vpce-0123456789abcdef0-abcdefgh.${hosts}` }
  }
}

function read({ status, headers, body }: Received, api: number): string {
  const errorType = headers['x-amzn-errortype']
  if (status === 200 && errorType === undefined) return `api ${api} ${body}`
  if (status === 403 && errorType === 'ForbiddenException' && body === '{"message":"Forbidden"}') return 'Forbidden'
  if (status === 403 && errorType === 'MissingAuthenticationTokenException') return 'Missing Authentication Token'
  if (status === 403 && errorType === 'AccessDeniedException')
    return body.includes('with an explicit deny') ? 'denied explicitly' : 'denied silently'
  return `${String(status)} ${String(errorType)} ${body}`
}
