import { describe, expect, it } from 'vitest'
import {
  certificateOf,
  checkClaim,
  evaluate,
  parsePolicy,
  type Dialect,
  type EvaluateOptions,
  type PolicyInput,
} from '../../../src/policy/index.ts'
import { implies, notLockedOut, notPublic, onlyFromAccounts, onlyFromVpce } from '../../../src/policy/prove/properties.ts'
import { prove } from '../../../src/policy/prove/prove.ts'
import type { ProveOptions } from '../../../src/policy/prove/prove-options.ts'
import type { Property } from '../../../src/policy/prove/property.ts'
import { deploy, type World } from './deploy.ts'

const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const mine = 'vpce-0a1b2c3d4e5f60718'
const other = 'vpce-0f9e8d7c6b5a43210'
const none = { Ref: 'AWS::NoValue' }
const a = { Ref: 'A' }
const b = { Ref: 'B' }
const [rawA, rawB] = [JSON.stringify(a), JSON.stringify(b)]
const open = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }
const shut = { ...open, Effect: 'Deny' }
const fnIf = (then: unknown, otherwise: unknown = none): object => ({ 'Fn::If': ['C', then, otherwise] })
const on = (operator: string, value: unknown, key = 'aws:SourceVpce'): object => ({ Condition: { [operator]: { [key]: value } } })
const documentOf = (...Statement: readonly unknown[]): PolicyInput => ({ Version: '2012-10-17', Statement }) as PolicyInput
const nobody = documentOf(shut)
const signed = { authorizationType: 'AWS_IAM' } as const
const root = 'arn:aws:iam::111122223333:root'
const user = 'arn:aws:iam::111122223333:user/reader'

const bindA = (text: string | readonly string[]): World => ({ bindings: { [rawA]: text } })
const settle = (C: boolean): World => ({ conditions: { C } })

/** A policy, and two deployments of it: one that a careless prover has in mind, where the property holds, and one where it does not. */
interface Trap {
  readonly title: string
  readonly policy: PolicyInput
  readonly careless: World
  readonly worse: World
  readonly property?: Property
  readonly options?: ProveOptions
  readonly verdict?: 'unknown'
}

