import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { privateApiPolicy } from '../../../src/policy/index.ts'
import { emptyFolder, main, run } from '../command.ts'

// Each starts processes, and the machine may be busy.
vi.setConfig({ testTimeout: 180_000 })

const ours = 'vpce-0a1b2c3d4e5f60718'
const policy = JSON.stringify(privateApiPolicy({ vpceIds: [ours] }))

/** Runs `evaluate` with something on stdin. */
function withInput(args: readonly string[], input: string, cwd: string): Promise<{ readonly code: number; readonly stdout: string }> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [main, 'evaluate', ...args], { cwd }, (error, stdout) => {
      done({ code: Number(error?.code ?? 0), stdout })
    })
    child.stdin?.end(input)
  })
}

test('the command takes its options, and exits with 0 or 1', async () => {
  const cwd = emptyFolder()
  writeFileSync(join(cwd, 'policy.json'), policy)
  const asked = [
    'evaluate',
    'policy.json',
    '--method',
    'GET',
    '--path',
    '/orders',
    '--context',
    'aws:UserAgent=curl',
    '--context',
    'aws:Referer=x',
  ]
  expect(await run([...asked, '--from-vpce', ours], { cwd })).toMatchObject({ code: 0, stderr: '' })
  const denied = await run([...asked, '--from-vpce', 'vpce-0f00000000000bad1', '--json'], { cwd })
  expect(denied.code).toBe(1)
  expect(JSON.parse(denied.stdout)).toMatchObject({
    decision: 'ExplicitDeny',
    request: { context: { 'aws:UserAgent': 'curl', 'aws:Referer': 'x', 'aws:SourceVpce': 'vpce-0f00000000000bad1' } },
  })
})

test('a policy, requests and a refusal come in on stdin', async () => {
  const cwd = emptyFolder()
  writeFileSync(join(cwd, 'policy.json'), policy)
  expect((await withInput(['-', '--from-vpce', ours], policy, cwd)).code).toBe(0)
  const request = JSON.stringify({ resource: 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/é' })
  const replayed = await withInput(['policy.json', '--requests', '-', '--fail-on-deny'], `${request}\n`.repeat(20_000), cwd)
  expect(replayed.code).toBe(1)
  expect(replayed.stdout).toMatch(/^20000 requests under policy.json: 0 allowed, 20000 denied by a statement/)
  const explained = await withInput(['--denied', '-'], '{"message":"Forbidden"}', cwd)
  expect(explained).toMatchObject({ code: 0 })
  expect(explained.stdout).toMatch(/^refused: Forbidden\n\n1\. likely: /)
})

test('errors in a policy from stdin show the line', async () => {
  const { code, stdout } = await withInput(['-', '--json'], '{"Version":"2012-10-17"}', emptyFolder())
  expect(code).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({
    kind: 'error',
    problems: [{ code: 'MISSING_STATEMENT', place: { file: '<stdin>', line: 1 } }],
  })
})
