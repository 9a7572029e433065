import { describe, expect, it } from 'vitest'
import {
  parsePolicy,
  placeInText,
  printPolicy,
  valueText,
  type Dialect,
  type Part,
  type PolicyDocument,
} from '../../../src/policy/index.ts'

const document = (resource: unknown, Version = '2012-10-17'): string =>
  JSON.stringify({ Version, Statement: [{ Effect: 'Allow', Principal: { AWS: ['a', 'b'] }, Action: 'a:b', Resource: resource }] })
const parts = (resource: unknown, dialect: Dialect = 'iam'): readonly Part[] | undefined =>
  parsePolicy(document(resource), { dialect }).policy?.statements[0]?.resource.values[0]?.parts
const literal = (text: string): Part => ({ kind: 'literal', text })

describe('values', () => {
  it.each<readonly [string, readonly Part[]]>([
    ['', []],
    ['a', [literal('a')]],
    [
      '${*}${?}${$}',
      [
        { kind: 'escape', character: '*' },
        { kind: 'escape', character: '?' },
        { kind: 'escape', character: '$' },
      ],
    ],
    ['${aws:username}b', [{ kind: 'variable', name: 'aws:username', raw: '${aws:username}' }, literal('b')]],
    ["${ a , ' b ' }", [{ kind: 'variable', name: 'a', default: ' b ', raw: "${ a , ' b ' }" }]],
    ["${a,''}", [{ kind: 'variable', name: 'a', default: '', raw: "${a,''}" }]],
    ["${a,'b,c'}", [{ kind: 'variable', name: 'a', default: 'b,c', raw: "${a,'b,c'}" }]],
    ['a$b', [literal('a$b')]],
    ['$${a}', [literal('$'), { kind: 'variable', name: 'a', raw: '${a}' }]],
  ])('%j has the parts %j', (text, expected) => {
    expect(parts(text)).toEqual(expected)
    const [value] = parsePolicy(document(text)).policy?.statements[0]?.resource.values ?? []
    expect(value && valueText(value)).toBe(text)
    expect(value).toMatchObject({ kind: 'value', pointer: '/Statement/0/Resource' })
  })

  it.each([
    ["${a,'}", "${a,'}"],
    ["${a,'b}", "${a,'b}"],
    ["${a,b'}", "${a,b'}"],
    ['${a,}', '${a,}'],
  ])('takes the default of %s for none', (text, raw) => {
    const { ok, policy, findings } = parsePolicy(document(text))
    expect(ok).toBe(false)
    expect(findings).toMatchObject([{ rule: 'policy-variable-syntax', args: { text: raw, problem: 'default' } }])
    expect(policy?.statements[0]?.resource.values[0]?.parts).toEqual([{ kind: 'variable', name: 'a', raw }])
  })

  it('reads no variables under an old version, and variables under one that is none', () => {
    const read = (version: string): string | undefined =>
      parsePolicy(document('${a}', version)).policy?.statements[0]?.resource.values[0]?.parts[0]?.kind
    expect(read('2008-10-17')).toBe('literal')
    expect(read('2012-10-17')).toBe('variable')
    expect(read('2012-10-18')).toBe('variable')
    const without = document('${a}').replace('"Version":"2012-10-17",', '')
    expect(parsePolicy(without).policy?.statements[0]?.resource.values[0]?.parts[0]?.kind).toBe('literal')
    expect(parsePolicy(document('x')).policy?.version).toMatchObject({ kind: 'version', value: '2012-10-17', pointer: '/Version' })
    expect(Object.keys(parsePolicy(without).policy ?? {})).not.toContain('version')
  })

  it('names the kind of every node', () => {
    const [statement] = parsePolicy(document('x')).policy?.statements ?? []
    expect(statement?.principal).toMatchObject({ kind: 'principal', entries: [{ kind: 'principal-entry' }, { kind: 'principal-entry' }] })
    const own = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"a:b","Resource":"*"}}'
    expect(parsePolicy(own, { attachedTo: 'identity' }).policy?.statements[0]?.principal).toMatchObject({
      kind: 'principal',
      negated: false,
      everyone: true,
      implied: true,
      entries: [],
    })
  })

  it.each<readonly [unknown, unknown]>([
    [{ 'Fn::Sub': 'a${B}${C}d' }, { 'Fn::Join': ['', ['a', { Ref: 'B' }, { Ref: 'C' }, 'd']] }],
    [{ 'Fn::Sub': '${B}' }, { Ref: 'B' }],
    [{ 'Fn::Sub': 'a${!b}c${D}' }, { 'Fn::Join': ['', ['a${b}c', { Ref: 'D' }]] }],
    [{ 'Fn::Join': ['', []] }, ''],
  ])('prints %j as %j', (resource, printed) => {
    const { policy } = parsePolicy(document(resource), { dialect: 'cloudformation' })
    const [statement] = (JSON.parse(printPolicy(policy ?? '')) as { Statement: readonly { Resource: unknown }[] }).Statement
    expect(statement?.Resource).toEqual(printed)
  })

  it('doubles the marks of Terraform in what it prints, but in its own expressions', () => {
    const text = document('${a.b}-$${aws:username}-%%{x')
    const { policy } = parsePolicy(text, { dialect: 'terraform' })
    expect(JSON.parse(printPolicy(policy ?? ''))).toMatchObject({ Statement: [{ Resource: '${a.b}-$${aws:username}-%%{x' }] })
  })

  it('prints an Id, and takes indents from 0 to 10', () => {
    const policy = { ...(JSON.parse(document('x')) as PolicyDocument), Id: 'me' }
    expect(JSON.parse(printPolicy(policy))).toMatchObject({ Id: 'me' })
    expect(printPolicy(policy, { indent: 10 })).toContain('\n          "Version"')
  })

  it.each([
    [0, 1, 1],
    [2, 1, 3],
    [3, 2, 1],
    [4, 2, 2],
    [5, 3, 1],
    [7, 4, 1],
    [9, 4, 3],
  ])('the offset %i is line %i, column %i', (offset, line, column) => {
    // A line feed, a carriage return, and both.
    const text = 'ab\nc\r\r\nde'
    expect(placeInText(text, { start: offset, end: offset })).toEqual({ line, column, endLine: line, endColumn: column })
  })
})
