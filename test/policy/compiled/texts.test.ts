import { describe, expect, it } from 'vitest'
import { compilePolicy, type CompileOptions, type Request } from '../../../src/policy/index.ts'
import { fillFrame, makeFrame } from '../../../src/policy/evaluate/compiled/frame.ts'
import { allow, policyOf, request } from '../evaluate/evaluate-request.ts'
import { expectSame } from './same-decision.ts'
import { tables } from './text-tables.ts'

const readings: readonly CompileOptions[] = [
  {},
  {
    readings: {
      'PS-32': 'no-match',
      'PS-27': 'utf-16-unit',
      'PS-40': 'ipv4',
      'PS-47-pattern': 'trailing-star',
      'PS-47-request': 'no-match',
      'PS-28': 'unicode',
    },
  },
]

describe('a compiled policy compares texts as evaluate does', () => {
  it.each(tables)('%s', (_, operators, values, texts) => {
    const requests = texts.map((text): Request => ({ ...request, context: { 'aws:UserAgent': text, 'aws:username': '1' } }))
    for (const operator of operators) {
      for (const value of values) {
        const policy = policyOf(allow({ Condition: { [operator]: { 'aws:UserAgent': value } } }))
        // Why not every reading with every value: it is the text that they are about.
        const isWild = operator.startsWith('Arn') || operator.endsWith('Like')
        for (const options of isWild || value === values[0] || value === values.at(-1) ? readings : [{}])
          expectSame(policy, requests, options)
      }
    }
  })
})

it('a compiled policy forgets what a variable stood for before', () => {
  const names = [undefined, '', '1', 'vvv', 'v', 'A', 'a', '😀', '\ud83d', 'a*', '']
  const endings = names.flatMap((name = 'undefined') => [
    name,
    `${name}a-b`,
    `arn:aws:iam::1:${name}a-b`,
    `-${name}`,
    `-${name.toUpperCase()}-b`,
  ])
  const requests = endings.flatMap((text) =>
    names.map((name): Request => ({
      ...request,
      context: { 'aws:UserAgent': text, ...(name === undefined ? {} : { 'aws:username': name }) },
    })),
  )
  const name = '${aws:username}'
  for (const pattern of [`arn:aws:iam::1:${name}a*b`, name, `${name}a*b`, `*${name}?b`, `?${name}`, `${name}${name}*`, `*${name}*`]) {
    expectSame(policyOf(allow({ Condition: { ArnLike: { 'aws:UserAgent': pattern } } })), requests)
    expectSame(policyOf(allow({ Condition: { StringLike: { 'aws:UserAgent': pattern } } })), requests)
  }
})

it('a compiled policy forgets a mapped address when another follows (PS-40)', () => {
  const policy = policyOf(allow({ Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.1' } } }))
  const { decide } = compilePolicy(policy, { readings: { 'PS-40': 'ipv4' } })
  const decisions = ['::ffff:10.0.0.1', '0.0.0.0'].map((text) => decide({ ...request, context: { 'aws:SourceIp': text } }))
  expect(decisions).toEqual(['Allow', 'ImplicitDeny'])
})

it('a compiled policy never runs out of numbers for its decisions', () => {
  const frame = makeFrame(1, 1)
  Object.assign(frame, { round: 0x3fffffff })
  frame.rounds[0] = frame.tested[0] = 1
  fillFrame(frame, request)
  expect([frame.round, ...frame.rounds, ...frame.tested]).toEqual([1, 0, 0])
})
