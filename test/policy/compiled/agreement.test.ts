import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compilePolicy,
  evaluate,
  PolicyError,
  type CompileOptions,
  type PolicyDocument,
  type PolicyInput,
  type Request,
} from '../../../src/policy/index.ts'
import { policyAndRequests, readingsChoice } from '../../../src/testing/index.ts'
import { allow, api, deny, policyOf, request } from '../evaluate/evaluate-request.ts'

const remembered = Symbol.for('apply-private-api: decisions of evaluate')
const { POLICY_RUNS, APA_SEED, APA_REMEMBER } = process.env
const runs = { numRuns: Number(POLICY_RUNS ?? 400), ...(APA_SEED === undefined ? {} : { seed: Number(APA_SEED) }) }

/** What a decision comes to: itself, or the code of the error. */
function outcome(decide: () => string): string {
  try {
    return decide()
  } catch (error) {
    if (error instanceof PolicyError) return error.code
    throw error
  }
}

/** Why remembered, where asked for: a mutation run of compiled/ loads this file thousands of times, and what `evaluate` says does not change in it. */
const memory = globalThis as { [remembered]?: Map<string, string> }
const expected = memory[remembered] ?? new Map<string, string>()
memory[remembered] = expected

function expectedOf(policy: PolicyInput, asked: Request, options: CompileOptions): string {
  const decide = (): string => outcome(() => evaluate(policy, asked, options).decision)
  if (APA_REMEMBER === undefined) return decide()
  const key = JSON.stringify([policy, asked, options])
  const known = expected.get(key) ?? decide()
  expected.set(key, known)
  return known
}

function compare(policy: PolicyInput, requests: readonly Request[], options: CompileOptions): void {
  const compiled = compilePolicy(policy, options)
  for (const asked of requests) {
    const anonymous: Request = {
      resource: asked.resource,
      ...(asked.action === undefined ? {} : { action: asked.action }),
      context: asked.context ?? {},
    }
    expect(
      outcome(() => compiled.decide(anonymous)),
      JSON.stringify(asked),
    ).toBe(expectedOf(policy, anonymous, options))
  }
}

