import { buildSync } from 'esbuild'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { inspect } from 'node:util'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

interface Example {
  readonly file: string
  readonly code: string
  readonly output: string
}

/** The examples of the doc comments: code, and in comments what it prints. */
function examplesOf(file: string): readonly Example[] {
  const text = readFileSync(resolve(root, file), 'utf8')
  return [...text.matchAll(/@example\n \* ```ts\n([^]*?) \* ```/g)].map((match) => {
    const lines = (match[1] ?? '').split('\n').map((line) => line.replace(/^ \* ?/, ''))
    return {
      file,
      code: lines.join('\n'),
      output: lines
        .filter((line) => line.startsWith('//'))
        .map((line) => line.slice(2))
        .join('\n'),
    }
  })
}

const files = readdirSync(resolve(root, 'src/policy'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const examples = files.flatMap((file) => examplesOf(`src/policy/${file}`))
const squeeze = (text: string): string => text.replace(/\s+/g, '')

describe('examples in doc comments', () => {
  it('are there for what users call first', () => {
    const wanted = ['build/private-api-policy.ts', 'build/statement.ts', 'evaluate/evaluate.ts', 'language/parse-policy.ts']
    expect(examples.map((example) => example.file)).toEqual(expect.arrayContaining(wanted.map((file) => `src/policy/${file}`)))
  })

  it.each(examples)('print what $file says', ({ code, output }) => {
    const bundle = buildSync({
      stdin: { contents: code, loader: 'ts', resolveDir: root },
      alias: { 'apply-private-api': resolve(root, 'src/index.ts') },
      bundle: true,
      format: 'iife',
      write: false,
    })
    const printed: string[] = []
    const log = (...values: readonly unknown[]): void =>
      void printed.push(values.map((value) => (typeof value === 'string' ? value : inspect(value, { depth: 5 }))).join(' '))
    runInNewContext(bundle.outputFiles[0]?.text ?? '', { console: { log } })
    expect(squeeze(printed.join('\n'))).toBe(squeeze(output))
    expect(printed).not.toEqual([])
  })
})
