import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { runApply, type ApplyOptions } from '../../src/cli/commands/apply.ts'
import { runPlan } from '../../src/cli/commands/plan.ts'
import { emptyFolder, run } from './command.ts'
import { plain } from './render/plain.ts'
import { inventory, readState, writeState } from './state.ts'

// Each starts a sandbox, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const builder = vi.hoisted(() => ({ isFaulty: false }))
vi.mock('../../src/provision/desired/access-policy.ts', async (original) => {
  const real = await original<typeof import('../../src/provision/desired/access-policy.ts')>()
  const accessPolicy: typeof real.accessPolicy = (config, known) => {
    const policy = real.accessPolicy(config, known)
    // The fault: a Deny that is narrower than its Allow.
    const narrow = [policy.Statement].flat().map((one) => (one.Effect === 'Deny' ? { ...one, Resource: 'execute-api:/test/*' } : one))
    return builder.isFaulty ? { ...policy, Statement: narrow } : policy
  }
  return { ...real, accessPolicy }
})
beforeEach(() => {
  builder.isFaulty = false
})

const endpoint = (name: string): string => `  ${name}:
    vpc: vpc-0a1b2c3d4e5f60718
    subnets: [subnet-0a1b2c3d4e5f60711]
    privateDns: false
    allowFrom: [10.0.0.0/16]
`

/** A folder with a config of one mock, whose access is that of the endpoints. */
function folderWith(endpoints: readonly string[], authorizationType = 'NONE'): string {
  const folder = emptyFolder()
  configure(folder, endpoints, authorizationType)
  return folder
}

function configure(folder: string, endpoints: readonly string[], authorizationType = 'NONE'): void {
  const text = `version: 1
name: orders
account: '123456789012'
region: eu-west-1
kind: private
endpoints:
${endpoints.map(endpoint).join('')}backends:
  health: { mock: { status: 200, body: '{"status":"up"}' } }
api:
  stage: prod
  routes:
    - { path: /health, method: GET, to: health, authorizationType: ${authorizationType} }
access:
${endpoints.map((name) => `  - { endpoint: ${name} }\n`).join('')}`
  writeFileSync(join(folder, 'private-api.yaml'), text)
}

interface Done {
  readonly code?: number
  readonly error?: { readonly code: string; readonly message: string; readonly exitCode: number }
  readonly stdout: string
}

/** Runs `apply` or `plan` in this process. */
async function runs(verb: typeof runApply | typeof runPlan, folder: string, options: ApplyOptions): Promise<Done> {
  const out: string[] = []
  const terminal = {
    data: (text: string) => void out.push(text),
    talk: () => undefined,
    dataColors: plain,
    talkColors: plain,
    isLive: false,
    canAsk: false,
  }
  try {
    const code = await verb(join(folder, 'private-api.yaml'), { sandbox: true, ...options }, terminal)
    return { code, stdout: out.join('') }
  } catch (error) {
    return { error: error as NonNullable<Done['error']>, stdout: out.join('') }
  }
}

test('what is not proved is refused with the request that gets in, before anything is changed, `--yes` or not', async () => {
  builder.isFaulty = true
  const folder = folderWith(['main'])
  const refused = await runs(runApply, folder, { yes: true })
  expect(refused.error).toMatchObject({ code: 'NOT_PROVED', exitCode: 1 })
  expect(refused.error?.message).toMatch(/it is not so that the config lets in only `vpc-endpoint.main`: GET \/prod\/health, anonymous/)
  expect(refused.error?.message).toMatch(/after step 7 \(`stage.prod`\) stage `prod` lets in somebody who does not come through/)
  expect(refused.stdout).toContain('  refuted: nobody gets in but through vpc-endpoint.main: GET /prod/health')
  expect(inventory(folder)).toMatchObject({ apis: 0, endpoints: 0 })
})

