import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { edit, ordersFolder, run } from './command.ts'
import { inventory, readState, writeState } from './state.ts'

// Each starts processes, and the machine may be busy.
vi.setConfig({ testTimeout: 180_000 })

const example = {
  apis: 1,
  stages: 1,
  deployments: 1,
  resources: 4,
  links: 1,
  endpoints: 1,
  groups: 1,
  balancers: 1,
  targetGroups: 1,
  listeners: 1,
}
const nothing = Object.fromEntries(Object.keys(example).map((kind) => [kind, 0]))
const apply = ['apply', '--sandbox', '--yes']

test('apply, apply again, plan and destroy on the sandbox: the whole life of the example', async () => {
  const cwd = ordersFolder()
  const first = await run(apply, { cwd })
  expect(first).toMatchObject({ code: 0 })
  expect(first.stdout).toContain('Plan: 14 to add, 0 to change, 0 to destroy.')
  expect(first.stderr).toContain('vpc-link.orders: creating')
  const table = first.stdout.slice(first.stdout.indexOf('SIMULATED: real HTTP requests'))
  expect(table).toMatch(/ok {2}endpoint main \(vpce-[0-9a-f]{17}\) +GET \/prod\/orders\/1 +allowed +200 \{"from":"orders"/)
  // PA-27: the body and the error type of a denial; PA-36: what the public side says.
  expect(table).toMatch(
    /ok {2}a stranger's endpoint .* GET \/prod\/orders\/1 +refused +403 AccessDeniedException \{"Message":"User: anonymous is not/,
  )
  expect(table).toMatch(/ok {2}the public side +GET \/prod\/orders\/1 +refused +403 ForbiddenException \{"message":"Forbidden"\}/)
  expect(table).toContain('6 of 6 answers are as expected.')
  expect(readFileSync(join(cwd, '.apply-private-api/orders.log'), 'utf8')).toBe('GET /orders/1\n')
  expect(inventory(cwd)).toEqual(example)

  const again = await run(['--sandbox', '--yes', 'private-api.yaml'], { cwd })
  expect(again).toMatchObject({ code: 0 })
  expect(again.stdout).toContain('No changes. All 14 resources of orders are as the config says.')
  expect(again.stdout).toContain('6 of 6 answers are as expected.')
  expect(inventory(cwd)).toEqual(example)

  const plan = await run(['plan', '--sandbox', '--exit-code'], { cwd })
  expect(plan).toMatchObject({ code: 0 })
  expect(plan.stdout).toMatch(/^SIMULATED: stack orders, account 123456789012, eu-west-1\n\nAccess to stage prod\n(.*\n){2}\nNo changes\./)

  const destroyed = await run(['destroy', '--sandbox', '--yes'], { cwd })
  expect(destroyed).toMatchObject({ code: 0 })
  expect(destroyed.stdout).toContain('Plan: 0 to add, 0 to change, 8 to destroy.')
  expect(inventory(cwd)).toEqual(nothing)
  const { vpcLinks, vpcEndpoints, networkInterfaces } = readState(cwd).regions['eu-west-1'] ?? {}
  expect({ vpcLinks, vpcEndpoints, networkInterfaces }).toEqual({ vpcLinks: {}, vpcEndpoints: {}, networkInterfaces: {} })
  expect(await run(['destroy', '--sandbox', '--yes'], { cwd })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('No changes. Nothing of orders is left to destroy.') as unknown,
  })
  expect(existsSync(join(cwd, '.apply-private-api/lock'))).toBe(false)
})

test('a policy that is saved and not deployed changes nothing for callers, and apply brings it back', async () => {
  const cwd = ordersFolder()
  await run(apply, { cwd })
  const world = readState(cwd)
  const api = Object.values(world.regions['eu-west-1']?.restApis ?? {})[0]
  if (api?.policy === undefined) throw new Error('no API')
  const opened = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }] }
  const deployed = api.policy
  api.policy = JSON.stringify(opened)
  writeState(cwd, world)

  const plan = await run(['plan', '--sandbox', '--exit-code'], { cwd })
  expect(plan.code).toBe(1)
  expect(plan.stdout).toContain('~ rest-api.api')
  const again = await run(apply, { cwd })
  expect(again).toMatchObject({ code: 0 })
  expect(again.stdout).toContain('6 of 6 answers are as expected.')
  const now = Object.values(readState(cwd).regions['eu-west-1']?.restApis ?? {})[0]
  expect(JSON.parse(now?.policy ?? '')).toEqual(JSON.parse(deployed))
})

test('a narrower access is deployed, not only saved', async () => {
  const cwd = ordersFolder()
  await run(apply, { cwd })
  edit(cwd, '- { endpoint: main }', '- { endpoint: main, methods: [GET], paths: [/health] }')
  const narrowed = await run(apply, { cwd })
  expect(narrowed.stdout).toMatch(/ok {2}endpoint main .* GET \/prod\/orders\/1 +refused +403 AccessDeniedException/)
  expect(narrowed.stdout).toMatch(/ok {2}endpoint main .* GET \/prod\/health +allowed +200/)
  expect(narrowed).toMatchObject({ code: 0 })
  expect(narrowed.stdout).toContain('the backend `orders` heard of nothing')
})

test('--json gives one document a line, each with its version and kind', async () => {
  const cwd = ordersFolder()
  const { code, stdout } = await run([...apply, '--json'], { cwd })
  expect(code).toBe(0)
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly version: number; readonly kind: string })
  expect(new Set(lines.map(({ version }) => version))).toEqual(new Set([1]))
  expect(lines.map(({ kind }) => kind).filter((kind, index, all) => kind !== all[index - 1])).toEqual(
    expect.arrayContaining(['plan', 'change-started', 'waiting', 'change-done', 'verified', 'done', 'probe']),
  )
  expect(lines[0]).toMatchObject({ kind: 'plan', simulated: true, plan: { intent: 'apply', stack: 'orders' } })
  expect(lines.at(-1)).toMatchObject({ kind: 'probe', simulated: true, logs: [{ name: 'orders', lines: ['GET /orders/1'] }] })
})

test('a saved plan is carried out as it is, or refused when it is stale', async () => {
  const cwd = ordersFolder()
  const planned = await run(['plan', '--sandbox', '--out', 'orders.plan.json', '--exit-code'], { cwd })
  expect(planned.code).toBe(1)
  expect(await run(['apply', 'orders.plan.json', '--yes'], { cwd })).toMatchObject({ code: 0 })
  expect(inventory(cwd)).toEqual(example)
  const stale = await run(['apply', 'orders.plan.json', '--yes'], { cwd })
  expect(stale.code).toBe(2)
  expect(stale.stderr).toContain('error[STALE_PLAN]')
  expect(inventory(cwd)).toEqual(example)
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle: exit code 130, and the same command goes on where it stopped',
  async (signal) => {
    const cwd = ordersFolder()
    const stopped = await run(apply, {
      cwd,
      onTalk: (all, child) => {
        if (all.includes('load-balancer.orders: creating') && !all.includes('stopping')) child.kill(signal)
      },
    })
    expect(stopped).toMatchObject({ code: 130 })
    expect(stopped.stderr).toContain('error[INTERRUPTED]')
    expect(stopped.stderr).toContain('help: run the same command again')
    expect(inventory(cwd)).toMatchObject({ endpoints: 1, stages: 0 })
    expect(await run(apply, { cwd })).toMatchObject({ code: 0 })
    expect(inventory(cwd)).toEqual(example)
  },
)
