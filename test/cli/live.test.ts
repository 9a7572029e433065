import { expect, test, vi } from 'vitest'
import { privateApiPolicy, type PolicyDocument } from '../../src/policy/index.ts'
import { join } from 'node:path'
import { runProve } from '../../src/cli/commands/prove.ts'
import type { ProveVerbOptions } from '../../src/cli/prove/prove-verb-options.ts'
import { emptyFolder, run, type Ran } from './command.ts'
import { liveStand } from './live-stand.ts'
import { plain } from './render/plain.ts'

// Each starts processes, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const open: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'Everyone', Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
}
const foreign = 'vpce-0123456789abcdef0'
const only = (vpceId: string): PolicyDocument => privateApiPolicy({ vpceIds: [vpceId] })
const allowOnly = (vpceId: string): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: 'execute-api:/*',
      Condition: { StringEquals: { 'aws:SourceVpce': vpceId } },
    },
  ],
})

/** Runs the verb in this process, on the sandbox of a folder. */
async function proved(folder: string, options: ProveVerbOptions): Promise<{ readonly code: number; readonly stdout: string }> {
  const out: string[] = []
  const given = { region: 'eu-west-1', sandbox: true, state: join(folder, '.apply-private-api'), ...options }
  const code = await runProve(undefined, given, {
    data: (text) => void out.push(text),
    talk: () => undefined,
    dataColors: plain,
    talkColors: plain,
    isLive: false,
    canAsk: false,
  })
  return { code, stdout: out.join('') }
}

function prove(cwd: string, api: string, ...more: readonly string[]): Promise<Ran> {
  return run(['prove', '--api', api, '--sandbox', '--region', 'eu-west-1', ...more], { cwd })
}

test('saved safe, deployed open: it fails for the stage, and a deployment is missing', async () => {
  const cwd = emptyFolder()
  const { api, endpoint } = await liveStand(cwd, async (stand) => {
    await stand.save(open)
    await stand.deploy('prod')
    await stand.save(only(stand.endpoint))
  })
  const { code, stdout } = await prove(cwd, api, '--only-from-vpce', endpoint)
  expect(stdout).toContain(`SIMULATED: REST API ${api} (theirs), account 123456789012, eu-west-1: PRIVATE`)
  expect(stdout).toMatch(/^FAILS {4}prod +fails +holds +NONE on 1$/m)
  expect(stdout).toContain('NONE on GET /: this request gets in\n')
  expect(stdout).toMatch(new RegExp(`^ {4}curl https://${api}\\.execute-api\\.eu-west-1\\.amazonaws\\.com/prod/$`, 'm'))
  expect(stdout).toContain('let in by statement 0 `Everyone` (Allow)')
  expect(stdout).toContain('warning: what is saved holds, and is not deployed here')
  expect(stdout).toContain(`aws apigateway create-deployment --rest-api-id ${api} --stage-name prod`)
  expect(code).toBe(1)
})

test('saved open, deployed safe: it holds for the stage, and the next deployment breaks it', async () => {
  const cwd = emptyFolder()
  const { api, endpoint } = await liveStand(cwd, async (stand) => {
    await stand.save(only(stand.endpoint))
    await stand.deploy('prod')
    await stand.save(open)
  })
  const { code, stdout } = await prove(cwd, api)
  expect(stdout).toContain(`Question: only from the VPC endpoint ${endpoint}?`)
  expect(stdout).toMatch(/^HOLDS {4}prod +holds +fails +NONE on 1$/m)
  expect(stdout).toContain('warning: what is saved does not hold: the next deployment to this stage breaks it')
  expect(stdout).toContain('let in by statement 0 `Everyone` (Allow)')
  expect(code).toBe(0)
})

test('each stage is judged by what it serves, and `--stage` asks about one', async () => {
  const folder = emptyFolder()
  const { api } = await liveStand(folder, async (stand) => {
    await stand.save(open)
    await stand.deploy('dev')
    await stand.save(only(stand.endpoint))
    await stand.deploy('prod')
  })
  const all = await proved(folder, { api })
  expect(all.stdout).toMatch(/^FAILS {4}dev .*\nHOLDS {4}prod .*$/m)
  expect(all.code).toBe(1)
  const one = await proved(folder, { api, stage: 'prod' })
  expect(one.stdout).not.toContain('dev')
  expect(one.code).toBe(0)
  await expect(proved(folder, { api, stage: 'beta' })).rejects.toMatchObject({ code: 'STAGE_NOT_FOUND', help: 'its stages: `dev`, `prod`' })
})

