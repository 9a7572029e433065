import { describe, expect, it } from 'vitest'
import {
  compilePolicy,
  describeFinding,
  evaluate,
  parsePolicy,
  printPolicy,
  samePolicy,
  type PolicyInput,
  type Statement,
} from '../../../src/policy/index.ts'
import { choicesOf, settleChoices } from '../../../src/policy/language/index.ts'

const none = { Ref: 'AWS::NoValue' }
const resource = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/orders'
const fnIf = (condition: string, then: unknown, otherwise: unknown = none): object => ({ 'Fn::If': [condition, then, otherwise] })
const open = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }
const through = (vpce: unknown): object => ({ StringEquals: { 'aws:SourceVpce': vpce } })
const documentOf = (...statements: readonly unknown[]): PolicyInput => ({ Version: '2012-10-17', Statement: statements }) as PolicyInput

/** What every setting of the conditions A and B makes of a document, as CloudFormation does it: by replacing objects in JSON. */
function deploy(node: unknown, settled: Readonly<Record<string, boolean>>): unknown {
  if (Array.isArray(node)) return node.map((item) => deploy(item, settled)).filter((item) => item !== undefined)
  if (typeof node !== 'object' || node === null) return node
  if ('Ref' in node && node.Ref === 'AWS::NoValue') return undefined
  if ('Fn::If' in node) {
    const [condition, then, otherwise] = node['Fn::If'] as [string, unknown, unknown]
    return deploy(settled[condition] === true ? then : otherwise, settled)
  }
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]) => {
      const kept = deploy(value, settled)
      return kept === undefined ? [] : [[name, kept]]
    }),
  )
}

const settings = [false, true].flatMap((A) => [false, true].map((B) => ({ A, B })))

