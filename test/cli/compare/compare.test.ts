import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder, run, type Ran } from '../command.ts'

interface Document {
  readonly relation: string
  readonly gains: { readonly resource: string } | null
  readonly loses: { readonly resource: string } | null
  readonly subject: string
  readonly presence: string
  readonly changes: readonly string[]
}

const allow = (...vpces: readonly string[]): object => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Ours',
      Effect: 'Allow',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: 'execute-api:/*',
      Condition: { StringEquals: { 'aws:SourceVpce': vpces } },
    },
  ],
})

interface Api {
  readonly policy?: object
  readonly type?: string
  readonly authorization?: string
}

function template(apis: Readonly<Record<string, Api>>): object {
  const resources = Object.entries(apis).flatMap(([id, { policy, type = 'PRIVATE', authorization = 'NONE' }]) => [
    [id, { Type: 'AWS::ApiGateway::RestApi', Properties: { EndpointConfiguration: { Types: [type] }, ...(policy && { Policy: policy }) } }],
    [`${id}Get`, { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: { Ref: id }, AuthorizationType: authorization } }],
  ])
  return { Resources: Object.fromEntries(resources) as object }
}

/** Runs `compare` on two inputs. */
function compare(before: object, after: object, ...options: readonly string[]): Promise<Ran> {
  const cwd = emptyFolder()
  for (const [name, input] of [
    ['before.json', before],
    ['after.json', after],
  ] as const)
    writeFileSync(join(cwd, name), JSON.stringify(input, undefined, 2))
  return run(['compare', 'before.json', 'after.json', ...options], { cwd })
}

const documents = ({ stdout }: Ran): readonly Document[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Document)

const [one, two] = [allow('vpce-1'), allow('vpce-2')]
const both = allow('vpce-1', 'vpce-2')

test.each([
  ['equivalent', one, one, false, false, 0],
  ['wider', one, both, true, false, 1],
  ['narrower', both, one, false, true, 0],
  ['incomparable', one, two, true, true, 1],
] as const)('of two policies: %s', async (relation, before, after, gains, loses, code) => {
  const ran = await compare(before, after, '--json')
  const [document] = documents(ran)
  expect(document?.relation).toBe(relation)
  expect([document?.gains !== null, document?.loses !== null]).toEqual([gains, loses])
  expect(ran.code).toBe(code)
})

test.each([
  ['wider', 1],
  ['incomparable', 0],
  ['unknown', 0],
  ['never', 0],
  ['narrower,wider', 1],
] as const)('a wider one with --fail-on %s exits with %i', async (failOn, code) => {
  expect((await compare(one, both, '--fail-on', failOn)).code).toBe(code)
})

test.each([
  ['unknown', 1],
  ['wider', 3],
  ['never', 3],
] as const)('one that is not known with --fail-on %s exits with %i', async (failOn, code) => {
  const later = template({ Api: { policy: { Ref: 'Document' } } })
  expect((await compare(template({ Api: { policy: one } }), later, '--fail-on', failOn)).code).toBe(code)
})

test('APIs are paired by their logical ids; one that is new or gone is compared with nobody', async () => {
  const ran = await compare(
    template({ Kept: { policy: one }, Gone: { policy: one } }),
    template({ New: { policy: two }, Kept: { policy: both } }),
    '--json',
  )
  expect(documents(ran).map(({ subject, presence, relation }) => [subject, presence, relation])).toEqual([
    ['Kept', 'both', 'wider'],
    ['Gone', 'removed', 'narrower'],
    ['New', 'added', 'wider'],
  ])
})

test.each([
  [{ type: 'PRIVATE' }, { type: 'REGIONAL' }, 'wider', 'endpoint type PRIVATE -> REGIONAL: it can be called from the internet'],
  [{ type: 'EDGE' }, { type: 'PRIVATE' }, 'narrower', 'endpoint type EDGE -> PRIVATE: it can be called through VPC endpoints only'],
  [{ type: 'EDGE' }, { type: 'REGIONAL' }, 'equivalent', 'endpoint type EDGE -> REGIONAL'],
  [
    { authorization: 'AWS_IAM' },
    { authorization: 'NONE' },
    'wider',
    'methods authorize by NONE now, by AWS_IAM before: some ask their callers for nothing',
  ],
  [{ authorization: 'AWS_IAM' }, { authorization: 'CUSTOM' }, 'unknown', 'methods authorize by CUSTOM now, by AWS_IAM before'],
] as const)('%j -> %j is %s', async (before, after, relation, change) => {
  const ran = await compare(template({ Api: { policy: one, ...before } }), template({ Api: { policy: one, ...after } }), '--json')
  expect(documents(ran)).toMatchObject([{ relation, changes: [change] }])
  expect(ran.code).toBe({ wider: 1, narrower: 0, equivalent: 0, unknown: 3 }[relation])
})

