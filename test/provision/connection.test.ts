import { afterEach, describe, expect, test, vi } from 'vitest'
import { classifyFailure } from '../../src/provision/aws/classify-failure.ts'
import { createPace } from '../../src/provision/aws/pace.ts'
import { connect } from '../../src/provision/index.ts'
import { openings } from './never-open.ts'
import { orders, region, standUp, type Stand } from './stand-up.ts'

let stand: Stand | undefined
afterEach(async () => {
  vi.unstubAllEnvs()
  await stand?.close()
  stand = undefined
})

test('an account that enforces the published rates: an apply keeps to them', async () => {
  stand = await standUp({ throttles: true })
  const first = await stand.apply(orders)
  expect(first.events.filter(({ kind }) => kind === 'retrying')).toEqual([])
  expect(stand.inventory()).toMatchObject({ restApis: 1, deployments: 1, stages: 1 })
})

test('a storm of throttles: every request is throttled once, says so, waits as asked, and the apply finishes', async () => {
  stand = await standUp()
  const throttled = new Set<string>()
  const { events } = await stand.apply(orders, {
    onCall: ({ name, input }, proceed) => {
      const key = `${name} ${JSON.stringify(input)}`
      if (throttled.has(key)) return proceed()
      throttled.add(key)
      const error = { name: 'TooManyRequestsException', $metadata: { httpStatusCode: 429 }, retryAfterSeconds: '40' }
      return Promise.reject(Object.assign(new Error('slow down'), error))
    },
  })
  const retries = events.filter((event) => event.kind === 'retrying')
  expect(retries.length).toBeGreaterThan(20)
  for (const { reason, inMs } of retries) expect([reason, inMs]).toEqual(['TooManyRequestsException', 40_000])
  expect(stand.inventory()).toMatchObject({ restApis: 1, vpcEndpoints: 1, vpcLinks: 1, deployments: 1, stages: 1 })
})

test('an account that throttles for ever: the apply gives up and says how to go on', async () => {
  stand = await standUp()
  const run = stand.apply(orders, {
    onCall: ({ name }, proceed) => {
      if (name !== 'CreateVpcLink') return proceed()
      return Promise.reject(Object.assign(new Error('slow down'), { name: 'TooManyRequestsException', $metadata: { httpStatusCode: 429 } }))
    },
  })
  await expect(run).rejects.toMatchObject({ code: 'AWS_THROTTLED', help: expect.stringContaining('goes on where it stopped') as string })
})

test('two appliers at once end with one of each', async () => {
  stand = await standUp()
  const results = await Promise.allSettled([stand.apply(orders), stand.apply(orders)])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  expect(openings(stand.region())).toEqual([])
  expect((await stand.plan(orders)).changes).toEqual([])
  expect(stand.inventory()).toMatchObject({ restApis: 1, vpcEndpoints: 1, loadBalancers: 1, vpcLinks: 1, deployments: 1, stages: 1 })
})

test('no credentials: how to get them, and that the sandbox needs none', async () => {
  stand = await standUp()
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE']) vi.stubEnv(name, undefined)
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent')
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent')
  const { url, clock } = stand.sandbox
  await expect(connect({ region, endpoint: url, clock })).rejects.toMatchObject({
    code: 'NO_CREDENTIALS',
    help: expect.stringContaining('`--sandbox` needs no credentials') as string,
  })
})

test('credentials, and the endpoint, from the environment', async () => {
  stand = await standUp()
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  vi.stubEnv('AWS_ENDPOINT_URL', stand.sandbox.url)
  const aws = await connect({ region, clock: stand.sandbox.clock })
  expect(aws).toMatchObject({ account: '123456789012', partition: 'aws', onLoopback: true })
})

test('an endpoint where nobody answers', async () => {
  stand = await standUp()
  const { clock } = stand.sandbox
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
  await expect(connect({ region, endpoint: 'http://127.0.0.1:1', credentials, clock })).rejects.toMatchObject({ code: 'AWS_UNREACHABLE' })
})

describe('classifyFailure', () => {
  const http = (name: string, httpStatusCode: number, more: object = {}): Error =>
    Object.assign(new Error('because'), { name, $metadata: { httpStatusCode }, ...more })
  test.each([
    [http('AccessDeniedException', 403), 'refused', 'AWS_ACCESS_DENIED', '`apigateway:POST` and `apigateway:UpdateRestApiPolicy`'],
    [http('ExpiredTokenException', 403), 'refused', 'BAD_CREDENTIALS', 'sign in again'],
    [http('LimitExceededException', 429), 'throttled', 'AWS_QUOTA', 'Service Quotas'],
    [http('VpcEndpointLimitExceeded', 400), 'refused', 'AWS_QUOTA', 'Service Quotas'],
    [http('TooManyRequestsException', 429, { retryAfterSeconds: '7' }), 'throttled', 'AWS_THROTTLED', ''],
    [http('RequestLimitExceeded', 503), 'throttled', 'AWS_THROTTLED', ''],
    [http('InternalError', 500), 'broken', 'AWS_FAILED', 'looks at what stands'],
    [http('BadRequestException', 400), 'refused', 'AWS_REFUSED', ''],
    [Object.assign(new Error('hang up'), { code: 'ECONNRESET' }), 'lost', 'AWS_FAILED', ''],
    [Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), 'unreachable', 'AWS_UNREACHABLE', 'nothing was sent'],
    [Object.assign(new Error('none'), { name: 'CredentialsProviderError' }), 'unsigned', 'NO_CREDENTIALS', 'aws sso login'],
  ])('%s is %s', (error, kind, code, help) => {
    const failure = classifyFailure(error, 'CreateRestApi')
    expect(failure).toMatchObject({ kind, code, operation: 'CreateRestApi', cause: error })
    expect((failure as { help?: string }).help ?? '').toContain(help)
    expect((failure as { message: string }).message).toContain('`CreateRestApi`')
  })

  test('keeps what AWS asks to wait, and leaves a bug as it is', () => {
    expect(classifyFailure(http('TooManyRequestsException', 429, { retryAfterSeconds: '7' }), 'GetRestApi')).toMatchObject({
      retryAfterMs: 7000,
    })
    const bug = new TypeError('x is not a function')
    expect(classifyFailure(bug, 'GetRestApi')).toBe(bug)
  })
})

test('requests keep to the published rates: CreateRestApi 1 in 3 s, the rest 10 a second after 40', async () => {
  let now = 0
  const clock = { now: () => now, sleep: (ms: number) => Promise.resolve(void (now += ms)) }
  const pace = createPace(clock)
  for (let round = 0; round < 3; round += 1) await pace('CreateRestApi', undefined)
  expect(now).toBe(6000)
  now = 100_000
  for (let round = 0; round < 40; round += 1) await pace('GetRestApis', undefined)
  expect(now).toBe(100_000)
  for (let round = 0; round < 10; round += 1) await pace('GetVpcLinks', undefined)
  expect(now).toBe(101_000)
  for (let round = 0; round < 100; round += 1) await pace('DescribeSubnets', undefined)
  expect(now).toBe(101_000)
})
