import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainValue } from '../../../src/validators/read/text/plain-value.ts'
import { readTree } from '../../../src/validators/read/text/read-tree.ts'
import { membersOf, type Tree } from '../../../src/validators/read/text/tree.ts'

const value = (text: string): unknown => {
  const read = readTree(text)
  return read.kind === 'tree' ? plainValue(read.tree).value : read.message
}

test('JSON comes back as it went in, and every part stands where it is written', () => {
  const check = (tree: Tree, text: string): void => {
    expect(JSON.parse(text.slice(tree.range.start, tree.range.end))).toEqual(plainValue(tree).value)
    if (tree.kind === 'list') for (const item of tree.items) check(item, text)
    for (const { name, nameRange, value: member } of membersOf(tree)) {
      expect(JSON.parse(text.slice(nameRange.start, nameRange.end))).toBe(name)
      check(member, text)
    }
  }
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', '  ', '\t'), (json, indent) => {
      fc.pre(typeof json === 'object' && json !== null)
      const text = JSON.stringify(json, undefined, indent)
      const read = readTree(text)
      if (read.kind !== 'tree') throw new Error(read.message)
      expect(JSON.stringify(plainValue(read.tree).value)).toBe(JSON.stringify(JSON.parse(text)))
      check(read.tree, text)
    }),
  )
})

test.each([
  [
    'short forms',
    'a: !Ref b\nc: !Sub "x${d}"\ne: !GetAtt f.g\nh: !If [i, !Ref j, k]',
    { a: { Ref: 'b' }, c: { 'Fn::Sub': 'x${d}' }, e: { 'Fn::GetAtt': 'f.g' }, h: { 'Fn::If': ['i', { Ref: 'j' }, 'k'] } },
  ],
  ['an account that begins with 0', 'a: 012345678901\nb: 7', { a: '012345678901', b: 7 }],
  ['a version that looks like a date', 'Version: 2012-10-17', { Version: '2012-10-17' }],
  ['anchors', 'a: &x { b: 1 }\nc: *x\nd: { <<: *x, e: 2 }', { a: { b: 1 }, c: { b: 1 }, d: { e: 2, b: 1 } }],
  ['flow style', '{ a: b, c: [!Ref d] }', { a: 'b', c: [{ Ref: 'd' }] }],
])('YAML with %s', (_, text, expected) => {
  expect(value(text)).toEqual(expected)
})

test.each([
  ['a: [1', /flow/i],
  ['{ "a": 1,', /./],
  [`${'['.repeat(300)}${']'.repeat(300)}`, /levels of nesting/],
])('%s cannot be read', (text, message) => {
  expect(value(text)).toMatch(message)
})