test('with `--allow-unproved` it goes on, and the request that was shown gets in indeed', async () => {
  builder.isFaulty = true
  const folder = folderWith(['main'])
  const { code, stdout } = await runs(runApply, folder, { yes: true, allowUnproved: true })
  expect(inventory(folder)).toMatchObject({ apis: 1, stages: 1 })
  expect(stdout).toMatch(/WRONG a stranger's endpoint .* GET \/prod\/health +refused +200/)
  expect(code).toBe(1)
})

test('where access widens, who gains is told, and `--yes` is asked for off a terminal', async () => {
  const folder = folderWith(['main'])
  await runs(runApply, folder, { yes: true })
  configure(folder, ['main', 'partner'])
  const asked = await runs(runApply, folder, {})
  expect(asked.stdout).toMatch(/^ {2}\+ {2}vpc-endpoint\.partner {2}gains {2}NONE {2}GET \/prod\/health$/m)
  expect(asked.stdout).not.toContain('loses')
  expect(asked.error).toMatchObject({
    code: 'NOT_CONFIRMED',
    message: expect.stringContaining('Access widens: vpc-endpoint.partner gains.') as string,
  })
  expect(inventory(folder)).toMatchObject({ endpoints: 1 })
  expect(await runs(runApply, folder, { yes: true })).toMatchObject({ code: 0 })
  expect(inventory(folder)).toMatchObject({ endpoints: 2 })
})

test('where it narrows, who loses is told, and that others get in until the stage switches, as before', async () => {
  const folder = folderWith(['main', 'partner'])
  await runs(runApply, folder, { yes: true })
  configure(folder, ['main'])
  const { stdout } = await runs(runPlan, folder, {})
  expect(stdout).toMatch(/^ {2}- {2}vpce-[0-9a-f]{17} {2}loses {2}NONE {2}GET \/prod\/health$/m)
  expect(stdout).not.toContain('gains')
  expect(stdout).toMatch(
    /^ {2}before step 3 \(stage\.prod\): stage prod lets in others, as before the plan: GET \/prod\/health, aws:SourceVpce = vpce-/m,
  )
  expect(stdout).toMatch(/^ {2}from step 3 \(stage\.prod\) on: closed$/m)
  expect(await runs(runApply, folder, { yes: true })).toMatchObject({ code: 0 })
})

test('a route that asks less is a gain: who need not sign any more gains', async () => {
  const folder = folderWith(['main'], 'AWS_IAM')
  await runs(runApply, folder, { yes: true })
  configure(folder, ['main'], 'NONE')
  const { stdout } = await runs(runPlan, folder, {})
  expect(stdout).toMatch(/^ {2}\+ {2}vpc-endpoint\.main {2}gains {2}AWS_IAM -> NONE {2}GET \/prod\/health$/m)
  expect(stdout).not.toContain('loses')
})

test('--json carries the table and what is proved of each prefix', async () => {
  const folder = folderWith(['main'])
  const { code, stdout } = await run(['plan', '--sandbox', '--json'], { cwd: folder })
  expect(code).toBe(0)
  const { plan } = JSON.parse(stdout) as { readonly plan: { readonly access: object; readonly changes: readonly object[] } }
  expect(plan.access).toMatchObject({
    stage: 'prod',
    allowed: ['vpc-endpoint.main'],
    proof: { verdict: 'holds', authorizationTypes: ['NONE'] },
    rows: [
      {
        who: 'vpc-endpoint.main',
        change: 'gains',
        asks: { after: 'NONE' },
        request: { method: 'GET', path: '/prod/health', caller: 'anonymous', context: { 'aws:SourceVpce': 'vpc-endpoint.main' } },
      },
    ],
    widens: 'yes',
    unknown: [],
    prefixes: [{ from: 0, to: plan.changes.length, open: 'closed', shut: 'never' }],
  })
})

test('a saved plan whose access was painted over is refused all the same', async () => {
  const folder = folderWith(['main'])
  const file = join(folder, 'saved.json')
  builder.isFaulty = true
  await runs(runPlan, folder, { out: file } as ApplyOptions)
  const saved = JSON.parse(readFileSync(file, 'utf8')) as { readonly plan: { access?: object } }
  delete saved.plan.access
  writeFileSync(file, JSON.stringify(saved))
  const terminal = { data: () => undefined, talk: () => undefined, dataColors: plain, talkColors: plain, isLive: false, canAsk: false }
  await expect(runApply(file, { yes: true }, terminal)).rejects.toMatchObject({ code: 'NOT_PROVED' })
  expect(inventory(folder)).toMatchObject({ apis: 0 })
})

test('a deployment that carries the desired name and is open is not served: the plan would be open from that step on', async () => {
  const folder = folderWith(['main'])
  await runs(runApply, folder, { yes: true })
  const world = readState(folder)
  const [api] = Object.values(world.regions['eu-west-1']?.restApis ?? {})
  const [deployment] = Object.values(api?.deployments ?? {})
  const prod = api?.stages.prod
  if (api === undefined || deployment === undefined || prod === undefined) throw new Error('no API')
  const open = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }] }
  api.deployments.zzzzzz = { ...deployment, id: 'zzzzzz', snapshot: { ...deployment.snapshot, policy: JSON.stringify(open) } }
  api.stages.dev = { ...prod, stageName: 'dev', deploymentId: 'zzzzzz' }
  writeState(folder, world)
  const { error, stdout } = await runs(runApply, folder, { yes: true })
  expect(stdout).toMatch(/^ {2}\+ {2}anybody else +gains {2}NONE {2}GET \/prod\/health/m)
  expect(stdout).toContain('  from step 1 (stage.prod) on: stage prod is OPEN: GET /prod/health')
  expect(error).toMatchObject({ code: 'NOT_PROVED', exitCode: 1 })
  const [after] = Object.values(readState(folder).regions['eu-west-1']?.restApis ?? {})
  expect(after?.stages.prod?.deploymentId).toBe(deployment.id)
})
