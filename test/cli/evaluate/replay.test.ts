import { describe, expect, test } from 'vitest'
import { privateApiPolicy, evaluate, type Request } from '../../../src/policy/index.ts'
import { allow, denyOthers, documents, evaluateVerb, fileWith, policyFile } from './given-terminal.ts'

const ours = 'vpce-0a1b2c3d4e5f60718'
const other = 'vpce-0f00000000000bad1'
const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const request = (tail: string, vpce?: string): Request => ({
  resource: `${api}/${tail}`,
  context: vpce === undefined ? {} : { 'aws:SourceVpce': vpce },
})
const ndjson = (...requests: readonly Request[]): string =>
  fileWith(requests.map((one) => `${JSON.stringify(one)}\n`).join(''), 'requests.ndjson')
const traffic = [
  request('prod/GET/orders', ours),
  request('prod/GET/orders', other),
  request('prod/POST/orders', ours),
  request('prod/GET/orders'),
]

test('a summary by decision and caller, with the lines', async () => {
  const policy = policyFile(denyOthers(ours), allow({ Resource: 'execute-api:/prod/GET/*' }))
  const { code, stdout, stderr } = await evaluateVerb(policy, { requests: ndjson(...traffic) })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toBe(`4 requests under ${policy}: 1 allowed, 2 denied by a statement, 1 allowed by none

caller                      allowed  denied  allowed by none  denied on lines
vpce-0a1b2c3d4e5f60718      1        0       1                3
from nowhere that is known  0        1       0                4
vpce-0f00000000000bad1      0        1       0                2

missing: 1 of the requests do not carry \`aws:SourceVpce\`, which the policy reads
`)
})

test('--json: a line for each request, which says the same as evaluate, and the summary', async () => {
  const policy = {
    Version: '2012-10-17',
    Statement: [denyOthers(ours), allow({ Resource: 'execute-api:/prod/GET/*' }), allow({ Resource: 'execute-api:/*/GET/orders' })],
  } as const
  const { code, stdout } = await evaluateVerb(fileWith(JSON.stringify(policy)), { requests: ndjson(...traffic), json: true })
  expect(code).toBe(0)
  const lines = documents(stdout)
  expect(lines.slice(0, -1)).toEqual(
    traffic.map((one, index) => {
      const { decision, decidedBy } = evaluate(policy, one)
      const by = decidedBy.map(({ index: at, sid, effect, pointer }) => ({
        index: at,
        ...(sid === undefined ? {} : { sid }),
        effect,
        pointer,
      }))
      return { version: 1, kind: 'decision', line: index + 1, decision, decidedBy: by }
    }),
  )
  expect(lines.at(-1)).toMatchObject({
    version: 1,
    kind: 'summary',
    requests: 4,
    badLines: 0,
    decisions: { Allow: 1, ExplicitDeny: 2, ImplicitDeny: 1 },
    missingKeys: { 'aws:SourceVpce': 1 },
  })
})

test('the decisions are those of the caller that a request names', async () => {
  const ann = 'arn:aws:iam::111122223333:user/ann'
  const policy = policyFile(allow({ Principal: { AWS: ann } }))
  const { stdout } = await evaluateVerb(policy, {
    requests: ndjson({ ...request('p/GET/'), principal: { arn: ann } }, request('p/GET/')),
    json: true,
  })
  expect(documents(stdout).map(({ decision }) => decision)).toEqual(['Allow', 'ImplicitDeny', undefined])
  expect(documents(stdout).at(-1)).toMatchObject({ callers: [{ caller: 'from nowhere that is known' }, { caller: ann, Allow: 1 }] })
})

