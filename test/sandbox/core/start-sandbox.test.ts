import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateRestApiCommand,
  GetRestApisCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway'
import { CreateVpcEndpointCommand, EC2Client } from '@aws-sdk/client-ec2'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox, SandboxOptions } from '../../../src/sandbox/index.ts'
import { findSandbox, initialInventory, startSandbox } from '../../../src/sandbox/index.ts'
import { credentials } from '../credentials.ts'

let folder: string
const running: Sandbox[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apa-sandbox-'))
})

afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()))
  await rm(folder, { recursive: true })
})

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options)
  running.push(sandbox)
  return sandbox
}

function gateway(sandbox: { readonly url: string }, region = 'us-east-1'): APIGatewayClient {
  return new APIGatewayClient({ endpoint: sandbox.url, region, credentials, maxAttempts: 1 })
}

test('says who the caller is, in the partition of the Region', async () => {
  const sandbox = await start({ account: '210987654321' })
  const ask = (region: string): Promise<unknown> =>
    new STSClient({ endpoint: sandbox.url, region, credentials })
      .send(new GetCallerIdentityCommand({}))
      .then(({ Account, Arn }) => ({ Account, Arn }))
  expect(await ask('eu-west-1')).toEqual({ Account: '210987654321', Arn: 'arn:aws:iam::210987654321:user/sandbox' })
  expect(await ask('cn-north-1')).toEqual({ Account: '210987654321', Arn: 'arn:aws-cn:iam::210987654321:user/sandbox' })
})

test('keeps what was made across restarts, with the same account, and never turns time back', async () => {
  const first = await start({ state: folder, account: '210987654321' })
  await gateway(first).send(new CreateRestApiCommand({ name: 'kept' }))
  await first.clock.sleep(3_600_000)
  const before = first.clock.now()
  await first.close()
  const second = await start({ state: folder })
  expect(second.account).toBe('210987654321')
  expect(second.clock.now()).toBeGreaterThanOrEqual(before)
  expect((await gateway(second).send(new GetRestApisCommand({}))).items?.map(({ name }) => name)).toEqual(['kept'])
})

test('has written the state before it answers', async () => {
  const sandbox = await start({ state: folder })
  const { id } = await gateway(sandbox).send(new CreateRestApiCommand({ name: 'written' }))
  const kept = JSON.parse(await readFile(join(folder, 'state.json'), 'utf8')) as {
    regions: Record<string, { restApis: Record<string, { name: string }> }>
  }
  expect(kept.regions['us-east-1']?.restApis[id ?? '']?.name).toBe('written')
})

test('keeps Regions apart', async () => {
  const sandbox = await start()
  await gateway(sandbox).send(new CreateRestApiCommand({ name: 'here' }))
  expect((await gateway(sandbox, 'eu-west-1').send(new GetRestApisCommand({}))).items).toEqual([])
})

test('refuses a state that another sandbox uses, and gives it up when closed', async () => {
  const first = await start({ state: folder })
  await expect(startSandbox({ state: folder })).rejects.toMatchObject({
    name: 'SandboxError',
    code: 'STATE_LOCKED',
    help: expect.stringContaining('lock') as string,
  })
  await first.close()
  await start({ state: folder })
})

test('takes over a lock whose process is gone, also where this process has its number now', async () => {
  await writeFile(join(folder, 'lock'), JSON.stringify({ pid: 2 ** 22 + 1 }))
  await (await start({ state: folder })).close()
  await writeFile(join(folder, 'lock'), JSON.stringify({ pid: process.pid }))
  await start({ state: folder })
})

test.each([
  ['not JSON', '{', 'is not JSON'],
  ['something else', '{"version":1}', 'is not a state'],
  ['of a newer release', '{"version":2}', 'newer release'],
])('refuses a state that is %s, and leaves it and no lock behind', async (_what, text, message) => {
  await writeFile(join(folder, 'state.json'), text)
  await expect(startSandbox({ state: folder })).rejects.toMatchObject({
    code: 'STATE_UNREADABLE',
    message: expect.stringContaining(message) as string,
  })
  expect(await readFile(join(folder, 'state.json'), 'utf8')).toBe(text)
  await expect(readFile(join(folder, 'lock'))).rejects.toMatchObject({ code: 'ENOENT' })
})

test('refuses the state of another account', async () => {
  await (await start({ state: folder, account: '210987654321' })).close()
  await expect(startSandbox({ state: folder, account: '123456789012' })).rejects.toMatchObject({
    code: 'BAD_OPTION',
    message: expect.stringContaining('210987654321') as string,
  })
})

test('refuses a port that is in use, and gives up the lock', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  await expect(startSandbox({ port, state: folder })).rejects.toMatchObject({
    code: 'PORT_IN_USE',
    message: `port ${String(port)} is in use`,
  })
  other.close()
  await start({ state: folder })
})

