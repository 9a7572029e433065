import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProve } from '../../../src/cli/commands/prove.ts'
import type { ProveVerbOptions } from '../../../src/cli/prove/prove-verb-options.ts'
import { privateApiPolicy } from '../../../src/policy/index.ts'
import { emptyFolder } from '../command.ts'
import { plain } from '../render/plain.ts'

const ours = 'vpce-0a1b2c3d4e5f60718'
const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const narrow = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Deny", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/prod/*",
      "Condition": { "StringNotEquals": { "aws:SourceVpce": "${ours}" } } },
    { "Sid": "Everyone", "Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*" }
  ]
}`

/** Runs the verb on a policy and gives what it prints, with the policy's path shortened. */
async function ran(policy: string, options: ProveVerbOptions): Promise<{ readonly code: number; readonly data: string }> {
  const file = join(emptyFolder(), 'policy.json')
  writeFileSync(file, policy)
  const out: string[] = []
  const code = await runProve(file, options, {
    data: (text) => void out.push(text),
    talk: () => undefined,
    dataColors: plain,
    talkColors: plain,
    isLive: false,
    canAsk: false,
  })
  return { code, data: out.join('').replaceAll(file, 'policy.json') }
}

test('what holds exits with 0 and says what it takes for granted', async () => {
  const { code, data } = await ran(JSON.stringify(privateApiPolicy({ vpceIds: [ours] })), { onlyFromVpce: ours })
  expect(code).toBe(0)
  expect(data).toBe(
    [
      `HOLDS for policy.json: only from the VPC endpoint ${ours}`,
      '  the methods authorize their callers by NONE',
      "  no request breaks it, under any reading of what AWS's documents dispute",
      '',
      'assumed: requests ask for execute-api:Invoke',
      'assumed: requests are for the API that the policy is attached to',
      'assumed: the API may be public: requests may lack the keys of a VPC endpoint',
      "assumed: the VPC endpoint's own policy lets everything through",
      'assumed: requests carry at most one value under aws:SourceVpce',
      '',
    ].join('\n'),
  )
})

test('what fails exits with 1 and shows the request, and the statement that lets it in', async () => {
  const { code, data } = await ran(narrow, { onlyFromVpce: ours, api })
  expect(code).toBe(1)
  expect(data).toContain(
    [
      `FAILS for policy.json: only from the VPC endpoint ${ours}`,
      '  the methods authorize their callers by NONE',
      '',
      'this request gets in:',
      `  ${api}/dev/GET/orders`,
      '  caller anonymous',
      '  aws:SourceIp = 203.0.113.7',
      '',
      '  # at 203.0.113.7',
      '  curl https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/dev/orders',
      '',
      'let in by statement 1 `Everyone` (Allow)',
      ' --> policy.json:6:5',
    ].join('\n'),
  )
})

test('what fails comes with its nearest repair, at its place', async () => {
  const { data } = await ran(narrow, { onlyFromVpce: ours, api })
  expect(data).toContain('\nrepair: widen the Resource of the Deny in statement 0 to `execute-api:/*`\n --> policy.json:4:87\n')
  const keptOut = await ran(narrow.replace('execute-api:/prod/*', 'execute-api:/*').replace('NotEquals', 'Equals'), {
    onlyFromVpce: ours,
    api,
  })
  expect(keptOut.data).toContain(`\nno repair: \`${ours}\` is kept out as it is`)
})

test('--json gives the policy with its repair, and the request as a command', async () => {
  const { repair, curl } = JSON.parse((await ran(narrow, { onlyFromVpce: ours, api, json: true })).data) as Record<string, unknown>
  expect(repair).toMatchObject({
    kind: 'repair',
    edits: [{ pointer: '/Statement/0/Resource' }],
    policy: { Statement: [{ Effect: 'Deny', Resource: 'execute-api:/*' }, { Sid: 'Everyone' }] },
  })
  expect(curl).toContain('/dev/orders\n')
})

test('--json writes one document', async () => {
  const { code, data } = await ran(narrow, { notPublic: true, api, json: true })
  expect(code).toBe(1)
  expect(JSON.parse(data)).toMatchObject({
    version: 1,
    kind: 'proof',
    verdict: 'fails',
    property: 'notPublic',
    subject: 'policy.json',
    counterexample: { resource: `${api}/dev/GET/orders`, context: { 'aws:SourceIp': '203.0.113.7' } },
    statements: [{ index: 1, sid: 'Everyone' }],
  })
})

test('what is not known exits with 3, and says why', async () => {
  const { code, data } = await ran(narrow.replace('/prod/*', '/prod/${aws:username}/*').replace(`"${ours}"`, '["a", "b"]'), {
    notLockedOut: ours,
    api,
  })
  expect(code).toBe(3)
  expect(data).toContain('it depends on what `aws:username` stands for')
})

test('one property is asked for, not two', async () => {
  await expect(ran(narrow, { notPublic: true, notLockedOut: true })).rejects.toThrow('one property is proved at a time')
})

test.each([
  [{ onlyFromVpc: 'vpc-1' }, 1],
  [{ onlyFromOrg: 'o-1' }, 1],
  [{ onlyFromAccounts: '111122223333', authorizationType: 'AWS_IAM' }, 1],
  [{ notLockedOut: true }, 0],
  [{ notLockedOut: ours }, 0],
  [{ covers: 'prod/GET/orders,dev/GET/' }, 0],
  [{ covers: 'prod/GET/orders', action: ['execute-api:InvalidateCache'] }, 1],
  [{ notPublic: true, reading: ['PS-66=within-field'], private: true }, 1],
] as const)('%j exits with %i', async (options, code) => {
  expect((await ran(narrow, { api, ...options })).code).toBe(code)
})
