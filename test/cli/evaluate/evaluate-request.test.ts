import { describe, expect, test } from 'vitest'
import { allow, denyOthers, documents, evaluateVerb, fileWith, policyFile } from './given-terminal.ts'

const ours = 'vpce-0a1b2c3d4e5f60718'
const other = 'vpce-0f00000000000bad1'

test('a refused request: the decision first, then every statement with its place, then what would be allowed', async () => {
  const policy = fileWith(`{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "DenyOthers",
      "Effect": "Deny",
      "Principal": "*",
      "Action": "execute-api:Invoke",
      "Resource": "execute-api:/*",
      "Condition": { "StringNotEquals": { "aws:SourceVpce": "${ours}" } }
    },
    { "Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/prod/GET/*" }
  ]
}`)
  const { code, stdout, stderr } = await evaluateVerb(policy, { fromVpce: other, method: 'delete', path: '/orders?x=1' })
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  expect(stdout.replaceAll(policy, 'policy.json')).toBe(`DENIED (ExplicitDeny) by the resource policy
  arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/prod/DELETE/orders
  caller anonymous, authorization type NONE
  aws:SourceVpce = ${other}
  the caller sees 403 AccessDeniedException {"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:a1b2c3d4e5/prod/DELETE/orders with an explicit deny"}

resource policy (policy.json): ExplicitDeny

statement 0 \`DenyOthers\`: Deny applies
  --> policy.json:10:61
   |
10 |       "Condition": { "StringNotEquals": { "aws:SourceVpce": "${ours}" } }
   |                                                             ^^^^^^^^^^^^^^^^^^^^^^^^
  yes  Principal: everyone
  yes  Action: \`execute-api:Invoke\`
  yes  Resource: \`arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/prod/DELETE/orders\` matches \`arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/*\`
  yes  StringNotEquals aws:SourceVpce: \`${other}\` is not among \`${ours}\`

statement 1: Allow does not apply
  --> policy.json:12:88
   |
12 |     { "Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/prod/GET/*" }
   |                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^
   no  Resource: the request has \`arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/prod/DELETE/orders\`, the policy \`arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/prod/GET/*\`

help: this would be allowed from \`${ours}\`, with the method \`GET\`

assumed: the API of the request; \`--api\` says another
assumed: the stage of the request; \`--stage\` says another
`)
})

test('an allowed request exits with 0, and has no help', async () => {
  const { code, stdout } = await evaluateVerb(policyFile(denyOthers(ours), allow()), { fromVpce: ours })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^ALLOWED by the resource policy\n/)
  expect(stdout).toContain(`no  StringNotEquals aws:SourceVpce: the policy has \`${ours}\` too\n`)
  expect(stdout).not.toContain('help')
})

test('--json has the version, the decision, the trace and the nearest miss', async () => {
  const { code, stdout } = await evaluateVerb(policyFile(denyOthers(ours), allow()), { fromVpce: other, json: true })
  expect(code).toBe(1)
  const [document, ...more] = documents(stdout)
  expect(more).toEqual([])
  expect(document).toMatchObject({
    version: 1,
    kind: 'evaluation',
    decision: 'ExplicitDeny',
    layer: 'resource-policy',
    decidedBy: [{ index: 0, sid: 'DenyOthers' }],
    missingKeys: [],
    disputed: [],
    assumed: ['api', 'stage'],
    request: { context: { 'aws:SourceVpce': other } },
    nearestMiss: { changes: [{ key: 'aws:SourceVpce', before: other, after: ours }] },
    trace: [{ layer: 'resource-policy', outcome: 'ExplicitDeny', statements: [{ matched: true }, { matched: true }] }],
  })
})

test('keys that the request lacks are told, not assumed; private refuses to go on without them', async () => {
  const policy = policyFile(denyOthers(ours), allow({ Condition: { StringLike: { 'aws:UserAgent': 'curl/*' } } }))
  const { stdout } = await evaluateVerb(policy, {})
  expect(stdout).toContain(
    'missing: `aws:SourceVpce`, `aws:UserAgent` are read by a policy, and the request does not carry them: taken as absent',
  )
  expect(stdout).toContain(`no  StringLike aws:UserAgent: the request does not carry it, the policy has \`curl/*\``)
  const { code, stderr } = await evaluateVerb(policy, { private: true })
  expect(code).toBe(2)
  expect(stderr).toMatch(/^error\[INCOMPLETE_REQUEST\]: .*aws:SourceVpce/)
})