describe('--against', () => {
  const files = () => ({
    policy: policyFile(allow({ Resource: 'execute-api:/prod/GET/*' })),
    against: policyFile(denyOthers(ours), allow()),
  })

  test('tells only what changes', async () => {
    const { policy, against } = files()
    const { code, stdout } = await evaluateVerb(policy, { requests: ndjson(...traffic), against })
    expect(code).toBe(0)
    expect(stdout.split('\n').slice(0, 6)).toEqual([
      `line 2: ExplicitDeny -> Allow  ${other}  ${api}/prod/GET/orders`,
      `line 3: Allow -> ImplicitDeny  ${ours}  ${api}/prod/POST/orders`,
      `line 4: ExplicitDeny -> Allow  from nowhere that is known  ${api}/prod/GET/orders`,
      `4 requests under ${policy}: 3 allowed, 0 denied by a statement, 1 allowed by none`,
      `against ${against}: 1 newly denied, 2 newly allowed, 0 denied in another way`,
      '',
    ])
  })

  test('as data', async () => {
    const { policy, against } = files()
    const [first, ...more] = documents((await evaluateVerb(policy, { requests: ndjson(...traffic), against, json: true })).stdout)
    expect(first).toEqual({
      version: 1,
      kind: 'change',
      line: 2,
      before: { decision: 'ExplicitDeny', decidedBy: [{ index: 0, sid: 'DenyOthers', effect: 'Deny', pointer: '/Statement/0' }] },
      after: { decision: 'Allow', decidedBy: [{ index: 0, effect: 'Allow', pointer: '/Statement/0' }] },
      request: traffic[1],
    })
    expect(more.map(({ kind }) => kind)).toEqual(['change', 'change', 'summary'])
    expect(more.at(-1)).toMatchObject({ newlyDenied: 1, newlyAllowed: 2, otherwiseChanged: 0 })
  })

  test('nothing changes', async () => {
    const { against } = files()
    const { stdout } = await evaluateVerb(against, { requests: ndjson(...traffic), against })
    expect(stdout).toMatch(/^4 requests .*\nnothing changes against /)
  })
})

/** [what, the policy's statements, the other's, the exit code] */
test.each([
  ['a request is denied', [denyOthers(ours), allow()], undefined, 1],
  ['none is', [allow()], undefined, 0],
  ['what the other denied as well', [denyOthers(ours), allow()], [denyOthers(ours), allow()], 0],
  ['what the other allowed', [denyOthers(ours), allow()], [allow()], 1],
])('--fail-on-deny: %s', async (_what, statements, others, expected) => {
  const against = others === undefined ? {} : { against: policyFile(...others) }
  expect((await evaluateVerb(policyFile(...statements), { requests: ndjson(...traffic), failOnDeny: true, ...against })).code).toBe(
    expected,
  )
})

describe('lines that are no requests', () => {
  const requests = () =>
    fileWith(
      `{bad\n\n[]\n${JSON.stringify(traffic[0])}\r\n{"resource":7}\n{"resource":"${api}/p/GET/","context":{"aws:SourceVpce":7}}\n"x"`,
      'r.ndjson',
    )

  test('are told with their number, counted, and make the exit code 2', async () => {
    const path = requests()
    const { code, stdout, stderr } = await evaluateVerb(policyFile(denyOthers(ours), allow()), { requests: path })
    expect(code).toBe(2)
    expect(stdout).toMatch(/^1 requests under .*: 1 allowed, .*, 5 lines that are no requests\n/)
    expect(
      [...stderr.matchAll(/^error\[BAD_LINE\]: .*\n *--> (.*):(\d+):1\nhelp: /gm)].map(([, file, line]) => [file, Number(line)]),
    ).toEqual([1, 3, 5, 6, 7].map((line) => [path, line]))
  })

  test('have a document of their own in --json', async () => {
    const { stdout } = await evaluateVerb(policyFile(denyOthers(ours), allow()), { requests: requests(), json: true })
    expect(documents(stdout).map(({ kind, line }) => [kind, line])).toEqual([
      ['bad-line', 1],
      ['bad-line', 3],
      ['decision', 4],
      ['bad-line', 5],
      ['bad-line', 6],
      ['bad-line', 7],
      ['summary', undefined],
    ])
  })

  test('only the first ten are told', async () => {
    const { stderr } = await evaluateVerb(policyFile(allow()), { requests: fileWith('x\n'.repeat(13)) })
    expect(stderr.match(/BAD_LINE/g)).toHaveLength(10)
    expect(stderr).toMatch(/^3 more lines are no requests\n$/m)
  })

  test('a line that is too long is refused, and the next one read', async () => {
    const requests = fileWith(`{"x":"${'y'.repeat(3_000_000)}"}\n${JSON.stringify(traffic[0])}\n`)
    const { code, stdout, stderr } = await evaluateVerb(policyFile(allow()), { requests, json: true })
    expect(code).toBe(2)
    expect(stderr).toContain('a line of more than 1048576 characters')
    expect(documents(stdout).map(({ kind }) => kind)).toEqual(['bad-line', 'decision', 'summary'])
  })

  test('a denial weighs more than they do', async () => {
    expect((await evaluateVerb(policyFile(denyOthers('vpce-0b')), { requests: requests(), failOnDeny: true })).code).toBe(1)
  })
})