const traps: readonly Trap[] = [
  {
    title: 'two parameters turn out equal',
    policy: documentOf({ ...open, ...on('StringEquals', a) }, { ...shut, ...on('StringNotEquals', b) }),
    property: implies(nobody),
    careless: { bindings: { [rawA]: mine, [rawB]: other } },
    worse: { bindings: { [rawA]: mine, [rawB]: mine } },
  },
  {
    title: 'a parameter turns out to be the text that stands beside it',
    policy: documentOf({ ...open, ...on('StringEquals', a) }, { ...shut, ...on('StringNotEquals', other) }),
    property: implies(nobody),
    careless: bindA(mine),
    worse: bindA(other),
  },
  {
    title: 'a parameter holds a list',
    policy: documentOf({ ...shut, ...on('StringNotEquals', a) }, open),
    careless: bindA(mine),
    worse: bindA([mine, other]),
  },
  {
    title: 'a parameter holds a list in one text',
    policy: documentOf({ ...shut, ...on('StringNotEquals', a) }, open),
    careless: bindA(mine),
    worse: bindA(`${mine},${other}`),
  },
  {
    title: 'a parameter holds a star',
    policy: documentOf({ ...shut, ...on('StringNotLike', a) }, open),
    property: onlyFromVpce(a),
    careless: bindA(mine),
    worse: bindA('*'),
  },
  {
    title: 'a parameter holds a prefix and a star',
    policy: documentOf({ ...shut, ...on('StringNotLike', a) }, open),
    property: onlyFromVpce(a),
    careless: bindA(mine),
    worse: bindA('vpce-*'),
  },
  {
    title: 'a part of a text holds a star',
    policy: documentOf({ ...shut, ...on('StringNotLike', { 'Fn::Join': ['', ['vpce-', a]] }) }, open),
    property: onlyFromVpce({ 'Fn::Join': ['', ['vpce-', a]] }),
    careless: bindA('0a1b2c3d4e5f60718'),
    worse: bindA('*'),
  },
  {
    title: 'a parameter holds an empty text, which names nobody',
    policy: documentOf({ ...shut, ...on('StringNotEquals', a) }, open),
    property: notPublic(),
    careless: bindA(mine),
    worse: bindA(''),
  },
  {
    title: 'a parameter holds nothing',
    policy: documentOf({ ...open, ...on('StringEquals', [mine, other]) }, { ...shut, ...on('StringEquals', [a]) }),
    careless: bindA(other),
    worse: bindA([]),
  },
  {
    title: 'a condition drops a block',
    policy: documentOf({ ...open, Condition: fnIf({ StringEquals: { 'aws:SourceVpce': mine } }) }),
    careless: settle(true),
    worse: settle(false),
  },
  {
    title: 'a condition drops an operator',
    policy: documentOf({ ...open, Condition: { StringEquals: fnIf({ 'aws:SourceVpce': mine }) } }),
    careless: settle(true),
    worse: settle(false),
  },
  {
    title: 'a condition drops a key',
    policy: documentOf({ ...open, ...on('StringEquals', fnIf(mine)) }),
    careless: settle(true),
    worse: settle(false),
  },
  {
    title: 'a condition drops a Deny',
    policy: documentOf(fnIf({ ...shut, ...on('StringNotEquals', mine) }), open),
    careless: settle(true),
    worse: settle(false),
  },
  {
    title: 'a condition drops the list that a Deny stands in',
    policy: { Version: '2012-10-17', Statement: fnIf([{ ...shut, ...on('StringNotEquals', mine) }, open], open) } as unknown as PolicyInput,
    careless: settle(true),
    worse: settle(false),
  },
  {
    title: 'a condition adds a value',
    policy: documentOf({ ...shut, ...on('StringNotEquals', [mine, fnIf(other)]) }, open),
    careless: settle(false),
    worse: settle(true),
  },
  {
    title: 'a condition takes a value out of a Deny',
    policy: documentOf({ ...open, ...on('StringEquals', [mine, other]) }, { ...shut, ...on('StringEquals', ['vpce-x', fnIf(other)]) }),
    careless: settle(true),
    worse: settle(false),
  },
  {
    title: 'a condition turns a Deny into an Allow',
    policy: documentOf(
      { ...shut, ...on('StringNotEquals', mine), Effect: fnIf('Deny', 'Allow') },
      { ...open, ...on('StringEquals', mine) },
    ),
    careless: settle(true),
    worse: settle(false),
  },
  {
    title: 'a condition opens a principal',
    policy: documentOf({ ...open, Principal: fnIf({ AWS: root }, '*') }),
    property: notPublic(),
    careless: settle(true),
    worse: settle(false),
  },
  {
    title: 'a condition adds a principal',
    policy: documentOf({ ...open, Principal: { AWS: [root, fnIf('*')] } }),
    property: notPublic(),
    careless: settle(false),
    worse: settle(true),
  },
  {
    title: 'a condition narrows what a Deny is about',
    policy: documentOf({ ...shut, ...on('StringNotEquals', mine), Resource: fnIf('execute-api:/*', 'execute-api:/prod/*') }, open),
    careless: settle(true),
    worse: settle(false),
  },
  {
    title: 'a condition changes the action of a Deny',
    policy: documentOf(
      { ...shut, ...on('StringNotEquals', mine), Action: fnIf('execute-api:Invoke', 'execute-api:ManageConnections') },
      open,
    ),
    careless: settle(true),
    worse: settle(false),
  },
  {
    title: 'a condition chooses a policy variable',
    policy: documentOf({ ...shut, ...on('StringNotEquals', fnIf('${aws:SourceVpce}', mine)) }, open),
    careless: settle(false),
    worse: settle(true),
  },
  {
    title: 'a reference as the resource of a Deny',
    policy: documentOf({ ...shut, ...on('StringNotEquals', mine), Resource: a }, open),
    careless: bindA('execute-api:/*'),
    worse: bindA('execute-api:/prod/*'),
  },
  {
    title: 'a reference as the resource of an Allow',
    policy: documentOf({ ...open, Resource: a }),
    property: implies(documentOf({ ...open, Resource: 'execute-api:/prod/*' })),
    careless: bindA('execute-api:/prod/*'),
    worse: bindA('execute-api:/*'),
  },
  {
    title: 'a reference as the action of a Deny',
    policy: documentOf({ ...shut, ...on('StringNotEquals', mine), Action: a }, open),
    careless: bindA('execute-api:*'),
    worse: bindA('execute-api:ManageConnections'),
  },
  {
    title: 'a reference as the principal of an Allow',
    policy: documentOf({ ...open, Principal: { AWS: a } }),
    property: notPublic(),
    careless: bindA(root),
    worse: bindA('*'),
  },
  {
    title: 'a reference as the principal of a Deny',
    policy: documentOf({ ...shut, ...on('StringNotEquals', mine), Principal: { AWS: a } }, open),
    careless: bindA('*'),
    worse: bindA(root),
  },
  {
    title: 'a reference that is no account after all',
    policy: documentOf({ ...open, Principal: { AWS: a } }),
    property: onlyFromAccounts(a, '111122223333'),
    options: signed,
    careless: bindA(root),
    worse: bindA('*'),
    verdict: 'unknown',
  },
  {
    title: 'a reference that completes one list of NotPrincipal, and not another (PS-78)',
    policy: documentOf({ ...shut, Principal: undefined, NotPrincipal: { AWS: [user, a] } }, open),
    property: implies(documentOf({ ...shut, Principal: undefined, NotPrincipal: { AWS: a } }, open)),
    options: signed,
    careless: bindA([root, user]),
    worse: bindA(root),
  },
  {
    title: 'a list that Fn::Split makes',
    policy: documentOf({ ...shut, ...on('StringNotEquals', { 'Fn::Split': [',', a] }) }, open),
    careless: { bindings: { '{"Fn::Split":[",",{"Ref":"A"}]}': [mine] } },
    worse: { bindings: { '{"Fn::Split":[",",{"Ref":"A"}]}': [mine, other] } },
  },
  {
    title: 'an attribute of a resource',
    policy: documentOf({ ...shut, ...on('StringNotEquals', { 'Fn::GetAtt': ['E', 'Id'] }) }, open),
    careless: { bindings: { '{"Fn::GetAtt":["E","Id"]}': mine } },
    worse: { bindings: { '{"Fn::GetAtt":["E","Id"]}': other } },
  },
]

