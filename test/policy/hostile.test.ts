import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compilePolicy,
  describeFinding,
  evaluate,
  parsePolicy,
  placeInText,
  PolicyError,
  printPolicy,
  privateApiPolicy,
  samePolicy,
  unescapePolicy,
  type PolicyInput,
  type EvaluateOptions,
  type PrivateApiPolicyOptions,
  type Request,
} from '../../src/policy/index.ts'
import { nearPolicyDocument } from '../../src/testing/index.ts'
import { allow, policyOf, request } from './evaluate/evaluate-request.ts'
import { propertyRuns } from './property-runs.ts'

/** Runs what may only answer or throw a PolicyError. */
const tame = (run: () => unknown): void => {
  try {
    run()
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    expect(error.message).not.toBe('')
  }
}

const throughAll = (input: PolicyInput): void => {
  const parsed = parsePolicy(input)
  for (const finding of parsed.findings) {
    expect(describeFinding(finding).message.length).toBeLessThan(1000)
    if (typeof input === 'string' && finding.range !== undefined) expect(placeInText(input, finding.range).line).toBeGreaterThan(0)
  }
  tame(() => printPolicy(input))
  tame(() => samePolicy(input, input))
  tame(() => evaluate(input, request))
  // Why: what is large goes the same way through the reader everywhere, and slowly.
  if (typeof input === 'string' && input.length > 100_000) return
  tame(() => compilePolicy(input).decide(request))
  for (const options of surroundings(input)) tame(() => evaluate(policyOf(allow()), { ...request, principal: { arn } }, options))
}

const arn = 'arn:aws:iam::111122223333:user/ann'

/** The input in every place that takes a policy. */
const surroundings = (input: PolicyInput): readonly EvaluateOptions[] => [
  { endpointPolicy: input },
  { domainPolicy: input },
  { authorizationType: 'AWS_IAM', identityPolicies: [input], permissionsBoundary: input, sessionPolicy: input },
  { authorizationType: 'AWS_IAM', serviceControlPolicies: [[input]], resourceControlPolicies: [[input]] },
  { authorizationType: 'CUSTOM', authorizer: { kind: 'policy', policy: input } },
]

const tenMillion = 10_000_000
const cyclic: { Statement: unknown[] } = { Statement: [] }
cyclic.Statement.push(cyclic)
const cyclicArray: unknown[] = []
cyclicArray.push(cyclicArray)
const endless = { Statement: { toJSON: () => endless } }
const throwing = {
  get Statement(): never {
    throw new RangeError('no')
  },
}

