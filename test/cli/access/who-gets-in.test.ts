import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProve } from '../../../src/cli/commands/prove.ts'
import type { ProveVerbOptions } from '../../../src/cli/prove/prove-verb-options.ts'
import { renderAccess } from '../../../src/cli/prove/render-access.ts'
import { privateApiPolicy, reach, type PolicyDocument } from '../../../src/policy/index.ts'
import { emptyFolder } from '../command.ts'
import { plain } from '../render/plain.ts'

const ours = 'vpce-0a1b2c3d4e5f60718'
const theirs = 'vpce-0123456789abcdef0'

async function ran(
  policy: PolicyDocument,
  options: ProveVerbOptions = {},
  ...others: readonly PolicyDocument[]
): Promise<{ readonly code: number; readonly data: string }> {
  const [file = '', ...more] = [policy, ...others].map((document) => {
    const path = join(emptyFolder(), 'policy.json')
    writeFileSync(path, JSON.stringify(document))
    return path
  })
  const out: string[] = []
  const terminal = {
    data: (text: string) => void out.push(text),
    talk: () => undefined,
    dataColors: plain,
    talkColors: plain,
    isLive: false,
    canAsk: false,
  }
  const code = await runProve(file, options, terminal, more)
  return { code, data: out.join('').replaceAll(file, 'policy.json') }
}

function allowing(
  condition: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>,
  resource = 'execute-api:/*',
): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: resource, Condition: condition },
  }
}

test('without a property prove says who gets in: of the canonical policy in two lines', async () => {
  const { code, data } = await ran(privateApiPolicy({ vpceIds: [ours] }))
  expect(code).toBe(0)
  expect(data.split('\n\nassumed')[0]).toBe(
    [
      'WHO GETS IN to policy.json',
      '  the methods authorize their callers by NONE',
      '',
      `  through ${ours}               always`,
      '  through any other endpoint, or through none  never',
    ].join('\n'),
  )
})

test('the page shows what is printed', async () => {
  const page = readFileSync(new URL('../../../docs/who-gets-in.md', import.meta.url), 'utf8')
  const narrow = JSON.stringify(privateApiPolicy({ vpceIds: [ours] })).replace('"execute-api:/*"', '"execute-api:/prod/*"')
  const printed = await Promise.all(
    [privateApiPolicy({ vpceIds: [ours] }), JSON.parse(narrow) as PolicyDocument].map((policy) => ran(policy)),
  )
  for (const { data } of printed) expect(page).toContain(/(?<=\n\n)[^]*?(?=\n\n)/.exec(data)?.[0] ?? 'nothing is printed')
})

test('several policies are one table, and proved one by one', async () => {
  const [first, second] = [privateApiPolicy({ vpceIds: [ours] }), privateApiPolicy({ vpceIds: [theirs] })]
  const together = await ran(first, {}, second)
  expect(together.data).toContain(`WHO GETS IN to 2 APIs\n  the methods authorize their callers by NONE\n\nthrough ${ours}\n`)
  expect((await ran(first, { onlyFromVpce: ours }, second)).code).toBe(1)
  expect((await ran(first, { onlyFromVpce: `${ours},${theirs}` }, second)).code).toBe(0)
})

test('it shows two requests that differ in what decides', async () => {
  const { data } = await ran(
    allowing({ StringEquals: { 'aws:SourceVpc': 'vpc-0a1b2c3d', 'aws:UserAgent': 'batch' } }, 'execute-api:/prod/GET/*'),
  )
  expect(data).toContain(
    [
      '  from vpc-0a1b2c3d                  prod/GET/*       sometimes, by aws:UserAgent (1)',
      '                                     everything else  never',
      '  from any other VPC, or from none   everything       never',
    ]
      .join('\n')
      .replace(/ {2}from vpc-0a1b2c3d +/, '  from vpc-0a1b2c3d                 ')
      .replace(/\n {37}/, `\n${' '.repeat(36)}`)
      .replace('from none   ', 'from none  '),
  )
  expect(data).toContain('(1) this request gets in:\n')
  expect(data).toContain('    and without this it does not:\n      aws:UserAgent = batch\n')
})

test('--json writes it in full', async () => {
  const { code, data } = await ran(privateApiPolicy({ vpceIds: [ours] }), { json: true })
  expect(code).toBe(0)
  expect(JSON.parse(data)).toMatchObject({
    version: 1,
    kind: 'access',
    authorizationType: 'NONE',
    rows: [
      { api: 'policy.json', who: [{ of: 'aws:SourceVpce', values: [ours] }], where: [], access: { kind: 'always' } },
      { who: [{ others: true, absent: true }], access: { kind: 'never' } },
    ],
    leftOut: [],
    unread: [],
  })
})

test('what is not known exits with 3', async () => {
  const policy = allowing({ StringEquals: { 'aws:SourceVpce': ours } }, 'arn:aws:execute-api')
  const { code, data } = await ran(policy, { api: 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5' })
  expect(code).toBe(3)
  expect(data).toContain("unknown: AWS's documents are at odds over it: PS-104")
})

test('several APIs stand beneath the callers, those with the same answer in one line', () => {
  const policy = privateApiPolicy({ vpceIds: [ours] })
  const both = privateApiPolicy({ vpceIds: [ours, theirs], routes: [{ stage: 'prod' }] })
  const { rows } = reach([
    { name: 'orders', policy },
    { name: 'reports', policy: both },
    { name: 'users', policy },
  ])
  expect(renderAccess(rows, plain)).toBe(
    [
      `through ${ours}`,
      '  orders, users  everything       always',
      '  reports        prod/*           always',
      '                 everything else  never',
      '',
      `through ${theirs}`,
      '  orders, users  everything       never',
      '  reports        prod/*           always',
      '                 everything else  never',
      '',
      'through any other endpoint, or through none',
      '  orders, reports, users  everything  never',
      '',
    ].join('\n'),
  )
})

test.each([
  [allowing({ IpAddress: { 'aws:VpcSourceIp': ['10.0.0.0/16', '10.9.0.0/24'] } }), 'at 10.0.0.0/16 or 10.9.0.0/24 in the VPC'],
  [allowing({ StringLike: { 'aws:SourceVpce': 'vpce-*' } }), 'through any endpoint'],
  [allowing({ StringEquals: { 'aws:VpceOrgID': 'o-1' } }), 'aws:VpceOrgID o-1'],
  [allowing({ StringEquals: { 'aws:SourceVpce': ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((one) => `vpce-${one}`) } }), 'vpce-e or 2 more'],
])('%#: %s', async (policy, words) => {
  expect((await ran(policy)).data).toContain(words)
})