const setting = (options: ProveOptions = {}): ProveOptions => ({ api, ...options })

describe('what a careless prover says holds, and this one does not', () => {
  it.each(traps)('$title', ({ title, policy, careless, worse, property = onlyFromVpce(mine), options, verdict = 'fails' }) => {
    const proof = prove(policy, property, setting(options))
    expect({ title, verdict: proof.verdict }).toEqual({ title, verdict })
    // What the property names is deployed, too.
    const verdictIn = (world: World): string =>
      prove(deploy(policy, world), deploy(property, world) as unknown as Property, setting(options)).verdict
    expect(verdictIn(careless)).toBe('holds')
    expect(verdictIn(worse)).toBe('fails')
    if (proof.verdict !== 'fails' || proof.counterexample === undefined) return
    const { request, bindings, conditions, readings, otherSideAllows } = proof.counterexample
    const surroundings: EvaluateOptions = {
      api,
      readings,
      ...(options?.authorizationType === undefined
        ? {}
        : {
            authorizationType: 'AWS_IAM',
            identityPolicies: otherSideAllows
              ? [{ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }]
              : [],
          }),
    }
    expect(evaluate(policy, request, { ...surroundings, bindings, conditions }).decision).toBe('Allow')
    expect(evaluate(deploy(policy, { bindings, conditions }), request, surroundings).decision).toBe('Allow')
  })
})

it('tells a variable from a text that looks like one, beside a reference', () => {
  const named = { ...open, ...on('StringEquals', { 'Fn::Join': ['', ['${aws:UserAgent}', a]] }) }
  const older = { Version: '2008-10-17', Statement: named } as unknown as PolicyInput
  expect(prove(documentOf(named), implies(documentOf(named)), setting()).verdict).toBe('holds')
  expect(prove(documentOf(named), implies(older), setting()).verdict).toBe('fails')
  expect(prove(older, implies(documentOf(named)), setting()).verdict).toBe('fails')
})