test('what opens by its endpoint type and loses by its policy is incomparable, and fails without a request that gains', async () => {
  const ran = await compare(template({ Api: { policy: both } }), template({ Api: { policy: one, type: 'REGIONAL' } }), '--json')
  expect(documents(ran)).toMatchObject([{ relation: 'incomparable', gains: null }])
  expect(ran.code).toBe(1)
})

test('what a policy loses without one, and gains', async () => {
  const [without, withOne] = [template({ Api: { type: 'REGIONAL' } }), template({ Api: { type: 'REGIONAL', policy: one } })]
  expect(documents(await compare(without, withOne, '--json'))).toMatchObject([{ relation: 'narrower' }])
  expect(documents(await compare(withOne, without, '--json'))).toMatchObject([{ relation: 'wider' }])
})

test('the text shows the request, and the statement that lets it in, in its file', async () => {
  const { stdout } = await compare(template({ Api: { policy: one } }), template({ Api: { policy: both } }))
  expect(stdout).toContain('WIDER Api\n  the methods authorize their callers by NONE\n\n+ this request gets in now and did not before:\n')
  expect(stdout).toContain('aws:SourceVpce = vpce-2\n')
  expect(stdout).toMatch(/let in by statement 0 `Ours` \(Allow\)\n +--> after\.json:14:13\n/)
})

test('Markdown is a table with the requests folded away', async () => {
  const { stdout } = await compare(
    template({ Api: { policy: one }, Same: { policy: one } }),
    template({ Api: { policy: both, type: 'REGIONAL' }, Same: { policy: one } }),
    '--format',
    'markdown',
  )
  expect(stdout).toContain(`### Who gets in: 1 wider, 1 equivalent

| API | access | endpoint | authorization |
|---|---|---|---|
| \`Api\` | 🔴 **wider** | PRIVATE -> REGIONAL | NONE |
| \`Same\` | 🟢 **equivalent** | PRIVATE | NONE |

- \`Api\`: endpoint type PRIVATE -> REGIONAL: it can be called from the internet

<details><summary>Api: a request that gets in now and did not before</summary>

\`\`\`text
`)
})

test('one plan of Terraform holds both states', async () => {
  const cwd = emptyFolder()
  const rest = {
    id: 'a1b2c3d4e5',
    execution_arn: 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5',
    endpoint_configuration: [{ types: ['PRIVATE'] }],
  }
  const change = (before: object, after: object): object => ({ before, after, after_unknown: {} })
  const named = (type: string, name: string, changed: object): object => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    change: changed,
  })
  const plan = {
    resource_changes: [
      named('aws_api_gateway_rest_api', 'orders', change(rest, rest)),
      named(
        'aws_api_gateway_rest_api_policy',
        'orders',
        change({ rest_api_id: rest.id, policy: JSON.stringify(one) }, { rest_api_id: rest.id, policy: JSON.stringify(both) }),
      ),
    ],
  }
  writeFileSync(join(cwd, 'plan.json'), JSON.stringify(plan))
  const ran = await run(['compare', 'plan.json', '--json'], { cwd })
  expect(documents(ran)).toMatchObject([
    {
      relation: 'wider',
      subject: 'aws_api_gateway_rest_api.orders',
      gains: { resource: expect.stringContaining(rest.execution_arn) as string },
    },
  ])
  expect(ran.code).toBe(1)
})

test.each([
  [['policy.json'], 'compare `policy.json` with what?'],
  [[], 'what is to be compared?'],
  [['policy.json', 'policy.json', '--format', 'html'], '`--format` takes `text`, `json` or `markdown`, not `html`'],
  [
    ['policy.json', 'policy.json', '--fail-on', 'worse'],
    '`--fail-on` takes `wider`, `narrower`, `incomparable`, `unknown`, `never`, not `worse`',
  ],
])('%j is refused', async (args, message) => {
  const cwd = emptyFolder()
  writeFileSync(join(cwd, 'policy.json'), JSON.stringify(one))
  const { code, stderr } = await run(['compare', ...args], { cwd })
  expect(stderr).toContain(`error[USAGE]: ${message}\n`)
  expect(code).toBe(2)
})
