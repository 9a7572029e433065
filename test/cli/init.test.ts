import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { initFiles } from '../../src/cli/init-files.ts'
import { emptyFolder, run } from './command.ts'

// Each starts processes, and the machine may be busy.
vi.setConfig({ testTimeout: 180_000 })

test('writes what runs as it is, and overwrites only with --force', async () => {
  const cwd = emptyFolder()
  expect(await run(['init'], { cwd })).toMatchObject({ code: 0, stdout: 'wrote private-api.yaml\nwrote backend.mjs\n' })
  expect(await run(['apply', '--sandbox', '--yes'], { cwd })).toMatchObject({ code: 0 })
  writeFileSync(join(cwd, 'backend.mjs'), '// mine')
  const refused = await run(['init'], { cwd })
  expect(refused.code).toBe(2)
  expect(refused.stderr).toMatch(/^error\[FILE_EXISTS\]: `private-api.yaml` and `backend.mjs` are there already\nhelp: .*--force/)
  expect(readFileSync(join(cwd, 'backend.mjs'), 'utf8')).toBe('// mine')
  expect(await run(['init', '--force', '--json'], { cwd })).toMatchObject({
    code: 0,
    stdout: '{"version":1,"kind":"init","written":["private-api.yaml","backend.mjs"]}\n',
  })
  expect(readFileSync(join(cwd, 'backend.mjs'), 'utf8')).toBe(initFiles['backend.mjs'])
})

test('writes into a folder that it makes', async () => {
  const cwd = emptyFolder()
  expect(await run(['init', 'apis/orders'], { cwd })).toMatchObject({ code: 0 })
  expect(await run(['plan', '--sandbox', 'apis/orders/private-api.yaml', '--exit-code'], { cwd })).toMatchObject({ code: 1 })
})

test.each(Object.entries(initFiles))('%s is that of examples/orders', (name, text) => {
  expect(readFileSync(join('examples/orders', name), 'utf8')).toBe(text)
})
