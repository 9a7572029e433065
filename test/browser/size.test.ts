import { buildSync } from 'esbuild'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(resolve(root, file), 'utf8')

/** What a page loads that imports this from the built package: kB of 1000 bytes, minified and compressed (docs/decisions/0010). */
const loaded = (names: string): number => brotliCompressSync(bundle(names)).length / 1000

function bundle(names: string): string {
  const stdin = { contents: `export ${names} from './dist/index.js'`, resolveDir: root }
  return buildSync({ stdin, bundle: true, minify: true, format: 'esm', write: false }).outputFiles[0]?.text ?? ''
}

const uses = {
  prove: '{ parsePolicy, prove, onlyFromVpce }',
  evaluate: '{ evaluate }',
  build: '{ privateApiPolicy }',
  everything: '*',
} as const

describe('what the documents say of the sizes', () => {
  const said = [
    ...[...read('docs/browser.md').matchAll(/(\d+) kB to (prove|evaluate|build)/g)].map(([, size, use]) => [use, Number(size)] as const),
    ...[...read('docs/decisions/0010-minified-and-compressed.md').matchAll(/(Everything) at once is (\d+) kB/g)].map(
      ([, use = '', size]) => [use.toLowerCase(), Number(size)] as const,
    ),
    ...[...read('README.md').matchAll(/who (prove|evaluate)s (?:loads )?(\d+) kB/g)].map(([, use, size]) => [use, Number(size)] as const),
  ] as readonly (readonly [keyof typeof uses, number])[]

  test('is there', () => {
    expect(said.map(([use]) => use)).toEqual(['prove', 'evaluate', 'build', 'everything', 'prove', 'evaluate'])
  })

  // Why not exactly: compression varies with every word, and a figure in a document is rounded.
  test.each(said)('is at most a tenth too little: %s is %i kB', (use, size) => {
    expect(loaded(uses[use])).toBeLessThanOrEqual(size * 1.1)
  })
})

test('who builds a policy loads neither parser nor prover', () => {
  const text = bundle(uses.build)
  expect(text).toContain('NO_VPC_ENDPOINT')
  expect(text).not.toMatch(/duplicate-json-key|ForAnyValue|code-point/)
})
