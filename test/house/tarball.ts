import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string
  exports: Record<string, unknown>
  devDependencies: Record<'fast-check', string>
}
/** No proxy answers there: whatever leaves the machine fails. */
const offline = {
  ...process.env,
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  npm_config_offline: 'true',
  npm_config_update_notifier: 'false',
  NO_COLOR: '1',
}
let folder: string

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: folder, env: offline, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'apa-tarball-'))
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: root, stdio: 'ignore' })
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', type: 'module' }))
  // Why: fast-check is the optional peer that `apply-private-api/testing` asks for. Why not offline: `npm ci` leaves in the cache what packages hold, and not which there are.
  const wanted = [`./${String(tarball)}`, `fast-check@${manifest.devDependencies['fast-check']}`]
  execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...wanted], { cwd: folder, stdio: 'ignore' })
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test.each(Object.keys(manifest.exports).filter((subpath) => !subpath.endsWith('.json')))(
  '%s can be imported and exports something',
  (subpath) => {
    const script = `import * as it from ${JSON.stringify(subpath.replace('.', 'apply-private-api'))}; console.log(Object.keys(it).length)`
    expect(Number(run(process.execPath, '--input-type=module', '-e', script))).toBeGreaterThan(0)
  },
)

test('the schema can be imported as JSON', () => {
  const script = `import it from 'apply-private-api/schema/private-api.json' with { type: 'json' }; console.log(it.$schema)`
  expect(run(process.execPath, '--input-type=module', '-e', script)).toContain('json-schema.org')
})

test('the main entry needs none of its dependencies', () => {
  const alone = mkdtempSync(join(tmpdir(), 'apa-alone-'))
  try {
    cpSync(join(folder, 'node_modules/apply-private-api'), join(alone, 'node_modules/apply-private-api'), { recursive: true })
    const script = `import { privateApiPolicy } from 'apply-private-api'; console.log(privateApiPolicy({ vpceIds: ['vpce-0a1b2c3d'] }).Version)`
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: alone, encoding: 'utf8' })).toBe('2012-10-17\n')
  } finally {
    rmSync(alone, { recursive: true, force: true })
  }
})

test('the main entry loads no built-in module that an empty file does not', () => {
  writeFileSync(join(folder, 'empty.mjs'), '')
  const loaded = (what: string): string =>
    run(process.execPath, '--input-type=module', '-e', `import ${JSON.stringify(what)}; console.log(process.moduleLoadList.join('\\n'))`)
  expect(loaded('apply-private-api')).toBe(loaded('./empty.mjs'))
})

/** @see docs/decisions/0013-compiled-when-loaded.md */
test('what a first proof runs is compiled when it is loaded: it stands in parentheses', () => {
  const chunks = join(folder, 'node_modules/apply-private-api/dist/chunks')
  const text = readdirSync(chunks)
    .map((file) => readFileSync(join(chunks, file), 'utf8'))
    .join('')
  for (const name of ['prove', 'formulate', 'encodePolicy', 'solve', 'parseStatement'])
    expect(text).toContain(`var ${name} = (function ${name}(`)
  expect(text).toContain('function whoGetsIn(')
})

test('the command says its version', () => {
  expect(run('npx', 'apply-private-api', '--version').trim()).toBe(manifest.version)
})

test('init and apply --sandbox run as they are, and again say that there are no changes', () => {
  run('npx', 'apply-private-api', 'init')
  const first = run('npx', 'apply-private-api', 'apply', '--sandbox', '--yes')
  expect(first).toContain('SIMULATED')
  expect(first).toMatch(/200/)
  expect(first).toMatch(/403/)
  expect(run('npx', 'apply-private-api', 'apply', '--sandbox', '--yes')).toContain('No changes')
})
