import { readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { edit, emptyFolder, run, start } from './command.ts'
import { readState } from './state.ts'

// Each starts processes, and the machine may be busy.
vi.setConfig({ testTimeout: 180_000 })

const page = readFileSync(resolve(import.meta.dirname, '../../docs/authorizers.md'), 'utf8')

/** A folder with the config of docs/authorizers.md. */
function documentedFolder(): string {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'private-api.yaml'), /```yaml\n([^]*?)```/.exec(page)?.[1] ?? '')
  return folder
}

interface Door {
  readonly kind: string
  readonly url: string
}

/** Runs the sandbox of a folder as a server until the test ends, and gives its doors as they are when asked. */
async function serve(cwd: string): Promise<() => Promise<readonly Door[]>> {
  const child = start(['sandbox', '--port', '0', '--speed', '5000'], { cwd })
  const ended = new Promise((done) => child.once('close', done))
  onTestFinished(async () => {
    child.kill('SIGINT')
    await ended
  })
  let said = ''
  const url = await new Promise<string>((done, fail) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /AWS_ENDPOINT_URL=(http:\S+)/.exec(said)?.[1]
      if (found !== undefined) done(found)
    })
    void ended.then(() => {
      fail(new Error(said))
    })
  })
  return async () => (await (await fetch(`${url}/_sandbox/listeners`)).json()) as readonly Door[]
}

function ask(door: string, path: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const { hostname, port } = new URL(door)
  return new Promise((done, fail) => {
    request({ hostname, port, path, headers }, (response) => {
      response.resume()
      done([response.statusCode, response.headers['x-amzn-errortype']].filter(Boolean).join(' '))
    })
      .on('error', fail)
      .end()
  })
}

test('the documented config: apply, and the stub decides who gets in through the endpoint', async () => {
  const cwd = documentedFolder()
  const doors = await serve(cwd)
  const applied = await run(['apply', '--sandbox', '--yes'], { cwd })
  expect(applied).toMatchObject({ code: 0 })
  expect(applied.stdout).toMatch(/\+ authorizer\.tokens\n/)
  expect(applied.stderr).not.toContain('warning: authorizer')
  // PA-33, PA-3 and PA-5: no token inside; the policy before the function, and a good token does not help a stranger.
  expect(applied.stdout).toMatch(/ok {2}endpoint main .* GET \/prod\/orders\/1 +refused +401 UnauthorizedException/)
  expect(applied.stdout).toMatch(/ok {2}a stranger's endpoint .* GET \/prod\/orders\/1 +refused +403 AccessDeniedException/)
  expect(applied.stdout).toMatch(/ok {2}endpoint main .* GET \/prod\/me +allowed +200/)
  expect(applied.stdout).toMatch(/ok {2}a stranger's endpoint .* GET \/prod\/me +refused +403 AccessDeniedException/)
  expect(applied.stdout).toContain('9 of 9 answers are as expected.')

  const apiId = /rest-api\.api: created (\S+)/.exec(applied.stderr)?.[1] ?? ''
  const all = await doors()
  const door = (kind: string): string => all.find((one) => one.kind === kind)?.url ?? ''
  const call = (token: string | undefined, path = '/prod/orders/7', kind = 'vpc-endpoint'): Promise<string> =>
    ask(door(kind), path, { 'x-apigw-api-id': apiId, ...(token === undefined ? {} : { authorization: token }) })
  const answers = {
    ann: '200',
    'Bearer ann': '200',
    bob: '403 AccessDeniedException',
    cid: '403 AccessDeniedException',
    dan: '401 UnauthorizedException',
    eve: '500 AuthorizerConfigurationException',
    nobody: '401 UnauthorizedException',
  }
  for (const [token, answer] of Object.entries(answers)) expect(await call(token), token).toBe(answer)
  expect(await call(undefined)).toBe('401 UnauthorizedException')
  expect(await call('ann', '/prod/orders/7', 'stranger')).toBe('403 AccessDeniedException')
  expect(await call('Bearer valid', '/prod/me')).toBe('200')
  expect(await call('ann', '/prod/me')).toBe('401 UnauthorizedException')
  expect(await call(undefined, '/prod/health')).toBe('200')

  expect(await run(['plan', '--sandbox', '--exit-code'], { cwd })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('No changes.') as unknown,
  })
})

test('without a role apply says which permission the function needs', async () => {
  const cwd = documentedFolder()
  edit(cwd, '    credentials: arn:aws:iam::123456789012:role/call-check-token\n', '')
  const { code, stdout, stderr } = await run(['apply', '--sandbox', '--yes'], { cwd })
  expect(code).toBe(0)
  const [api] = Object.values(readState(cwd).regions['eu-west-1']?.restApis ?? {})
  const id = Object.values(api?.authorizers ?? {}).find(({ name }) => name === 'tokens')?.id ?? ''
  expect(stdout).toMatch(
    /warning: authorizer\.tokens: without `credentials` the policy of `arn:aws:lambda:\S+:check-token` must let API Gateway call it/,
  )
  const permission = `--principal apigateway.amazonaws.com --source-arn arn:aws:execute-api:eu-west-1:123456789012:${api?.id ?? ''}/authorizers/${id}\n`
  expect(stderr).toContain(permission)
})

test.each([
  [
    'authorizer: tokens',
    'authorizer: token',
    /error\[UNUSED_AUTHORIZER\]: no route asks `tokens`\n *--> private-api.yaml:14:3\n[^]*error\[UNKNOWN_NAME\]: there is no authorizer `token`\n *--> private-api.yaml:24:\d+\n[^]*help: did you mean `tokens`\?/,
  ],
  [
    'authorizationType: CUSTOM, authorizer: tokens',
    'authorizationType: CUSTOM, authorizer: people',
    /error\[WRONG_AUTHORIZER\]: `CUSTOM` asks a Lambda function, and `people` stands for user pools\n[^]*help: write `authorizationType: COGNITO_USER_POOLS`, or name another/,
  ],
])('%s -> %s is refused before anything is opened', async (before, after, expected) => {
  const cwd = documentedFolder()
  edit(cwd, before, after)
  const { code, stdout, stderr } = await run(['apply', '--sandbox', '--yes'], { cwd })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(expected)
})
