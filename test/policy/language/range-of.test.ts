import { expect, test } from 'vitest'
import { parsePolicy, type PolicyDocument } from '../../../src/policy/index.ts'

const places = new Map([
  ['/Statement/0 value', { start: 10, end: 20 }],
  ['/Statement/0/Efect name', { start: 12, end: 17 }],
  ['/Statement/0/Action value', { start: 30, end: 40 }],
])
const rangeOf = (pointer: string, on: 'name' | 'value'): { start: number; end: number } | undefined => places.get(`${pointer} ${on}`)

test('a policy from another format keeps the places that it is given', () => {
  const document: PolicyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'a:b', Resource: '*' }] }
  const parsed = parsePolicy(document, { rangeOf })
  expect(parsed.policy?.statements[0]).toMatchObject({
    range: { start: 10, end: 20 },
    action: { values: [{ range: { start: 30, end: 40 } }] },
  })
  expect(parsed.policy?.statements[0]?.resource).not.toHaveProperty('range')
})

test('whatever a value is, its range is asked for as that of a value', () => {
  const document = { Version: 1, Id: null, Statement: [{ Effect: true, Principal: [], Action: { a: 1 }, Resource: ['*', false] }] }
  const { findings } = parsePolicy(document as unknown as PolicyDocument, {
    rangeOf: (pointer, on) => (on === 'value' ? { start: pointer.length, end: 99 } : undefined),
  })
  expect(findings.map(({ pointer, range }) => [pointer, range?.start])).toEqual(
    ['/Version', '/Id', '/Statement/0/Effect', '/Statement/0/Principal', '/Statement/0/Action', '/Statement/0/Resource/1'].map(
      (pointer) => [pointer, pointer.length],
    ),
  )
})

test('a finding about a name stands at the name', () => {
  const document = { Version: '2012-10-17', Statement: [{ Efect: 'Allow', Principal: '*', Action: 'a:b', Resource: '*' }] }
  const { findings } = parsePolicy(document as unknown as PolicyDocument, { rangeOf })
  expect(findings.find(({ rule }) => rule === 'unknown-element')?.range).toEqual({ start: 12, end: 17 })
})