test('PS-66: a decision that hangs on a disputed fact names it, and follows the reading that is chosen', async () => {
  const policy = policyFile(allow({ Resource: 'arn:aws:execute-api:*:123456789012:a1b2c3d4e5/*' }))
  const asked = { api: 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5' }
  expect((await evaluateVerb(policy, asked)).stdout).not.toContain('disputed')
  const { stdout } = await evaluateVerb(policyFile(allow({ Condition: { StringLike: { 'aws:UserAgent': '?' } } })), {
    ...asked,
    context: ['aws:UserAgent=🚀'],
  })
  expect(stdout).toContain("disputed: AWS's documents disagree about `PS-27`")
  const other = await evaluateVerb(policyFile(allow({ Condition: { StringLike: { 'aws:UserAgent': '?' } } })), {
    ...asked,
    context: ['aws:UserAgent=🚀'],
    reading: ['PS-27=utf-16-unit'],
  })
  expect(other.code).toBe(1)
})

/** [what, the options, the resource, the context] */
test.each([
  [
    'an endpoint, its VPC and an address inside',
    { fromVpce: ours, fromVpc: 'vpc-0a', sourceIp: '10.0.0.7' },
    { 'aws:SourceVpce': ours, 'aws:SourceVpc': 'vpc-0a', 'aws:VpcSourceIp': '10.0.0.7' },
  ],
  ['PA-53: an address outside', { sourceIp: '203.0.113.7' }, { 'aws:SourceIp': '203.0.113.7' }],
  [
    'keys of any name, with several values',
    { context: ['aws:Referer=a=b', 'aws:PrincipalOrgPaths=o-1/r/', 'aws:principalorgpaths=o-2/r/'] },
    { 'aws:Referer': 'a=b', 'aws:PrincipalOrgPaths': ['o-1/r/', 'o-2/r/'] },
  ],
] as const)('the request: %s', async (_what, options, context) => {
  const { stdout } = await evaluateVerb(policyFile(allow()), { ...options, json: true })
  expect(documents(stdout)[0]).toMatchObject({ request: { context } })
})

test('PA-62, PA-63: the root keeps its slash; API and stage come from the policy where it names one', async () => {
  const api = 'arn:aws:execute-api:eu-west-1:111122223333:z9y8x7w6v5'
  const { stdout } = await evaluateVerb(policyFile(allow({ Resource: `${api}/dev/*` })), { json: true })
  expect(documents(stdout)[0]).toMatchObject({ decision: 'Allow', request: { resource: `${api}/dev/GET/` } })
  const two = policyFile(allow({ Resource: [`${api}/dev/*`, `${api}2/dev/*`] }))
  expect((await evaluateVerb(two, {})).stderr).toMatch(/^error\[AMBIGUOUS_API\]: the policy names 2 APIs\nhelp: .*--api/)
})

test('the policy of the endpoint is asked first, and has its own text', async () => {
  const endpointPolicy = policyFile({ ...allow({ Resource: '*' }), Effect: 'Deny' })
  const { code, stdout } = await evaluateVerb(policyFile(allow()), { fromVpce: ours, endpointPolicy })
  expect(code).toBe(1)
  expect(stdout).toMatch(/^DENIED \(ExplicitDeny\) by the VPC endpoint policy\n/)
  expect(stdout).toContain(`--> ${endpointPolicy}:2:`)
})

test('PA-7, PA-8: a caller with an ARN calls a method of AWS_IAM: its own account gets in by the resource policy alone, another one does not', async () => {
  const policy = policyFile(allow())
  const as = (account: string) => evaluateVerb(policy, { principal: `arn:aws:iam::${account}:user/ann` })
  expect((await as('123456789012')).code).toBe(0)
  const { code, stdout } = await as('999988887777')
  expect(code).toBe(1)
  expect(stdout).toContain('authorization type AWS_IAM\n')
  const identityPolicy = [fileWith('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"execute-api:*","Resource":"*"}]}')]
  expect((await evaluateVerb(policy, { principal: 'arn:aws:iam::999988887777:user/ann', identityPolicy })).code).toBe(0)
})

test('an authorizer and a token say the authorization type', async () => {
  const policy = policyFile(allow())
  expect((await evaluateVerb(policy, { authorizer: 'unauthorized' })).stdout).toMatch(/^DENIED.*by the Lambda authorizer[^]*sees 401 /)
  expect((await evaluateVerb(policy, { token: 'missing' })).stdout).toMatch(/^DENIED[^]*COGNITO_USER_POOLS[^]*sees 401 /)
  expect((await evaluateVerb(policy, { token: 'valid' })).code).toBe(0)
})

describe('errors', () => {
  test('of the policy are all told, at their places', async () => {
    const policy = fileWith(
      '{"Version":"2012-10-17","Statement":[{"Efect":"Allow","Principal":"*",\n"Action":"execute-api:Invoke","Resorce":"*"}]}',
    )
    const { code, stdout, stderr } = await evaluateVerb(policy, { json: true })
    expect(code).toBe(2)
    expect(stderr).toContain(`${policy}:1:39\n`)
    expect(stderr).toContain('^^^^^^^')
    expect(stderr).toContain(`${policy}:2:31\n`)
    expect(documents(stdout)[0]).toMatchObject({
      kind: 'error',
      problems: expect.arrayContaining([expect.objectContaining({ code: 'UNKNOWN_ELEMENT' })]) as unknown,
    })
  })

  test('about a value of it have its place', async () => {
    const policy = policyFile(allow({ Condition: { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/99' } } }))
    const { code, stderr } = await evaluateVerb(policy, {})
    expect(code).toBe(2)
    expect(stderr).toMatch(/^error\[INVALID_VALUE\]: `10.0.0.0\/99`.*\n *--> .*policy.json:2:\d+\n/)
  })

  test('warnings of it go to stderr', async () => {
    const policy = fileWith('{"Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"execute-api:/*"}]}')
    const { code, stderr } = await evaluateVerb(policy, {})
    expect(code).toBe(0)
    expect(stderr).toMatch(/^warning: .*policy.json:1:1: the policy has no `Version`\n$/)
  })

  /** [the options, the code, the help] */
  test.each([
    [{ method: 'ANY' }, 'INVALID_METHOD', 'one verb'],
    [{ path: 'orders' }, 'INVALID_PATH', '--path /orders'],
    [{ api: 'a1b2c3d4e5' }, 'INVALID_ARN', 'arn:aws:execute-api:REGION'],
    [{ fromVpce: 'vpc-0a' }, 'USAGE', undefined],
    [{ context: ['aws:Referer'] }, 'USAGE', 'KEY=VALUE|--context aws:Referer'],
    [{ fromVpce: ours, context: [`aws:SourceVpce=${ours}`] }, 'USAGE', 'say it once'],
    [{ authorizationType: 'LAMBDA' }, 'USAGE', 'COGNITO_USER_POOLS'],
    [{ reading: ['PS-66'] }, 'USAGE', 'PS-66=within-field'],
    [{ reading: ['PS-66=x'] }, 'INVALID_OPTION', 'within-field'],
    [{ token: 'x' }, 'USAGE', '--help'],
    [{ endpointPolicy: 'nowhere.json' }, 'FILE_NOT_FOUND', 'name a file'],
    [{ failOnDeny: true }, 'USAGE', '--help'],
    [{ requests: '-', logFormat: '-' }, 'USAGE', 'one `-`'],
    [{ requests: '-', denied: 'x' }, 'USAGE', 'ask one'],
  ])('%j', async (options, code, help) => {
    const { code: exitCode, stderr } = await evaluateVerb(policyFile(allow()), options)
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(new RegExp(`^error\\[${code}\\]: `))
    if (help !== undefined) expect(stderr).toMatch(new RegExp(`\nhelp: .*(?:${help})`))
  })

  test('no policy at all', async () => {
    expect((await evaluateVerb(undefined, {})).stderr).toMatch(/^error\[USAGE\]: which policy\?\nhelp: /)
  })
})

test("GetRestApi's escaped form is read, and its places are those of the text", async () => {
  const text = `{"Version":"2012-10-17","Statement":[${JSON.stringify(denyOthers(ours))},${JSON.stringify(allow())}]}`
  const { code, stdout } = await evaluateVerb(fileWith(JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/')), { fromVpce: other })
  expect(code).toBe(1)
  expect(stdout).toContain(`help: this would be allowed from \`${ours}\`\n`)
  expect(stdout).toContain('1 | …')
})