test.each<[string, SandboxOptions, string]>([
  ['account', { account: '12' }, '`12` is no account'],
  ['Region', { region: 'mars' }, '`mars` is no Region'],
  ['port', { port: 70_000 }, '`70000` is no port'],
  ['speed', { time: { kind: 'real', speed: 0 } }, '`0` is no speed'],
])('refuses a wrong %s', async (_what, options, message) => {
  await expect(startSandbox(options)).rejects.toMatchObject({ code: 'BAD_OPTION', message })
})

test('is found by its folder where it is a server, and only there', async () => {
  expect(await findSandbox(folder)).toBeUndefined()
  const short = await start({ state: folder })
  expect(await findSandbox(folder)).toBeUndefined()
  await short.close()
  const server = await start({ state: folder, time: { kind: 'real', speed: 1000 }, region: 'eu-west-1' })
  const found = await findSandbox(folder)
  expect(found).toMatchObject({ url: server.url, account: '123456789012', region: 'eu-west-1' })
  expect(Math.abs((found?.clock.now() ?? 0) - server.clock.now())).toBeLessThan(600_000)
  expect(await found?.listeners()).toEqual(await server.listeners())
  await server.close()
  expect(await findSandbox(folder)).toBeUndefined()
})

test('answers its own routes only under a loopback name', async () => {
  const sandbox = await start()
  const health = await fetch(`${sandbox.url}/_sandbox/health`)
  expect(await health.json()).toMatchObject({ version: 1, account: '123456789012', region: 'us-east-1', speed: null })
  expect((await fetch(`${sandbox.url}/_sandbox/nothing`)).status).toBe(404)
  expect((await fetch(`${sandbox.url}/_sandbox/hosts`, { method: 'PUT', body: '{}' })).status).toBe(400)
  const { request } = await import('node:http')
  const status = await new Promise((resolve) => {
    request(`${sandbox.url}/_sandbox/health`, { headers: { host: 'evil.example' } }, (answer) => {
      resolve(answer.resume().statusCode)
    }).end()
  })
  expect(status).toBe(403)
})

test('enforces the published rates on the virtual clock where it is told to', async () => {
  const sandbox = await start({ throttles: true })
  const client = gateway(sandbox)
  await client.send(new CreateRestApiCommand({ name: 'a' }))
  await expect(client.send(new CreateRestApiCommand({ name: 'b' }))).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    retryAfterSeconds: '3',
    $metadata: { httpStatusCode: 429 },
  })
  await sandbox.clock.sleep(3000)
  await client.send(new CreateRestApiCommand({ name: 'b' }))
  const lists = await Promise.allSettled(Array.from({ length: 45 }, () => client.send(new GetRestApisCommand({}))))
  expect(lists.filter(({ status }) => status === 'fulfilled')).toHaveLength(40)
})

test('closes twice without harm', async () => {
  const sandbox = await startSandbox({ state: folder })
  await Promise.all([sandbox.close(), sandbox.close()])
  await expect(fetch(sandbox.url)).rejects.toThrow()
})

test('a server opens the door of an endpoint when its time has come, without being asked', async () => {
  const endpointPort = 20_000 + Math.floor(Math.random() * 10_000)
  const sandbox = await start({ time: { kind: 'real', speed: 600 }, region: 'eu-west-1', endpointPort })
  const { vpc, subnets } = initialInventory('eu-west-1')
  const ec2 = new EC2Client({ endpoint: sandbox.url, region: 'eu-west-1', credentials })
  await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: vpc,
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.eu-west-1.execute-api',
      SubnetIds: [...subnets],
    }),
  )
  // Why: the public side and the stranger's endpoint have the first two ports; asking the sandbox for its listeners would open the third.
  const knock = (): Promise<number> =>
    fetch(`http://127.0.0.1:${String(endpointPort + 2)}/`).then(
      ({ status }) => status,
      () => 0,
    )
  expect(await knock()).toBe(0)
  await expect.poll(knock, { timeout: 10_000 }).toBe(403)
})

test('a switch changes an answer on which documents disagree (PA-28)', async () => {
  const sandbox = await start({ region: 'eu-west-1', switches: { denialKey: 'message' } })
  const api = gateway(sandbox, 'eu-west-1')
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
  })
  const { id: restApiId, rootResourceId: resourceId } = await api.send(
    new CreateRestApiCommand({ name: 'denied', policy, endpointConfiguration: { types: ['PRIVATE'] } }),
  )
  const method = { restApiId, resourceId, httpMethod: 'GET' }
  await api.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }))
  await api.send(new PutIntegrationCommand({ ...method, type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode":200}' } }))
  await api.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }))
  const stranger = (await sandbox.listeners()).find(({ kind }) => kind === 'stranger')
  const answer = await fetch(`${String(stranger?.url)}/prod/`, { headers: { 'x-apigw-api-id': String(restApiId) } })
  expect(Object.keys((await answer.json()) as object)).toEqual(['message'])
})
