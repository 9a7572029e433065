import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeFinding, parsePolicy, type Finding, type ParseOptions } from '../../../src/policy/index.ts'

/** Documents, each with everything that is said of it: its text as JSON, options where there are any, then one line for each finding. */
const cases = readFileSync(resolve(import.meta.dirname, 'diagnostics.txt'), 'utf8')
  .split(/\n(?=> )/)
  .map(readCase)

function readCase(block: string): { readonly text: string; readonly options: ParseOptions; readonly lines: readonly string[] } {
  const [head = '', ...lines] = block.split('\n')
  const [, text = '', options = '{}'] = /^> ("(?:[^"\\]|\\.)*")(?: (.*))?$/.exec(head) ?? []
  return { text: JSON.parse(text) as string, options: JSON.parse(options) as ParseOptions, lines: lines.filter((line) => line !== '') }
}

function lineOf(finding: Finding): string {
  const { message, help } = describeFinding(finding)
  const place = `${finding.pointer || '(root)'} ${String(finding.range?.start)}-${String(finding.range?.end)}`
  return `${finding.severity}[${finding.rule}] ${place}: ${message}${help === undefined ? '' : `; ${help}`}`
}

describe('what the parser says', () => {
  it.each(cases)('of $text', ({ text, options, lines }) => {
    const { ok, findings } = parsePolicy(text, options)
    expect(findings.map(lineOf)).toEqual(lines)
    expect(ok).toBe(!lines.some((line) => line.startsWith('error')))
  })
})

it('words a finding that lacks what its wording needs', () => {
  expect(describeFinding({ rule: 'json-syntax', severity: 'error', args: {}, pointer: '' })).toEqual({ message: 'not a JSON document: ' })
})

describe('what the parser says of values of a program', () => {
  const cyclic: { Statement: unknown[] } = { Statement: [] }
  cyclic.Statement.push(cyclic)
  const throwing = {
    get Version(): never {
      throw new Error('no')
    },
  }
  const throwingText = {
    toJSON(): never {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- anything can be thrown
      throw 'no'
    },
  }
  const deep = Array.from({ length: 65 }).reduce((inner: unknown) => [inner], [])
  const deepObjects = Array.from({ length: 65 }).reduce((inner: unknown) => ({ a: inner }), {})
  it.each<readonly [string, unknown, string, string]>([
    ['undefined', undefined, '', 'not a JSON document: a value of the type undefined'],
    ['a function', () => 1, '', 'not a JSON document: a value of the type function'],
    ['a symbol in a list', { Statement: [Symbol('x')] }, '/Statement/0', 'not a JSON document: a value of the type symbol'],
    ['undefined in a list', { Statement: [undefined] }, '/Statement/0', 'not a JSON document: a value of the type undefined'],
    ['a bigint', { 'a/b~c': 1n }, '/a~1b~0c', 'not a JSON document: a value of the type bigint'],
    ['no number', { a: Number.NaN }, '/a', 'not a JSON document: the number NaN'],
    ['an infinite number', { a: [1, -Infinity] }, '/a/1', 'not a JSON document: the number -Infinity'],
    ['a cycle', cyclic, '/Statement/0', 'not a JSON document: a value that contains itself'],
    ['a getter that throws', throwing, '', 'not a JSON document: a value that cannot be read (no)'],
    ['a toJSON that throws', throwingText, '', 'not a JSON document: a value that cannot be read (it throws)'],
    ['deep nesting', deep, '/0'.repeat(65), 'not a JSON document: more than 64 levels of nesting'],
    ['deep nesting of objects', deepObjects, '/a'.repeat(65), 'not a JSON document: more than 64 levels of nesting'],
    ['a long list', { a: Array.from({ length: 1_000_001 }, () => 1) }, '/a', 'not a JSON document: more than 1000000 values'],
    ['null', null, '', 'the policy must be an object, not null'],
    ['a number', 1, '', 'the policy must be an object, not a number'],
    ['a flag', true, '', 'the policy must be an object, not a boolean'],
    ['a list', [], '', 'the policy must be an object, not an array'],
  ])('%s', (_, value, pointer, message) => {
    const parsed = parsePolicy(value as string)
    expect(parsed.ok).toBe(false)
    const [finding] = parsed.findings
    expect(finding?.pointer).toBe(pointer)
    expect(finding && 'range' in finding).toBe(false)
    expect(finding && describeFinding(finding).message).toBe(message)
  })

  it('counts values, wherever they are', () => {
    const found = (length: number): readonly string[] => {
      const lists = [Array.from({ length: 500_000 }, () => 1), Array.from({ length }, () => 1)]
      return parsePolicy({ a: lists } as unknown as string).findings.map(
        (finding) => `${finding.pointer}: ${describeFinding(finding).message}`,
      )
    }
    // The object, the list of lists, and both lists are values, too.
    expect(found(499_996)).not.toContainEqual(expect.stringContaining('not a JSON document'))
    expect(found(499_997)).toEqual(['/a/1/499996: not a JSON document: more than 1000000 values'])
    const [finding] = parsePolicy({ a: Array.from({ length: 1_000_000 }, () => 1) } as unknown as string).findings
    expect(finding).toMatchObject({ rule: 'json-syntax', pointer: '/a/999998' })
  })

  it('asks toJSON only where it is a function', () => {
    const { findings } = parsePolicy({ toJSON: 1 } as unknown as string)
    expect(findings.map(({ rule, pointer }) => [rule, pointer])).toEqual([
      ['unknown-element', '/toJSON'],
      ['missing-version', ''],
      ['missing-statement', ''],
    ])
  })

  it('leaves out what is undefined, asks toJSON, and takes one object that stands twice', () => {
    const principal = { AWS: '111122223333' }
    const statement = { Effect: 'Allow', Principal: principal, Action: 'a:b', Resource: ['*'], Sid: undefined }
    const policy = {
      toJSON: () => ({ Version: '2012-10-17', Statement: [statement, { ...statement, Condition: { Bool: { a: [true, 1] } } }] }),
    }
    const parsed = parsePolicy(policy as unknown as string)
    expect(parsed).toMatchObject({ ok: true, findings: [] })
    const values = parsed.policy?.statements[1]?.conditions[0]?.values
    expect(values?.map((value) => value.parts)).toEqual([[{ kind: 'literal', text: 'true' }], [{ kind: 'literal', text: '1' }]])
    expect(values?.map(({ pointer }) => pointer)).toEqual(['/Statement/1/Condition/Bool/a/0', '/Statement/1/Condition/Bool/a/1'])
  })
})