describe('hostile input', () => {
  it.each<readonly [string, unknown]>([
    ['deep arrays', '['.repeat(1_000_000)],
    ['deep objects', '{"a":'.repeat(1_000_000)],
    ['deep values', Array.from({ length: 5000 }).reduce<unknown>((inner) => [inner], [])],
    ['a string of ten megabytes', JSON.stringify(policyOf(allow({ Resource: `execute-api:/${'a'.repeat(tenMillion)}` })))],
    ['an element name of ten megabytes', `{"${'a'.repeat(tenMillion)}":1}`],
    ['an open string of ten megabytes', `{"${'a'.repeat(tenMillion)}`],
    ['backslashes', `{${'\\'.repeat(1_000_000)}`],
    ['variables that do not close', JSON.stringify(policyOf(allow({ Resource: '${'.repeat(1_000_000) })))],
    ['tokens that do not close', policyOf(allow({ Resource: '${Token['.repeat(1_000_000) }))],
    ['substitutions that do not close', policyOf(allow({ Resource: { 'Fn::Sub': '${'.repeat(1_000_000) } }))],
    ['lone surrogates', '{"Version":"2012-10-17","Statement":[{"Sid":"\uD800","\uDC00":"\\ud800"}]}'],
    [
      '__proto__',
      '{"__proto__":{"Version":"x"},"Statement":{"__proto__":[],"Effect":"Allow","constructor":1,"Condition":{"__proto__":{"__proto__":"x"}}}}',
    ],
    ['a cyclic value', cyclic],
    ['a cyclic array', cyclicArray],
    ['an endless toJSON', endless],
    ['a getter that throws', throwing],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no')
          },
        },
      ),
    ],
    ['a sparse array', { Statement: new Array(4_000_000_000) }],
    ['functions', { Statement: [() => 1] }],
    ['a symbol', Symbol('x')],
    ['a bigint', { Statement: 1n }],
    ['not a number', { Statement: Number.NaN }],
    ['a date', { Version: new Date(0), Statement: [] }],
    ['undefined', undefined],
    ['null', null],
    ['a number', 5],
    ['something that looks like a parsed policy', { kind: 'policy', statements: [], pointer: '' }],
  ])('survives %s', { timeout: 180_000 }, (_, input) => {
    throughAll(input as PolicyInput)
  })

  it('keeps __proto__ as an ordinary name of a condition key, and changes no prototype', () => {
    const text =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"StringEquals":{"__proto__":"x"}}}]}'
    expect(printPolicy(text, { indent: 0 })).toBe(text)
    expect(evaluate(text, { ...request, context: JSON.parse('{"__proto__":"x"}') as Record<string, string> }).decision).toBe('Allow')
    expect(evaluate(text, request).decision).toBe('ImplicitDeny')
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })

  it('keeps lone surrogates as they are', () => {
    const policy = policyOf(allow({ Condition: { StringEquals: { 'aws:UserAgent': '\uD800' } } }))
    expect(printPolicy(policy, { indent: 0 })).toContain('"\\ud800"')
    expect(evaluate(printPolicy(policy), { ...request, context: { 'aws:UserAgent': '\uD800' } }).decision).toBe('Allow')
    expect(evaluate(policy, { ...request, context: { 'aws:UserAgent': '\uD801' } }).decision).toBe('ImplicitDeny')
  })

  it('matches patterns that make others backtrack without end', () => {
    const agent = `${'a'.repeat(20_000)}c`
    const like = (pattern: string): string =>
      evaluate(policyOf(allow({ Condition: { StringLike: { 'aws:UserAgent': pattern } } })), {
        ...request,
        context: { 'aws:UserAgent': agent },
      }).decision
    expect(like(`${'*a'.repeat(40)}b`)).toBe('ImplicitDeny')
    expect(like(`${'a*'.repeat(40)}c`)).toBe('Allow')
    expect(like('*'.repeat(1000))).toBe('Allow')
    expect(like(`*${'?'.repeat(100)}b`)).toBe('ImplicitDeny')
  })

  it.each(['identityPolicies', 'serviceControlPolicies', 'resourceControlPolicies'])(
    'survives `%s` that is no list, or a list of what is none',
    (name) => {
      for (const value of ['', 'x', null, 5, {}, [null], [5], ['x'], [[null]], Symbol('x')]) {
        tame(() => evaluate(policyOf(allow()), { ...request, principal: { arn } }, { authorizationType: 'AWS_IAM', [name]: value }))
      }
    },
  )

  it('survives requests of megabytes, lone surrogates and names of prototypes', () => {
    const huge = 'a'.repeat(tenMillion)
    const policy = policyOf(
      allow({ Condition: { StringLike: { 'aws:UserAgent': '*b*' }, NumericLessThanIfExists: { 'test:Number': '1' } } }),
      allow({
        Resource: 'execute-api:/*/GET/*',
        Condition: { DateLessThan: { 'aws:CurrentTime': '2024-01-01' }, IpAddress: { 'aws:SourceIp': '::/0' } },
      }),
    )
    const values = [
      huge,
      '9'.repeat(1_000_000),
      '\uD800',
      '',
      '__proto__',
      `${'0'.repeat(1_000_000)}.${'0'.repeat(1_000_000)}`,
      ':'.repeat(100_000),
    ]
    for (const value of values) {
      const context = Object.fromEntries(
        ['aws:UserAgent', 'test:Number', 'aws:CurrentTime', 'aws:SourceIp', 'constructor'].map((key) => [key, value]),
      )
      const asked: Request = { resource: `${request.resource}/${value}`, action: `execute-api:${value}`, context }
      tame(() => evaluate(policy, asked))
      tame(() => compilePolicy(policy).decide(asked))
    }
  })

  it('survives what is nearly a policy, wherever a policy may stand', () => {
    fc.assert(
      fc.property(nearPolicyDocument({ maxStatements: 2 }), (input) => {
        throughAll(input as PolicyInput)
        throughAll(JSON.stringify(input))
      }),
      propertyRuns(100),
    )
  })

  it('throws nothing but PolicyError on any JSON, any text near a policy, and any request', () => {
    const near = fc.constantFrom(
      'Statement',
      'Effect',
      'Allow',
      'Principal',
      '*',
      'AWS',
      'Action',
      'Resource',
      'Condition',
      'StringLike',
      'Bool',
      'Version',
      '2012-10-17',
      '${',
      '}',
      '__proto__',
      'Ref',
    )
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        near,
        fc.jsonValue(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.array(fc.tuple(near, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries) as unknown),
      ),
    }))
    fc.assert(
      fc.property(value, (input) => {
        throughAll(input as PolicyInput)
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        throughAll(text)
        unescapePolicy(text)
      }),
      { numRuns: 300 },
    )
    const canonical = printPolicy(policyOf(allow()))
    fc.assert(
      fc.property(fc.nat(canonical.length), fc.nat(10), fc.string({ maxLength: 4 }), (at, length, text) => {
        throughAll(canonical.slice(0, at) + text + canonical.slice(at + length))
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        tame(() => evaluate(policyOf(allow()), anything as Request))
        tame(() => compilePolicy(policyOf(allow())).decide(anything as Request))
      }),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(
        fc.record({ resource: fc.constant(request.resource), action: fc.anything(), principal: fc.anything(), context: fc.anything() }),
        (anything) => {
          tame(() => evaluate(policyOf(allow()), anything as Request))
          tame(() => compilePolicy(policyOf(allow())).decide(anything as Request))
        },
      ),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(
        fc.record(
          { vpceIds: fc.anything(), access: fc.anything(), routes: fc.anything(), stage: fc.anything(), principals: fc.anything() },
          { requiredKeys: [] },
        ),
        (options) => {
          tame(() => privateApiPolicy(options as PrivateApiPolicyOptions))
        },
      ),
      { numRuns: 500 },
    )
  })
})