test('access logs: the format says what stands where, and `-` is nothing', async () => {
  const logFormat = fileWith(
    '{"ip":"$context.identity.sourceIp","vpce":"$context.identity.vpceId","method":"$context.httpMethod","path":"$context.path","stage":"$context.stage"}\n',
    'format.json',
  )
  const line = (vpce: string, ip: string, path: string) => `${JSON.stringify({ ip, vpce, method: 'GET', path, stage: 'prod' })}\n`
  const requests = fileWith(
    [line(ours, '10.0.0.7', '/prod/orders'), line(other, '10.1.0.7', '/prod/orders'), line('-', '203.0.113.7', '/prod/orders')].join(''),
    'access.log',
  )
  const policy = policyFile(denyOthers(ours), allow({ Condition: { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' } } }))
  const { stdout, stderr } = await evaluateVerb(policy, { requests, logFormat })
  expect(stderr).toBe('')
  expect(stdout).toContain('vpce-0a1b2c3d4e5f60718  1        0 ')
  expect(stdout).toContain('203.0.113.7             0        1       0                3')
  expect(stdout).toContain('missing: 1 of the requests do not carry `aws:SourceVpce`')
})

test('a log that has the resource but not the path is warned about', async () => {
  const logFormat = fileWith('$context.httpMethod $context.resourcePath')
  const { code, stdout, stderr } = await evaluateVerb(policyFile(allow()), {
    requests: fileWith('GET /orders/{id}\n'),
    logFormat,
    stage: 'prod',
  })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^1 requests .*: 1 allowed/)
  expect(stderr).toMatch(/^warning: .*resourcePath/)
})

/** [what, the options, the code] */
test.each([
  ['a file that is not there', () => ({}), 'FILE_NOT_FOUND'],
  ['a log format that is none', () => ({ logFormat: fileWith('x') }), 'BAD_LOG_FORMAT'],
  ['another policy', () => ({ endpointPolicy: policyFile(allow()) }), 'USAGE'],
  ['a token', () => ({ token: 'valid' }), 'USAGE'],
])('%s is refused', async (_what, options, code) => {
  const { code: exitCode, stderr } = await evaluateVerb(policyFile(allow()), { requests: 'nowhere.ndjson', ...options() })
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(new RegExp(`^error\\[${code}\\]: `))
})

test('callers beyond the ten thousandth are counted together', async () => {
  const policy = fileWith(JSON.stringify(privateApiPolicy({ vpceIds: [ours] })))
  const many = Array.from({ length: 10_050 }, (_, index) => request('p/GET/', `vpce-${String(index).padStart(17, '0')}`))
  const { stdout } = await evaluateVerb(policy, { requests: ndjson(...many) })
  expect(stdout).toContain('… and 9980 more callers; `--json` lists them\n')
  expect(stdout).toMatch(/^beyond the first 10000 callers +0 +50 +0$/m)
})