describe('a compiled policy decides as evaluate does', () => {
  it('for policies of the whole language, under every reading, with and without the name of the API', () => {
    fc.assert(
      fc.property(policyAndRequests(8), readingsChoice(), fc.boolean(), ({ policy, requests }, readings, named) => {
        compare(policy, requests, { readings, ...(named ? { api } : {}) })
      }),
      runs,
    )
  })

  it('for many statements with routes and endpoints of their own, in any order', () => {
    const word = fc.constantFrom('a', 'b', 'ab', 'abc', 'a*', '*', '?', 'ba', '')
    const route = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `execute-api:/${words.join('/')}`)
    const statement = fc
      .tuple(
        fc.constantFrom(allow, deny),
        fc.array(route, { minLength: 1, maxLength: 3 }),
        fc.option(fc.constantFrom('vpce-a', 'vpce-b', 'vpce-c')),
      )
      .map(([make, Resource, vpce]) =>
        make({ Resource, ...(vpce === null ? {} : { Condition: { StringEquals: { 'aws:SourceVpce': vpce } } }) }),
      )
    const asked = fc
      .tuple(
        fc.array(fc.constantFrom('a', 'b', 'ab', 'abc', 'ba', 'c', ''), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('vpce-a', 'vpce-b', 'vpce-d'),
      )
      .map(([words, vpce]): Request => ({ resource: `${api}/${words.join('/')}`, context: { 'aws:SourceVpce': vpce } }))
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 20 }),
        fc.array(asked, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (statements, requests, named) => {
          compare(policyOf(...statements), requests, named ? { api } : {})
        },
      ),
      runs,
    )
  })

  it('for few statements on everything, and for those that are nearly so', () => {
    const every = [`${api}/*`, 'execute-api:/*']
    const Resource = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...every) },
      fc.constantFrom(
        '*',
        `${api}/prod/*`,
        `${api}/`,
        `${api}/*/GET/*`,
        'execute-api:/*/a',
        [`${api}/*`, `${api}/prod/*`],
        [`${api}/*`, `${api}/*`],
      ),
    )
    const statement = fc
      .tuple(
        fc.constantFrom(allow, deny),
        Resource,
        fc.constantFrom('execute-api:Invoke', 'execute-api:*', 'execute-api:ManageConnections'),
        fc.option(fc.constantFrom('vpce-a', 'vpce-b')),
        fc.integer({ max: 9 }),
      )
      .map(([make, resource, Action, vpce, rare]) => {
        const made = make({
          Resource: resource,
          Action,
          ...(vpce === null ? {} : { Condition: { StringEquals: { 'aws:SourceVpce': vpce } } }),
        })
        if (rare > 0) return made
        const { Resource: NotResource, ...others } = made
        return { ...others, NotResource } as typeof made
      })
    const asked = fc
      .tuple(
        fc.constantFrom('/prod/GET/a', '/', '', 'x', '/prod/POST/b/c', '/*'),
        fc.constantFrom('vpce-a', 'vpce-b', 'vpce-c'),
        fc.boolean(),
      )
      .map(([rest, vpce, manages]): Request => ({
        resource: `${api}${rest}`,
        ...(manages ? { action: 'execute-api:ManageConnections' } : {}),
        context: { 'aws:SourceVpce': vpce },
      }))
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 6 }),
        fc.array(asked, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (statements, requests, named) => {
          compare(policyOf(...statements), requests, named ? { api } : {})
        },
      ),
      runs,
    )
  })

  it('for wildcards in every field of an ARN', () => {
    const field = fc.constantFrom(
      '*',
      'eu-*',
      '*-1',
      'eu-west-?',
      'eu-west-1',
      '111122223333',
      '1*3',
      '?',
      'a1b2c3d4e5/*',
      'a*/prod/*',
      '*:a/x',
    )
    const resource = fc.array(field, { minLength: 1, maxLength: 4 }).map((fields) => `arn:aws:execute-api:${fields.join(':')}`)
    const asked = fc
      .constantFrom('eu-west-1:111122223333:a1b2c3d4e5/prod/GET/a', 'eu-west-1:111122223333:b:a/x', 'eu-west-1:1:a/x', 'a:1:eu-west-1')
      .map((rest): Request => ({ resource: `arn:aws:execute-api:${rest}` }))
    fc.assert(
      fc.property(fc.array(resource, { minLength: 1, maxLength: 3 }), asked, readingsChoice(), (Resource, one, readings) => {
        compare(policyOf(allow({ Resource })), [one], { readings })
      }),
      runs,
    )
  })

  it.each<[string, PolicyDocument, Request]>([
    ['a lone surrogate before a star', condition('StringLike', '\ud83d*'), agent('😀')],
    ['a lone surrogate by itself', condition('StringLike', '\ud83d*'), agent('\ud83dx')],
    ['a pair in the pattern', condition('StringLike', '*😀?'), agent('a😀😀')],
    ['a question mark for half a pair', condition('StringLike', '??'), agent('😀')],
    ['a star in a variable', condition('StringLike', '${aws:username}'), agent('ab', { 'aws:username': 'a*' })],
    ['a variable between stars', condition('StringLike', '*${aws:username}*'), agent('xabx', { 'aws:username': 'ab' })],
    [
      'a variable in an ARN that brings its colons',
      condition('ArnLike', 'arn:aws:${aws:username}:*'),
      agent('arn:aws:iam::1:user/a', { 'aws:username': 'iam::1' }),
    ],
    ['a number below a negative one', condition('NumericLessThan', '-1'), agent('-2')],
    ['a number above a negative one', condition('NumericLessThan', '-2'), agent('-1')],
    ['a negative number and a positive one', condition('NumericGreaterThan', '-2'), agent('1')],
    ['a zone behind UTC', condition('DateEquals', '2024-03-01T00:00:00-01:30'), agent('2024-03-01T01:30:00Z')],
    ['a number of a hundred digits', condition('NumericLessThan', `1${'0'.repeat(99)}`), agent('9'.repeat(99))],
    ['seconds of thirty digits', condition('DateGreaterThan', `9${'0'.repeat(29)}`), agent(`9${'0'.repeat(28)}1`)],
    ['seconds before the year 0', condition('DateLessThan', '0000-01-01'), agent('-99999999999999999999')],
    ['the 29th of February', condition('DateEquals', '2024-03-01T00:00:00+01:00'), agent('2024-02-29T23:00Z')],
    ['the 29th of February that is none', condition('DateNotEquals', '2024-03-01'), agent('2023-02-29')],
    ['an IPv4 address inside IPv6', condition('IpAddress', '10.0.0.0/8'), agent('::ffff:10.0.0.1')],
    ['an IPv4 address that is not inside IPv6', condition('IpAddress', '10.0.0.0/8'), agent('::fffe:10.0.0.1')],
    ['an address with its zeros left out', condition('IpAddress', '2001:db8::/33'), agent('2001:db8:7fff::1.2.3.4')],
    ['an address with two gaps', condition('NotIpAddress', '::/0'), agent('1::2::3')],
  ])('%s', (_, policy, asked) => {
    compare(policy, [asked], {})
    compare(policy, [asked], { readings: { 'PS-27': 'utf-16-unit', 'PS-40': 'ipv4' } })
  })
})

describe('a compiled policy is tame', () => {
  it('matches in time proportional to the lengths, whatever the stars', () => {
    const stars = `${'*a'.repeat(40)}*b`
    const text = 'a'.repeat(20_000)
    expect(compilePolicy(condition('StringLike', stars)).decide(agent(text))).toBe('ImplicitDeny')
    const inFields = policyOf(allow({ Resource: `arn:aws:execute-api:${'*a'.repeat(40)}b:1:x` }))
    expect(compilePolicy(inFields).decide({ resource: `arn:aws:execute-api:${text}:1:x` })).toBe('ImplicitDeny')
  })

  it('forgets nothing and mixes up nothing over many decisions', () => {
    const { decide } = compilePolicy(condition('StringLike', '*${aws:username}*'))
    for (let round = 0; round < 1000; round++) {
      const name = `n${String(round % 7)}`
      expect(decide(agent(`x${name}y`, { 'aws:username': name }))).toBe('Allow')
      expect(decide(agent(`x${name}`, { 'aws:username': `${name}0` }))).toBe('ImplicitDeny')
    }
  })
})

function condition(operator: string, value: string): PolicyDocument {
  return policyOf(allow({ Condition: { [operator]: { 'aws:UserAgent': value } } }))
}

function agent(value: string, context: Request['context'] = {}): Request {
  return { ...request, context: { ...context, 'aws:UserAgent': value } }
}