it('tells a reference from a text that looks like one, beside another reference', () => {
  const joined = (first: unknown): PolicyInput => documentOf({ ...open, ...on('StringEquals', { 'Fn::Join': ['', [first, a]] }) })
  expect(prove(joined(b), implies(joined(b)), setting()).verdict).toBe('holds')
  expect(prove(joined(b), implies(joined(rawB)), setting()).verdict).toBe('fails')
})

describe('what holds whatever is deployed', () => {
  const fence = { ...shut, ...on('StringNotEquals', a) }
  const rows: readonly (readonly [string, PolicyInput, Property, ProveOptions?])[] = [
    ['only through the endpoint that a reference names', documentOf(fence, open), onlyFromVpce(a)],
    [
      '… and that an attribute names',
      documentOf({ ...shut, ...on('StringNotEquals', { 'Fn::GetAtt': ['E', 'Id'] }) }, open),
      onlyFromVpce({ 'Fn::GetAtt': ['E', 'Id'] }),
    ],
    ['… under AWS_IAM', documentOf(fence, open), onlyFromVpce(a), signed],
    [
      'a text that functions put together',
      documentOf({ ...shut, ...on('StringNotEquals', { 'Fn::Join': ['-', ['vpce', '0a1b2c3d4e5f60718']] }) }, open),
      onlyFromVpce(mine),
    ],
    ['one of two endpoints, by a condition', documentOf({ ...shut, ...on('StringNotEquals', fnIf(mine, a)) }, open), onlyFromVpce(mine, a)],
    [
      'that one, when the property asks the same condition',
      documentOf({ ...shut, ...on('StringNotEquals', fnIf(mine, a)) }, open),
      onlyFromVpce(fnIf(mine, a) as { Ref: string }),
    ],
    [
      'a Deny without its block of conditions denies everything',
      documentOf({ ...shut, Condition: fnIf({ StringNotEquals: { 'aws:SourceVpce': mine } }) }, open),
      onlyFromVpce(mine),
    ],
    ['an Allow and its Deny come together', documentOf(fnIf({ ...shut, ...on('StringNotEquals', mine) }), fnIf(open)), onlyFromVpce(mine)],
    [
      'one condition chooses between two fences',
      documentOf(fnIf({ ...shut, ...on('StringNotEquals', mine) }, { ...shut, ...on('StringNotEquals', other) }), open),
      onlyFromVpce(mine, other),
    ],
    [
      "the endpoint's own policy closes the hole where the condition opens it",
      documentOf(fnIf({ ...shut, ...on('StringNotEquals', mine) }), open),
      onlyFromVpce(mine),
      {
        endpointPolicy: documentOf({
          ...open,
          Resource: '*',
          Condition: fnIf({ StringLike: { 'aws:SourceVpce': '*' } }, { StringEquals: { 'aws:SourceVpce': mine } }),
        }),
      },
    ],
    [
      "the endpoint's own policy names the same reference",
      documentOf(open),
      onlyFromVpce(a),
      { endpointPolicy: documentOf({ ...open, Resource: '*', ...on('StringEquals', a) }) },
    ],
    ['a Deny keeps out whomever statements let in that are known later', documentOf({ Ref: 'Extra' }, fence), onlyFromVpce(a)],
    ['an unknown effect, behind a Deny', documentOf({ ...open, Effect: { Ref: 'Effect' } }, fence), onlyFromVpce(a)],
    ['the policy itself, with what is known later', documentOf({ Ref: 'Extra' }, open), implies(documentOf({ Ref: 'Extra' }, open))],
    ['named, and not empty', documentOf(fence, open), notPublic(), { private: true }],
  ]
  it.each(rows.map(([title, policy, property, options = {}]) => ({ title, policy, property, options })))(
    '$title',
    ({ policy, property, options }) => {
      const proof = prove(policy, property, setting(options))
      if (proof.verdict !== 'holds') throw new Error(`the proof says ${proof.verdict}`)
      expect(checkClaim(JSON.parse(JSON.stringify(certificateOf(proof))), { policy })).toMatchObject({ valid: true })
    },
  )

  it('lists that references and conditions stand for the same everywhere', () => {
    const { assumptions } = prove(documentOf(fence, fnIf(open)), onlyFromVpce(a), setting())
    expect(assumptions.filter(({ name }) => name === 'references' || name === 'conditions').map(({ text }) => text)).toEqual([
      'a reference stands for the same text, or list of texts, wherever it is written, and for no policy variable',
      'C: each is true, or false, in all policies alike',
    ])
  })
})