describe('Fn::If', () => {
  const deny = { ...open, Effect: 'Deny', Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-a' } } }
  const cases: readonly (readonly [string, PolicyInput])[] = [
    ['a statement, or none', documentOf(open, fnIf('A', deny))],
    ['a statement, or another', documentOf(fnIf('A', open, { ...open, Condition: through('vpce-a') }))],
    [
      'the list of statements',
      { Version: '2012-10-17', Statement: fnIf('A', [open, deny], [open, fnIf('B', deny)]) } as unknown as PolicyInput,
    ],
    ['the only statement', { Version: '2012-10-17', Statement: fnIf('A', open, deny) } as unknown as PolicyInput],
    ['the effect', documentOf(open, { ...deny, Effect: fnIf('A', 'Allow', 'Deny') })],
    ['the principal', documentOf({ ...open, Principal: fnIf('A', '*', { AWS: '111122223333' }) })],
    ['a principal of a list', documentOf({ ...open, Principal: { AWS: ['444455556666', fnIf('A', '111122223333')] } })],
    [
      'the effect and the principal',
      documentOf({ ...open, Effect: fnIf('A', 'Allow', 'Deny'), Principal: fnIf('A', '*', fnIf('B', '*', { AWS: '*' })) }),
    ],
    ['all actions', documentOf({ ...open, Action: fnIf('A', ['execute-api:Invoke', 'a:b'], 'a:c') })],
    [
      'all resources',
      documentOf({ ...open, Resource: fnIf('A', 'execute-api:/prod/*', ['execute-api:/dev/*', fnIf('B', 'execute-api:/test/*')]) }),
    ],
    ['the block of conditions', documentOf({ ...open, Condition: fnIf('A', through('vpce-a')) })],
    [
      'one block of conditions or another',
      documentOf({
        ...open,
        Condition: fnIf('A', through('vpce-a'), fnIf('B', through('vpce-b'), { Bool: { 'aws:SecureTransport': true } })),
      }),
    ],
    [
      'what an operator compares',
      documentOf({ ...open, Condition: { StringEquals: fnIf('A', { 'aws:SourceVpce': 'vpce-a' }, { 'aws:SourceVpc': 'vpc-a' }) } }),
    ],
    ['the values of a key, or the key itself', documentOf({ ...open, Condition: through(fnIf('A', 'vpce-a')) })],
    ['the values of a key', documentOf({ ...open, Condition: through(fnIf('A', ['vpce-a', 'vpce-b'], 'vpce-c')) })],
    ['a value of a list', documentOf({ ...open, Condition: through(['vpce-a', fnIf('A', 'vpce-b', fnIf('B', 'vpce-c'))]) })],
    [
      'the same condition within itself',
      documentOf({ ...open, Condition: through(fnIf('A', fnIf('A', 'vpce-a', 'vpce-never'), fnIf('A', 'vpce-never', 'vpce-b'))) }),
    ],
  ]

  it.each(cases)('stands for %s: printed and read again it is the same', (_, document) => {
    const printed = printPolicy(document)
    expect(parsePolicy(printed, { dialect: 'cloudformation' })).toMatchObject({ ok: true, findings: [] })
    expect(printPolicy(parsePolicy(printed, { dialect: 'cloudformation' }).policy as PolicyInput)).toBe(printed)
    expect(samePolicy(document, JSON.parse(printed) as PolicyInput)).toBe(true)
  })

  it.each(cases)('stands for %s: settled it is what is deployed', (_, document) => {
    for (const conditions of settings) {
      const deployed = deploy(document, conditions) as PolicyInput
      for (const vpce of [undefined, 'vpce-a', 'vpce-b', 'vpce-c']) {
        const request = { resource, context: vpce === undefined ? {} : { 'aws:SourceVpce': vpce } }
        const { decision } = evaluate(deployed, request)
        expect(evaluate(document, request, { conditions }).decision).toBe(decision)
        expect(compilePolicy(document, { conditions }).decide(request)).toBe(decision)
      }
      expect(samePolicy(document, deployed)).toBe(settings.every((other) => samePolicy(deployed, deploy(document, other) as PolicyInput)))
    }
  })

  it('is the same wherever it stands', () => {
    const whole = documentOf(fnIf('A', { ...open, Condition: through('vpce-a') }, open))
    expect(samePolicy(whole, documentOf({ ...open, Condition: fnIf('A', through('vpce-a')) }))).toBe(true)
    expect(samePolicy(whole, documentOf({ ...open, Condition: through(fnIf('A', 'vpce-a')) }))).toBe(true)
    expect(samePolicy(whole, documentOf({ ...open, Condition: through([fnIf('A', 'vpce-a')]) }))).toBe(false)
    expect(samePolicy(whole, documentOf({ ...open, Condition: through(fnIf('B', 'vpce-a')) }))).toBe(false)
    const many = documentOf({ ...open, Condition: through(Array.from({ length: 9 }, (_, index) => fnIf(`C${index}`, 'vpce-a'))) })
    expect([samePolicy(many, JSON.parse(printPolicy(many)) as PolicyInput), samePolicy(many, whole)]).toEqual([true, false])
  })

  it('is looked at in all combinations of eight conditions; beyond, two policies are the same where they are written alike', () => {
    const values = (count: number): object[] => Array.from({ length: count }, (_, index) => fnIf(`C${index}`, `vpce-${index}`))
    const of = (vpces: readonly object[]): PolicyInput => documentOf({ ...open, Condition: through(vpces) })
    expect(samePolicy(of(values(8)), of(values(8).reverse()))).toBe(true)
    expect(samePolicy(of(values(9)), of(values(9).reverse()))).toBe(false)
    expect(samePolicy(of(values(9)), of(values(9)))).toBe(true)
  })

  it('is settled one condition after the other', () => {
    const { policy } = parsePolicy(documentOf({ ...open, Resource: ['a', fnIf('A', 'b', fnIf('B', 'c'))] }))
    if (policy === undefined) throw new Error('it does not parse')
    const resourcesOf = (settled: Readonly<Record<string, boolean>>): readonly unknown[] =>
      settleChoices(policy, settled).statements.flatMap(({ resource: { values } }) => values.map(({ parts, when }) => [parts, when]))
    const literal = (text: string): readonly object[] => [{ kind: 'literal', text }]
    const [a, b, c] = ['a', 'b', 'c'].map(literal)
    expect(resourcesOf({ A: true })).toEqual([
      [a, undefined],
      [b, undefined],
    ])
    expect(resourcesOf({ A: false })).toEqual([
      [a, undefined],
      [c, [{ condition: 'B', is: true }]],
    ])
    expect(resourcesOf({ B: false })).toEqual([
      [a, undefined],
      [b, [{ condition: 'A', is: true }]],
    ])
    expect(choicesOf(settleChoices(policy, { A: false }))).toEqual(['B'])
    const settled = settleChoices(policy, { A: true, B: true })
    expect([settled, settled.statements[0], settled.statements[0]?.resource.values[0]].map((node) => Object.keys(node ?? {}))).toEqual([
      ['kind', 'dialect', 'version', 'statements', 'pointer'],
      ['kind', 'index', 'effect', 'principal', 'action', 'resource', 'conditions', 'pointer'],
      ['kind', 'parts', 'pointer'],
    ])
  })

  it('is printed as a list where it may leave nothing of it', () => {
    const printed = (resources: unknown): unknown =>
      (JSON.parse(printPolicy(documentOf({ ...open, Resource: resources }))) as { Statement: readonly { Resource: unknown }[] })
        .Statement[0]?.Resource
    expect(printed([fnIf('A', 'a')])).toEqual([fnIf('A', 'a')])
    expect(printed([fnIf('A', 'a', 'b')])).toEqual(fnIf('A', 'a', 'b'))
    expect(printed(['AWS::NoValue'])).toBe('AWS::NoValue')
    expect(printed([])).toEqual([])
  })

  it('has to be settled before a request is decided', () => {
    const asked = (): unknown =>
      evaluate(documentOf({ ...open, Condition: through(fnIf('IsProd', 'vpce-a')) }), { resource }, { conditions: { Other: true } })
    expect(asked).toThrow(
      expect.objectContaining({
        code: 'UNRESOLVED_REFERENCE',
        message: 'whether the condition `IsProd` is true is not known yet',
      }) as Error,
    )
  })

  it('is nothing where IAM reads the policy, or Terraform', () => {
    for (const dialect of ['iam', 'terraform'] as const)
      expect(parsePolicy(JSON.stringify(documentOf(fnIf('A', open))), { dialect }).ok).toBe(false)
  })

  it('is checked in every branch', () => {
    const { findings } = parsePolicy(
      documentOf({ ...open, Effect: fnIf('A', 'Allow', 'allow'), Condition: fnIf('A', { StringEqual: { a: 'b' } }, 'x') }),
    )
    expect(findings.map((finding) => [finding.pointer, describeFinding(finding).message])).toEqual([
      ['/Statement/0/Effect/Fn::If/2', '`allow` is no effect'],
      ['/Statement/0/Condition/Fn::If/1/StringEqual', 'unknown condition operator `StringEqual`'],
      ['/Statement/0/Condition/Fn::If/2', '`Condition` must be an object, not a string'],
    ])
  })

  it('lets two statements have one Sid that never stand beside each other', () => {
    const found = (...statements: readonly unknown[]): readonly string[] =>
      parsePolicy(documentOf(...statements)).findings.map(({ rule }) => rule)
    const named = { ...open, Sid: 'S' }
    expect(found(fnIf('A', named, named))).toEqual([])
    expect(found(fnIf('A', named), fnIf('B', named))).toEqual(['duplicate-sid'])
  })
})

describe('what stands for more than values, and is known later', () => {
  const token = '${Token[TOKEN.7]}'
  it.each<readonly [string, unknown, string]>([
    ['a statement', { Ref: 'Extra' }, '/Statement/1'],
    ['a statement with a branch that is no function', fnIf('A', { 'Fn::Transform': { Name: 'x' } }), '/Statement/1/Fn::If/1'],
    ['the effect', { ...open, Effect: { Ref: 'Effect' } }, '/Statement/1/Effect'],
    ['the effect, as a token', { ...open, Effect: token }, '/Statement/1/Effect'],
    ['the principal', { ...open, Principal: { 'Fn::FindInMap': ['a', 'b', 'c'] } }, '/Statement/1/Principal'],
    ['the principal, as a token', { ...open, Principal: token }, '/Statement/1/Principal'],
    [
      'whom it does not speak of',
      { ...open, Effect: 'Deny', Principal: undefined, NotPrincipal: { Ref: 'P' } },
      '/Statement/1/NotPrincipal',
    ],
    ['the conditions', { ...open, Condition: { 'Fn::If': ['A', {}] } }, '/Statement/1/Condition'],
    ['an operator', { ...open, Condition: { [token]: { 'aws:SourceVpce': 'a' } } }, `/Statement/1/Condition/${token}`],
    ['what an operator compares', { ...open, Condition: { StringEquals: { Ref: 'Block' } } }, '/Statement/1/Condition/StringEquals'],
    [
      'the second operator',
      { ...open, Condition: { Bool: { 'aws:SecureTransport': 'true' }, [token]: { a: 'b' } } },
      `/Statement/1/Condition/${token}`,
    ],
    [
      'a key of the first of two operators',
      { ...open, Condition: { StringEquals: { [token]: 'a' }, Bool: { 'aws:SecureTransport': 'true' } } },
      `/Statement/1/Condition/StringEquals/${token}`,
    ],
    ['a part of the effect', { ...open, Effect: `Al${token}` }, '/Statement/1/Effect'],
    ['a key', { ...open, Condition: { StringEquals: { [token]: 'a' } } }, `/Statement/1/Condition/StringEquals/${token}`],
  ])('is kept: %s', (_, statement, pointer) => {
    const document = documentOf(open, statement, { ...open, Sid: 'last' })
    const { ok, policy } = parsePolicy(document)
    expect({ ok, later: policy?.later?.map(({ cause }) => cause.pointer) }).toEqual({ ok: true, later: [pointer] })
    expect(policy?.statements.map(({ index }: Statement) => index)).toEqual([0, 2])
    const printed = printPolicy(document)
    expect(JSON.parse(printed)).toMatchObject({ Statement: [{}, JSON.parse(JSON.stringify(statement)), { Sid: 'last' }] })
    expect(samePolicy(document, JSON.parse(printed) as PolicyInput)).toBe(true)
    expect(samePolicy(document, documentOf(open, { ...open, Sid: 'last' }))).toBe(false)
    for (const ask of [
      () => evaluate(document, { resource }, { conditions: { A: true } }),
      () => compilePolicy(document, { conditions: { A: true } }),
    ])
      expect(ask).toThrow(expect.objectContaining({ code: 'UNRESOLVED_REFERENCE', at: pointer }) as Error)
  })

  it('is told apart', () => {
    const of = (name: string): PolicyInput => documentOf(open, { Ref: name })
    expect(samePolicy(of('Extra'), of('Extra'))).toBe(true)
    expect(samePolicy(of('Extra'), of('Other'))).toBe(false)
  })

  it('is no version', () => {
    const versioned = { Version: { Ref: 'V' }, Statement: open } as unknown as PolicyInput
    expect(parsePolicy(versioned).findings.map(({ rule }) => rule)).toEqual(['wrong-type'])
  })
})
