import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { transformSync } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadConfig } from '../../src/provision/index.ts'

const root = resolve(import.meta.dirname, '../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language = '', text = '']) => ({ language, text }))
const ofLanguage = (language: string): readonly string[] => blocks.filter((block) => block.language === language).map(({ text }) => text)
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'apa-readme-'))
  cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true, filter: (source) => !source.includes('.apply-private-api') })
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the README', () => {
  test('has at most 150 lines', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(151)
  })

  test('has commands, a config and code to run', () => {
    expect([ofLanguage('console').length, ofLanguage('yaml').length, ofLanguage('ts').length]).toEqual([1, 1, 1])
  })

  test.each(ofLanguage('console'))('commands print what it shows: %s', (block) => {
    for (const { command, expected } of commandsOf(block)) {
      const words = command.replace(/^npm ci && npx apply-private-api /, '').split(' ')
      const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...words], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1' },
      })
      expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
      expect(stdout).toMatch(patternOf(expected))
    }
  })

  test.each(ofLanguage('yaml'))('the config is valid: %s', async (text) => {
    const file = join(folder, 'private-api.yaml')
    writeFileSync(file, text)
    await expect(loadConfig(file)).resolves.toMatchObject({ config: { name: 'orders' } })
  })

  test.each(ofLanguage('ts'))('code prints what it says: %s', (text) => {
    const file = join(root, 'dist', `.readme-${String(process.pid)}.mjs`)
    try {
      writeFileSync(file, transformSync(text, { loader: 'ts', format: 'esm' }).code)
      const printed = [...text.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => `${String(line)}\n`).join('')
      expect(execFileSync(process.execPath, [file], { encoding: 'utf8' })).toBe(printed)
    } finally {
      rmSync(file, { force: true })
    }
  })
})

interface Shown {
  readonly command: string
  readonly expected: string
}

function commandsOf(block: string): readonly Shown[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((part) => ({ command: part.slice(0, part.indexOf('\n')), expected: part.slice(part.indexOf('\n') + 1) }))
}

/** A line `…` stands for any number of lines. */
function patternOf(expected: string): RegExp {
  const parts = expected.split(/^…\n/m).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('(?:.*\\n)*?')}$`)
}
