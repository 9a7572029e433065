import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { edit, emptyFolder, ordersFolder, run } from './command.ts'
import { inventory } from './state.ts'

// Each starts processes, and the machine may be busy.
vi.setConfig({ testTimeout: 180_000 })

const apply = ['apply', '--sandbox', '--yes']

test('a config that is wrong in several places is told as rustc does, all at once', async () => {
  const cwd = emptyFolder()
  writeFileSync(
    join(cwd, 'private-api.yaml'),
    `version: 1
nmae: orders
name: orders
region: eu-wset-1
kind: private
endpoints: { main: { id: vpce-0a1b2c3d } }
backends: { health: { mock: {} } }
api: { stage: prod, routes: [{ path: /, method: GET, to: health, authorizationType: 7 }] }
access: [{ endpoint: mian }]
`,
  )
  expect(await run(apply, { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: `error[UNKNOWN_KEY]: unknown key \`nmae\`
 --> private-api.yaml:2:1
  |
2 | nmae: orders
  | ^^^^
help: did you mean \`name\`?

error[UNKNOWN_REGION]: \`eu-wset-1\` is not a Region with API Gateway
 --> private-api.yaml:4:9
  |
4 | region: eu-wset-1
  |         ^^^^^^^^^
help: did you mean \`eu-west-1\`?

error[WRONG_TYPE]: \`api.routes[0].authorizationType\` is the number \`7\`, not an authorization type
 --> private-api.yaml:8:85
  |
8 | api: { stage: prod, routes: [{ path: /, method: GET, to: health, authorizationType: 7 }] }
  |                                                                                     ^
help: one of \`NONE\`, \`AWS_IAM\`, \`CUSTOM\`, \`COGNITO_USER_POOLS\`

error[UNKNOWN_NAME]: there is no endpoint \`mian\`
 --> private-api.yaml:9:22
  |
9 | access: [{ endpoint: mian }]
  |                      ^^^^
help: did you mean \`main\`?
`,
  })
})

/** [what, the config's text before, after, the code, the marked line] */
test.each([
  ['not YAML', 'name: orders', 'name: [orders', 'NOT_YAML', undefined],
  ['an unknown key', 'privateDns: true', 'privatDns: true', 'UNKNOWN_KEY', '    privatDns: true'],
  ['a wrong type', 'port: 80', 'port: eighty', 'WRONG_TYPE', '      port: eighty'],
  ['an unknown Region', 'eu-west-1', 'mars-north-1', 'UNKNOWN_REGION', 'region: mars-north-1'],
  [
    'a subnet that is not there',
    'subnet-0a1b2c3d4e5f60712',
    'subnet-0a1b2c3d',
    undefined,
    '    subnets: [subnet-0a1b2c3d4e5f60711, subnet-0a1b2c3d]',
  ],
] as const)('%s', async (_what, before, after, code, marked) => {
  const cwd = ordersFolder()
  edit(cwd, before, after)
  const { code: exitCode, stderr } = await run(apply, { cwd })
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(code === undefined ? /^error\[[A-Z_]+\]: /m : `error[${code}]: `)
  expect(stderr).toMatch(/--> private-api.yaml:\d+:\d+/)
  expect(stderr).toMatch(/^help: /m)
  if (marked !== undefined) expect(stderr).toContain(` | ${marked}\n`)
})

test('a missing file, and no file at all', async () => {
  const cwd = emptyFolder()
  const missing = await run([...apply, 'orders.yaml'], { cwd })
  expect(missing.code).toBe(2)
  expect(missing.stderr).toMatch(/^error\[CONFIG_NOT_FOUND\]: there is no file `orders.yaml`\nhelp: .*apply-private-api init/)
  const none = await run(apply, { cwd })
  expect(none.code).toBe(2)
  expect(none.stderr).toMatch(/^error\[CONFIG_NOT_FOUND\]: .*\nhelp: .*apply-private-api init/)
})

test.each([
  [['aply'], 'UNKNOWN_VERB', 'the verbs are `apply`'],
  [['apply', '--yess'], 'USAGE', 'did you mean `--yes`?'],
  [['plan', 'a.yaml', 'b.yaml'], 'USAGE', 'apply-private-api --help'],
  [['sandbox', '--port', 'x'], 'USAGE', 'apply-private-api --help'],
  [['sandbox', '--port', '99999'], 'BAD_OPTION', 'a port is'],
  [['sandbox', '--speed', '0'], 'BAD_OPTION', 'a speed is'],
])('%j is refused', async (args, code, help) => {
  const { code: exitCode, stdout, stderr } = await run(args, { cwd: emptyFolder() })
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  expect(stderr).toMatch(new RegExp(`^error\\[${code}\\]: .*\nhelp: .*${help.replaceAll('?', '\\?')}`))
})

test('without credentials the error says how to get them, and that the sandbox needs none', async () => {
  const { code, stderr } = await run(['plan'], { cwd: ordersFolder() })
  expect(code).toBe(2)
  expect(stderr).toMatch(/^error\[NO_CREDENTIALS\]: .*\nhelp: .*AWS_PROFILE.*`--sandbox` needs no credentials/)
})

test('nothing is applied or destroyed without a person or --yes', async () => {
  const cwd = ordersFolder()
  const { code, stdout, stderr } = await run(['apply', '--sandbox'], { cwd })
  expect(code).toBe(2)
  expect(stdout).toContain('Plan: 14 to add')
  expect(stderr).toMatch(/^error\[NOT_CONFIRMED\]: .*\nhelp: say `--yes`/m)
  expect(inventory(cwd)).toMatchObject({ endpoints: 0, apis: 0 })
})

test.each([
  ['node nowhere.mjs', /`node nowhere.mjs` ended with exit code 1/, /Cannot find module/],
  ['no-such-program --x', /`no-such-program --x` cannot be found/, /it wrote nothing/],
  ["node 'backend.mjs", /is not a command line/, /it wrote nothing/],
])('a backend that does not start: %s', async (command, why, output) => {
  const cwd = ordersFolder()
  edit(cwd, 'orders: node backend.mjs', `orders: ${JSON.stringify(command)}`)
  const { code, stderr } = await run(apply, { cwd })
  expect(code).toBe(2)
  expect(stderr).toMatch(/^error\[BACKEND_NOT_STARTED\]: the backend `orders` did not start/)
  expect(stderr).toMatch(why)
  expect(stderr).toMatch(output)
  expect(stderr).toMatch(/--> private-api.yaml:\d+:\d+/)
  expect(inventory(cwd)).toMatchObject({ endpoints: 0, apis: 0 })
})

test('a target that never gets healthy', async () => {
  const cwd = ordersFolder()
  edit(cwd, 'sandbox:\n  run: { orders: node backend.mjs }', '')
  const { code, stderr } = await run(apply, { cwd })
  expect(code).toBe(2)
  expect(stderr).toMatch(/^error\[TARGETS_UNHEALTHY\]: .*10\.0\.1\.10/m)
  expect(stderr).toMatch(/^help: /m)
  expect(inventory(cwd)).toMatchObject({ stages: 0 })
})

test('--json tells errors on stdout as well', async () => {
  const { code, stdout } = await run(['plan', 'nowhere.yaml', '--json'], { cwd: emptyFolder() })
  expect(code).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, kind: 'error', problems: [{ code: 'CONFIG_NOT_FOUND' }] })
})
