import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readings } from '../../../src/policy/index.ts'

const root = resolve(import.meta.dirname, '../../..')
const read = (file: string): string => readFileSync(resolve(root, file), 'utf8')

interface Row {
  readonly fact: string
  readonly what: string
  readonly where: string
}

const rows: readonly Row[] = read('docs/facts.md')
  .split('\n')
  .flatMap((line) => {
    const [, fact, what, where] = /^\| (P[SA]-\d+) \| (.+) \| (.+) \|$/.exec(line) ?? []
    return fact === undefined || what === undefined || where === undefined ? [] : [{ fact, what, where }]
  })

/** The ids in the strings of a test file: titles, and first members of table rows. */
function factsNamedIn(file: string): ReadonlySet<string> {
  const code = read(file).replace(/^\s*(?:\/\/|\/?\*).*$/gm, '')
  const strings = code.match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? []
  return new Set(strings.flatMap((text) => text.match(/\bP[SA]-\d+/g) ?? []))
}

const numbered = (prefix: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`)
const untested = 'not tested: '

describe('docs/facts.md', () => {
  it('has one row for each fact', () => {
    expect(rows.map((row) => row.fact)).toEqual([...numbered('PS', 108), ...numbered('PA', 105)])
  })

  it.each(rows)('$fact is tested where it says, or has a reason', ({ fact, where }) => {
    if (where.startsWith(untested)) {
      expect(where.length).toBeGreaterThan(untested.length + 20)
      return
    }
    const files = where.split(', ').map((file) => /^`(test\/[\w/.-]+\.test\.ts)`$/.exec(file)?.[1] ?? file)
    for (const file of files) {
      expect(existsSync(resolve(root, file)), file).toBe(true)
      expect(factsNamedIn(file), file).toContain(fact)
    }
  })

  it('calls disputed what has readings', () => {
    const disputed = new Set(Object.keys(readings).map((id) => id.split('-').slice(0, 2).join('-')))
    const called = rows.filter((row) => row.what.includes('disputed')).map((row) => row.fact)
    expect(called.sort()).toEqual([...disputed].sort())
  })
})