test('an Allow alone is judged by what the methods ask: no fence under AWS_IAM, and the route is named', async () => {
  const folder = emptyFolder()
  const { api, endpoint } = await liveStand(folder, async (stand) => {
    await stand.save(allowOnly(stand.endpoint))
    await stand.deploy('plain')
    await stand.route('admin', 'AWS_IAM')
    await stand.deploy('signed')
  })
  const { code, stdout } = await proved(folder, { api, onlyFromVpce: endpoint, json: true })
  expect(code).toBe(1)
  const { stages } = JSON.parse(stdout) as { readonly stages: readonly object[] }
  const curl = expect.stringMatching(/^(?:# .*\n)?curl --aws-sigv4 aws:amz:eu-west-1:execute-api .*\/signed\/admin\n$/) as string
  const signed = { resource: expect.stringMatching(/\/signed\/GET\/admin$/) as string }
  expect(stages).toMatchObject([
    { stage: 'plain', verdict: 'holds', deployed: { parts: [{ authorizationType: 'NONE', routes: ['GET /'] }] } },
    {
      stage: 'signed',
      verdict: 'fails',
      deployed: {
        parts: [
          { authorizationType: 'AWS_IAM', routes: ['GET /admin'], verdict: 'fails', counterexample: signed, curl },
          { authorizationType: 'NONE', routes: ['GET /'], verdict: 'holds' },
        ],
      },
    },
  ])
})

test('whose the endpoints are: of this account, or foreign or deleted; and their own policies count', async () => {
  const folder = emptyFolder()
  const { api, endpoint } = await liveStand(folder, async (stand) => {
    await stand.save(privateApiPolicy({ vpceIds: [stand.endpoint, foreign] }))
    await stand.deploy('prod')
    await stand.guard({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }] })
  })
  const { code, stdout } = await proved(folder, { api })
  expect(code).toBe(1)
  expect(stdout).toMatch(new RegExp(`^${foreign} +foreign or deleted +saved policy, policy of prod +prod$`, 'm'))
  expect(stdout).toMatch(new RegExp(`^${endpoint} +this account, vpc-0a1b2c3d4e5f60718 +API, saved policy, policy of prod +nothing$`, 'm'))
  expect((await proved(folder, { api, notLockedOut: endpoint })).code).toBe(1)
  expect((await proved(folder, { api, notLockedOut: foreign })).code).toBe(0)
})

test('an endpoint that was deleted is told; an API that becomes public is judged as deployed', async () => {
  const folder = emptyFolder()
  const { api, endpoint } = await liveStand(folder, async (stand) => {
    await stand.save(allowOnly(stand.endpoint))
    await stand.deploy('prod')
    await stand.makePublic()
    await stand.dropEndpoint()
  })
  const { code, stdout } = await proved(folder, { api, onlyFromVpce: endpoint })
  expect(stdout).toContain('eu-west-1: REGIONAL')
  expect(stdout).toMatch(new RegExp(`^${endpoint} +foreign or deleted `, 'm'))
  expect(code).toBe(0)
})

test('what cannot be asked is told: no API, no Region, no sandbox, what the API says itself', async () => {
  const folder = emptyFolder()
  const { api } = await liveStand(folder, () => Promise.resolve())
  const arn = `arn:aws:execute-api:eu-west-1:123456789012:${api}`
  await expect(proved(folder, { api: 'a1b2c3d4e5' })).rejects.toMatchObject({ code: 'API_NOT_FOUND' })
  await expect(proved(folder, { api: 'orders' })).rejects.toThrow('`orders` names no REST API')
  await expect(proved(folder, { api: arn, region: 'us-east-1' })).rejects.toThrow('the ARN is of eu-west-1')
  await expect(proved(folder, { api: arn, private: true, authorizationType: 'NONE' })).rejects.toThrow(
    '`--private`, `--authorization-type`',
  )
  await expect(proved(folder, { api, state: join(folder, 'elsewhere') })).rejects.toMatchObject({ code: 'NO_SANDBOX' })
  await expect(proved(folder, { api: arn.replace('123456789012', '111122223333') })).rejects.toMatchObject({ code: 'WRONG_ACCOUNT' })
  const bare = await proved(folder, { api: `arn:aws:apigateway:eu-west-1::/restapis/${api}` })
  expect(bare.stdout).toMatch(/^FAILS {4}\(no stage\) +nothing +fails/m)
  expect(bare.code).toBe(1)
})
