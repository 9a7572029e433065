import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { edit, emptyFolder, ordersFolder, run, start } from './command.ts'
import { inventory } from './state.ts'

// Each starts processes, and the machine may be busy.
vi.setConfig({ testTimeout: 180_000 })

interface Server {
  readonly url: string
  readonly said: () => string
  readonly stop: () => Promise<number | null>
}

async function serve(cwd: string, ...args: readonly string[]): Promise<Server> {
  const child = start(['sandbox', '--port', '0', ...args], { cwd })
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const stop = (): Promise<number | null> => {
    child.kill('SIGINT')
    return ended
  }
  onTestFinished(async () => {
    await stop()
  })
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('the public side')) resolve()
    })
    void ended.then(() => {
      reject(new Error(said))
    })
  })
  const url = /AWS_ENDPOINT_URL=(http:\S+)/.exec(said)?.[1] ?? ''
  return { url, said: () => said, stop }
}

test('a server says what to export, runs the backends, is found by apply, and stops cleanly', async () => {
  const cwd = ordersFolder()
  const server = await serve(cwd, '--speed', '5000')
  expect(server.said()).toMatch(/export AWS_REGION=eu-west-1\n {2}export AWS_ACCESS_KEY_ID=\S+\n {2}export AWS_SECRET_ACCESS_KEY=\S+/)
  const applied = await run(['apply', '--sandbox', '--yes'], { cwd })
  expect(applied).toMatchObject({ code: 0 })
  expect(applied.stdout).toContain('6 of 6 answers are as expected.')

  // The backend is the server's, so the API still answers when apply has ended.
  const listeners = (await (await fetch(`${server.url}/_sandbox/listeners`)).json()) as { readonly kind: string; readonly url: string }[]
  const door = listeners.find(({ kind }) => kind === 'vpc-endpoint')?.url ?? ''
  const apiId = /rest-api\.api: created (\S+)/.exec(applied.stderr)?.[1] ?? ''
  const answer = await fetch(`${door}/prod/orders/7`, { headers: { 'x-apigw-api-id': apiId } })
  expect({ status: answer.status, body: await answer.json() }).toMatchObject({ status: 200, body: { from: 'orders', path: '/orders/7' } })
  expect(readFileSync(join(cwd, '.apply-private-api/orders.log'), 'utf8')).toBe('GET /orders/1\nGET /orders/7\n')

  expect(await server.stop()).toBe(0)
  expect(inventory(cwd)).toMatchObject({ apis: 1, stages: 1 })
  expect(await run(['plan', '--sandbox', '--exit-code'], { cwd })).toMatchObject({ code: 0 })
})

test('AWS_ENDPOINT_URL leads there as well, and the account is checked first', async () => {
  const server = await serve(emptyFolder(), '--region', 'eu-west-1')
  const cwd = ordersFolder()
  const env = { AWS_ENDPOINT_URL: server.url, AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' }
  expect(await run(['plan'], { cwd, env })).toMatchObject({ code: 0, stdout: expect.stringMatching(/^stack orders/) as unknown })
  edit(cwd, "account: '123456789012'", "account: '111122223333'")
  const { code, stdout, stderr } = await run(['plan'], { cwd, env })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^error\[WRONG_ACCOUNT\]: .*`111122223333`.*`123456789012`\n *--> private-api.yaml:4:10\n/)
})

test('a port in use', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  onTestFinished(() => void taken.close())
  const { port } = taken.address() as AddressInfo
  const { code, stdout, stderr } = await run(['sandbox', '--port', String(port)], { cwd: emptyFolder() })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(new RegExp(`^error\\[PORT_IN_USE\\]: .*${port}.*\nhelp: .*port`))
})