describe('what is not known, and where', () => {
  it.each<readonly [string, PolicyInput, string]>([
    ['a statement', documentOf({ Ref: 'Extra' }, open), '`{"Ref":"Extra"}` at /Statement/0'],
    ['an effect', documentOf({ ...open, Effect: { Ref: 'Effect' } }), '`{"Ref":"Effect"}` at /Statement/0/Effect'],
    ['a principal', documentOf({ ...open, Principal: { Ref: 'P' } }), '`{"Ref":"P"}` at /Statement/0/Principal'],
    [
      'the conditions of a Deny',
      documentOf({ ...shut, Condition: { 'Fn::Transform': { Name: 'x' } } }, open),
      '`{"Fn::Transform":{"Name":"x"}}` at /Statement/0/Condition',
    ],
    [
      'a key',
      documentOf({ ...shut, ...on('StringNotEquals', mine, '${Token[TOKEN.1]}') }, open),
      '`"${Token[TOKEN.1]}"` at /Statement/0/Condition/StringNotEquals/${Token[TOKEN.1]}',
    ],
  ])('%s', (_, policy, place) => {
    const reason = `it depends on what ${place} stands for`
    const proof = prove(policy, onlyFromVpce(mine), setting())
    expect(proof).toMatchObject({ verdict: 'unknown', reason })
    expect(prove(policy, notLockedOut(), setting())).toMatchObject({ verdict: 'unknown', reason })
  })
})

describe('who gets in under every setting of the conditions', () => {
  it('holds with a request for each, and fails where one setting shuts everybody out', () => {
    const either = documentOf({ ...open, ...on('StringEquals', fnIf(mine, other)) })
    expect(prove(either, notLockedOut(), setting())).toMatchObject({ verdict: 'holds', witnesses: [{}, {}] })
    const proof = prove(either, notLockedOut(mine), setting())
    expect(proof).toMatchObject({ verdict: 'fails' })
    expect(proof.assumptions).toContainEqual({ name: 'condition', text: 'C is false' })
    const many = documentOf({
      ...open,
      ...on(
        'StringEquals',
        Array.from({ length: 7 }, (_, index) => ({ 'Fn::If': [`C${index}`, mine, mine] })),
      ),
    })
    expect(prove(many, notLockedOut(), setting())).toMatchObject({ verdict: 'unknown', reason: 'it depends on more than 6 conditions' })
  })
})

describe('references of each dialect', () => {
  const text = (value: string): string => JSON.stringify(documentOf({ ...shut, ...on('StringNotEquals', value) }, open))
  it.each<readonly [Dialect, string, string, string]>([
    // A reference, which is equal to itself.
    ['terraform', '${aws_vpc_endpoint.main.id}', '${aws_vpc_endpoint.main.id}', 'holds'],
    ['terraform', '${var.endpoint}', '${var.other}', 'fails'],
    ['cdk', '${Token[Endpoint.12]}', '${Token[Endpoint.12]}', 'holds'],
    ['cdk', '${Token[Endpoint.12]}', '${Token[Endpoint.13]}', 'fails'],
    // A policy variable, which every request fills: the Deny compares the key with itself.
    ['terraform', '$${aws:SourceVpce}', '$${aws:SourceVpce}', 'fails'],
    ['cdk', '${aws:SourceVpce}', '${aws:SourceVpce}', 'fails'],
    ['iam', '${aws:SourceVpce}', mine, 'fails'],
    // In IAM's own JSON an interpolation that was forgotten is a policy variable without a value: nobody carries it.
    ['iam', '${var.endpoint}', mine, 'fails'],
  ])('in %s %s against %s: %s', (dialect, value, named, verdict) => {
    const policy = parsePolicy(text(value), { dialect }).policy as PolicyInput
    expect(prove(policy, onlyFromVpce(named), setting()).verdict).toBe(verdict)
  })
})
