import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notLockedOut, onlyFromVpce } from '../../../src/policy/index.ts'
import type { OperationName } from '../../../src/provision/aws/operations.ts'
import { judgeLiveApi, readLiveApi, type LiveApi, type LiveVerdict, type OnCall } from '../../../src/provision/index.ts'
import { orders, standUp, type Stand } from '../stand-up.ts'

const { health } = orders.backends
const config: typeof orders = {
  ...orders,
  backends: health === undefined ? {} : { health },
  api: { ...orders.api, routes: orders.api.routes.filter(({ to }) => to === 'health') },
}
let stand: Stand
let api: string
let endpoint: string
beforeAll(async () => {
  stand = await standUp()
  const { outputs } = await stand.apply(config)
  api = outputs?.apiId ?? ''
  endpoint = outputs?.endpoints.main ?? ''
})
afterAll(() => stand.close())

/** Stands where AWS refuses or throttles what these operations ask. */
function refusing(names: readonly OperationName[], code: string, status: number): OnCall {
  return ({ name }, proceed) => {
    if (!names.includes(name)) return proceed()
    return Promise.reject(Object.assign(new Error('not now'), { name: code, $metadata: { httpStatusCode: status } }))
  }
}

async function read(
  names: readonly OperationName[],
  [code, status]: readonly [string, number] = ['AccessDeniedException', 403],
): Promise<LiveApi> {
  return readLiveApi(await stand.connect({ onCall: refusing(names, code, status) }), api)
}

const verdictsOf = ({ verdict, stages: [stage] }: LiveVerdict): readonly unknown[] => [
  verdict,
  stage?.deployed?.verdict,
  stage?.saved.verdict,
]

describe('what could not be read is not known, and the rest is judged', () => {
  test.each<readonly [string, readonly OperationName[], readonly string[]]>([
    ['nothing is missing', [], ['holds', 'holds', 'holds']],
    ['the API itself', ['GetRestApi'], ['holds', 'holds', 'unknown']],
    ['the stages', ['GetStages'], ['unknown', 'unknown', 'holds']],
    ['what is deployed', ['GetExport'], ['unknown', 'unknown', 'holds']],
    ['the methods that are deployed: whatever they ask, it holds', ['GetDeployment'], ['holds', 'holds', 'holds']],
    ['the methods that are saved: whatever they ask, it holds', ['GetResources'], ['holds', 'holds', 'holds']],
    ['the endpoints: whatever their policies say, nobody else gets in', ['DescribeVpcEndpoints'], ['holds', 'holds', 'holds']],
  ])('%s', async (_what, names, expected) => {
    expect(verdictsOf(judgeLiveApi(await read(names), { property: onlyFromVpce(endpoint) }))).toEqual(expected)
  })

  test('it is told why, and the owner of an endpoint is unknown', async () => {
    const { stages } = judgeLiveApi(await read(['GetExport']), {})
    expect(stages[0]?.deployed?.reason).toBe('`GetExport` was refused: AccessDeniedException: not now')
    const { endpoints } = judgeLiveApi(await read(['DescribeVpcEndpoints']), {})
    expect(endpoints).toMatchObject([{ id: endpoint, owner: { kind: 'unknown' }, reaches: { prod: 'unknown' }, isPolicyDoubtful: true }])
  })

  test('whether somebody gets in through an endpoint whose policy could not be read is not known', async () => {
    const asked = { property: notLockedOut(endpoint) }
    expect(judgeLiveApi(await read([]), asked).verdict).toBe('holds')
    expect(judgeLiveApi(await read(['DescribeVpcEndpoints']), asked).verdict).toBe('unknown')
    expect(judgeLiveApi(await read(['GetStages']), asked).verdict).toBe('unknown')
  })

  test('a throttle that does not end is no answer', async () => {
    const { verdict, stages } = judgeLiveApi(await read(['GetExport'], ['TooManyRequestsException', 429]), {})
    expect(verdict).toBe('unknown')
    expect(stages[0]?.deployed?.reason).toContain('`GetExport` was throttled')
  })

  test('credentials that are not valid concern everything, and are no verdict', async () => {
    await expect(read(['GetExport'], ['ExpiredTokenException', 403])).rejects.toMatchObject({ code: 'BAD_CREDENTIALS' })
  })
})

describe('what AWS shows, and the sandbox does not', () => {
  const answering = (name: OperationName, change: (answer: Record<string, unknown>) => unknown): OnCall => {
    return async (call, proceed) => {
      const answer = (await proceed()) as Record<string, unknown>
      return call.name === name ? change(answer) : answer
    }
  }
  const judged = async (onCall: OnCall): Promise<LiveVerdict> => judgeLiveApi(await readLiveApi(await stand.connect({ onCall }), api), {})

  test('a canary serves another deployment, whose policy cannot be read', async () => {
    const canary = { canarySettings: { deploymentId: 'zzzzzz', percentTraffic: 5 } }
    const { verdict, stages } = await judged(
      answering('GetStages', ({ item }) => ({ item: (item as readonly object[]).map((stage) => ({ ...stage, ...canary })) })),
    )
    expect(verdict).toBe('unknown')
    expect(stages[0]?.deployed?.reason).toContain('a canary serves deployment `zzzzzz`')
  })

  test('an export without a policy shows nothing', async () => {
    const body = new TextEncoder().encode('{"openapi":"3.0.1"}')
    const { verdict, stages } = await judged(answering('GetExport', (answer) => ({ ...answer, body })))
    expect(verdict).toBe('unknown')
    expect(stages[0]?.deployed?.reason).toContain('carries no policy')
  })

  test('an endpoint that another account shares is of that account, and its policy is nobody’s business', async () => {
    const { endpoints } = await judged(
      answering('DescribeVpcEndpoints', ({ VpcEndpoints }) => ({
        VpcEndpoints: (VpcEndpoints as readonly object[]).map((one) => ({ ...one, OwnerId: '111122223333' })),
      })),
    )
    expect(endpoints).toMatchObject([{ owner: { kind: 'account', account: '111122223333' } }])
  })
})
