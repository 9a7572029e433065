import { describe, expect, it } from 'vitest'
import {
  compilePolicy,
  PolicyError,
  privateApiPolicy,
  type CompileOptions,
  type PolicyInput,
  type Request,
  type RequestPrincipal,
  type StatementDocument,
} from '../../../src/policy/index.ts'
import { allow, api, deny, denyWith, policyOf, request } from '../evaluate/evaluate-request.ts'

const decide = (policy: PolicyInput, asked: Request = request, options?: CompileOptions): string =>
  compilePolicy(policy, options).decide(asked)
const at = (route: string, context: Request['context'] = {}): Request => ({ resource: `${api}/${route}`, context })

describe('what a compiled policy decides', () => {
  it('lets in, keeps out and is silent', () => {
    const { decide } = compilePolicy(privateApiPolicy({ vpceIds: ['vpce-0a1b2c3d4e5f60718'], routes: [{ stage: 'prod' }] }), { api })
    expect(decide(at('prod/GET/orders', { 'aws:SourceVpce': 'vpce-0a1b2c3d4e5f60718' }))).toBe('Allow')
    expect(decide(at('prod/GET/orders', { 'aws:SourceVpce': 'vpce-00000000000000000' }))).toBe('ExplicitDeny')
    expect(decide(at('prod/GET/orders'))).toBe('ExplicitDeny')
    expect(decide({ resource: 'arn:aws:execute-api:eu-west-1:111122223333:another/prod/GET/orders' })).toBe('ImplicitDeny')
  })

  it('asks about the caller as given, not as authorization NONE would see it', () => {
    const policy = policyOf(allow({ Principal: { AWS: '111122223333' } }))
    expect(decide(policy)).toBe('ImplicitDeny')
    expect(decide(policy, { ...request, principal: { arn: 'arn:aws:iam::111122223333:user/ann' } })).toBe('Allow')
  })

  it('forgets one request before the next', () => {
    const { decide } = compilePolicy(policyOf(allow({ Condition: { StringEquals: { 'x:y': 'a', 'x:z': 'b' } } })))
    expect(decide({ ...request, context: { 'x:y': 'a', 'x:z': 'b' } })).toBe('Allow')
    expect(decide({ ...request, context: { 'x:y': 'a' } })).toBe('ImplicitDeny')
    expect(decide({ ...request, action: 's3:GetObject', context: { 'x:y': 'a', 'x:z': 'b' } })).toBe('ImplicitDeny')
    expect(decide({ ...request, context: { 'x:y': 'a', 'x:z': 'b' } })).toBe('Allow')
  })

  it('binds references, and refuses them unbound', () => {
    const policy = policyOf(allow({ Condition: { StringEquals: { 'aws:SourceVpce': { Ref: 'Endpoint' } } } }))
    const bindings = { '{"Ref":"Endpoint"}': ['vpce-a', 'vpce-b'] }
    expect(decide(policy, at('prod/GET/x', { 'aws:SourceVpce': 'vpce-b' }), { bindings })).toBe('Allow')
    expect(decide(policy, at('prod/GET/x', { 'aws:SourceVpce': 'vpce-c' }), { bindings })).toBe('ImplicitDeny')
    expect(() => compilePolicy(policy)).toThrow(expect.objectContaining({ code: 'UNRESOLVED_REFERENCE' }) as Error)
  })

  it.each<[object, string]>([
    [{ api: 'x' }, 'INVALID_ARN'],
    [{ readings: { 'PS-9': 'x' } }, 'INVALID_OPTION'],
  ])('refuses the options %j', (options, code) => {
    expect(() => compilePolicy(policyOf(allow()), options)).toThrow(expect.objectContaining({ code }) as Error)
  })
})

describe('resources of a compiled policy', () => {
  /** Which of the routes some policy lets in, whose first statement has a resource and whose others are far away. */
  const routes = [
    '',
    'prod',
    'prod/GET',
    'prod/GET/',
    'prod/GET/a',
    'prod/GET/ab',
    'prod/GET/abc',
    'prod/GET/b',
    'dev/GET/a',
    'dev/POST/x/GET/a',
    'prod/GET/a:b',
    'prod/GET/é',
  ]
  const covered = (...resources: readonly string[]): readonly string[] => {
    const { decide } = compilePolicy(policyOf(...resources.map((Resource) => allow({ Resource }))), { api })
    return routes.filter((route) => decide(at(route)) === 'Allow')
  }

  it.each<[readonly string[], readonly string[]]>([
    [['*'], routes],
    [['execute-api:/*'], routes],
    [['execute-api:/prod/GET/a'], ['prod/GET/a']],
    [['execute-api:/prod/GET/a*'], ['prod/GET/a', 'prod/GET/ab', 'prod/GET/abc', 'prod/GET/a:b']],
    [
      ['execute-api:/prod/GET/a', 'execute-api:/prod/GET/abc'],
      ['prod/GET/a', 'prod/GET/abc'],
    ],
    [
      ['execute-api:/prod/GET/ab', 'execute-api:/prod/GET/a'],
      ['prod/GET/a', 'prod/GET/ab'],
    ],
    [
      ['execute-api:/prod/GET/abc', 'execute-api:/prod/GET/b', 'execute-api:/dev/GET/a'],
      ['prod/GET/abc', 'prod/GET/b', 'dev/GET/a'],
    ],
    [['execute-api:/prod/GET/a?'], ['prod/GET/ab']],
    [['execute-api:/prod/GET/?'], ['prod/GET/a', 'prod/GET/b', 'prod/GET/é']],
    [['execute-api:/prod/GET/é'], ['prod/GET/é']],
    [['execute-api:/*/GET/a'], ['prod/GET/a', 'dev/GET/a', 'dev/POST/x/GET/a']],
    [
      ['execute-api:/*/GET/a*', 'execute-api:/*/a', 'execute-api:/*/GET/b', 'execute-api:/*/GET/c'],
      ['prod/GET/a', 'prod/GET/ab', 'prod/GET/abc', 'prod/GET/b', 'dev/GET/a', 'dev/POST/x/GET/a', 'prod/GET/a:b'],
    ],
    [['execute-api:/*/GET/aa', 'execute-api:/*/GET/ab', 'execute-api:/*/GET/ac', 'execute-api:/*/GET/ad'], ['prod/GET/ab']],
    [
      ['execute-api:/*b*', 'execute-api:/*/'],
      ['prod/GET/', 'prod/GET/ab', 'prod/GET/abc', 'prod/GET/b', 'prod/GET/a:b'],
    ],
    [
      ['arn:aws:execute-api:*:111122223333:a1b2c3d4e5/dev/*', `${api}/prod/GET/b`],
      ['prod/GET/b', 'dev/GET/a', 'dev/POST/x/GET/a'],
    ],
    [['arn:aws:execute-api:eu-w*t-1:111122223333:a1b2c3d4e5/prod/GET/b'], ['prod/GET/b']],
    [['arn:aws:execute-api:eu-w*b'], []],
  ])('%j', (resources, expected) => {
    expect(covered(...resources)).toEqual(expected)
  })

  it.each(['execute-api:/prod/*', 'execute-api:/*/GET/a', '*', `${api}/prod/GET/a`])('NotResource is the others: %s', (resource) => {
    const { decide } = compilePolicy(policyOf(allow(), denyWith('NotResource', resource)), { api })
    expect(routes.filter((route) => decide(at(route)) === 'Allow')).toEqual(covered(resource))
    const many = compilePolicy(
      policyOf(
        allow(),
        denyWith(
          'NotResource',
          ['/a', '/b', '/c', '/d'].map((end) => `execute-api:/*/x${end}`),
        ),
      ),
    )
    expect(many.decide(at('prod/x/c'))).toBe('Allow')
    expect(many.decide(at('prod/x/e'))).toBe('ExplicitDeny')
  })

  it('reads shorthand against the API of the request where none is named', () => {
    const policy = policyOf(allow({ Resource: ['execute-api:/prod/*', `${api}/dev/*`] }), deny({ Resource: 'execute-api:/prod/DELETE/*' }))
    const other = 'arn:aws-cn:execute-api:cn-north-1:111122223333:zzzz'
    expect(decide(policy, { resource: `${other}/prod/GET/a` })).toBe('Allow')
    expect(decide(policy, { resource: `${other}/prod/DELETE/a` })).toBe('ExplicitDeny')
    expect(decide(policy, { resource: `${other}/dev/GET/a` })).toBe('ImplicitDeny')
    expect(decide(policy, { resource: other })).toBe('ImplicitDeny')
    expect(decide(policy, { resource: `${api}/dev/GET/a` })).toBe('Allow')
  })

  it('finds statements by the endpoint that they ask for', () => {
    const { decide } = compilePolicy(
      policyOf(
        ...Array.from({ length: 9 }, (_, index) =>
          allow({
            Condition: {
              StringEquals: { 'aws:SourceVpce': [`vpce-${index}`, `vpce-1${index}`] },
              StringLike: { 'aws:SourceVpc': `vpc-${index % 3}*` },
            },
          }),
        ),
        deny({ Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-8' } } }),
      ),
    )
    const ask = (vpce: string | readonly string[], vpc: string): string =>
      decide({ ...request, context: { 'aws:sourcevpce': vpce, 'aws:SourceVpc': vpc } })
    expect(ask('vpce-4', 'vpc-1')).toBe('Allow')
    expect(ask('vpce-14', 'vpc-1a')).toBe('Allow')
    expect(ask('vpce-4', 'vpc-2')).toBe('ImplicitDeny')
    expect(ask('vpce-9', 'vpc-0')).toBe('ImplicitDeny')
    expect(ask('vpce-8', 'vpc-2')).toBe('ExplicitDeny')
    expect(ask(['vpce-4'], 'vpc-1')).toBe('ImplicitDeny')
  })
})

describe('callers of a compiled policy', () => {
  const account = '111122223333'
  const user = `arn:aws:iam::${account}:user/ann`
  const session = `arn:aws:sts::${account}:assumed-role/app/s1`
  const role = `arn:aws:iam::${account}:role/path/app`
  const root = `arn:aws:iam::${account}:root`
  const ask = (principal: RequestPrincipal | undefined, ...statements: readonly StatementDocument[]): string =>
    decide(policyOf(...statements), { ...request, ...(principal === undefined ? {} : { principal }) })

  it.each<[string, StatementDocument['Principal'], RequestPrincipal | undefined, boolean]>([
    ['PS-71', '*', undefined, true],
    ['PS-71', { AWS: '*' }, { service: 'states.amazonaws.com' }, true],
    ['PS-72', { AWS: account }, { arn: user }, true],
    ['PS-72', { AWS: root }, { arn: user }, true],
    ['PS-72', { AWS: root }, { arn: root }, true],
    ['PS-72', { AWS: `arn:aws-cn:iam::${account}:root` }, { arn: user }, false],
    ['PS-72', { AWS: '444455556666' }, { arn: user }, false],
    ['PS-63', { AWS: user }, { arn: user, account }, true],
    ['PS-63', { AWS: user }, { arn: user.replace('ann', 'Ann') }, false],
    ['PS-75', { AWS: role }, { arn: session }, true],
    ['PS-75', { AWS: session }, { arn: session }, true],
    ['PS-75', { AWS: role.replace('app', 'ap') }, { arn: session }, false],
    ['PS-75', { AWS: role.replace(account, '444455556666') }, { arn: session }, false],
    ['PS-75', { AWS: role.replace('arn:aws:', 'arn:aws-cn:') }, { arn: session }, false],
    ['PS-106', { Service: 'states.amazonaws.com' }, { service: 'states.amazonaws.com' }, true],
    ['PS-106', { Service: 'states.amazonaws.com' }, { federated: 'states.amazonaws.com' }, false],
    ['PS-93', { AWS: account }, undefined, false],
  ])('%s: %j names %j: %s', (_, Principal, principal, named) => {
    expect(ask(principal, allow({ Principal: Principal ?? '*' }))).toBe(named ? 'Allow' : 'ImplicitDeny')
  })

  it.each<[StatementDocument['NotPrincipal'], RequestPrincipal | undefined, boolean]>([
    [{ AWS: [user, account] }, { arn: user }, true],
    [{ AWS: user }, { arn: user }, false],
    [{ AWS: account }, { arn: user }, false],
    [{ AWS: account }, { arn: root }, true],
    [{ AWS: [account, role, session] }, { arn: session }, true],
    [{ AWS: [account, session] }, { arn: session }, false],
    [{ AWS: [account, role] }, { arn: session }, false],
    [{ AWS: [role, session] }, { arn: session }, false],
    [{ AWS: account }, undefined, false],
    ['*', undefined, true],
  ])('PS-78: NotPrincipal %j spares %j: %s', (NotPrincipal, principal, spared) => {
    expect(ask(principal, allow(), denyWith('NotPrincipal', NotPrincipal))).toBe(spared ? 'Allow' : 'ExplicitDeny')
  })
})

describe('requests to a compiled policy', () => {
  const policy = policyOf(allow({ Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-a' } } }))
  const ask = (context: object): string => decide(policy, { ...request, context: context as NonNullable<Request['context']> })

  it('have context keys without case (PS-58)', () => {
    expect(ask({ 'AWS:SOURCEVPCE': 'vpce-a' })).toBe('Allow')
    expect(ask({ 'aws:SourceVpcf': 'vpce-a' })).toBe('ImplicitDeny')
    // The Kelvin sign is no k.
    const kelvin = policyOf(allow({ Condition: { StringEquals: { 'aws:k': 'a' } } }))
    expect(decide(kelvin, { ...request, context: { 'aws:\u212a': 'a' } })).toBe('ImplicitDeny')
    expect(decide(kelvin, { ...request, context: { 'aws:K': 'a' } })).toBe('Allow')
  })

  it('carry what is their own, not what a prototype has', () => {
    expect(ask(Object.create({ 'aws:SourceVpce': 'vpce-a' }) as object)).toBe('ImplicitDeny')
    expect(ask(Object.create({ 'AWS:SourceVpce': 'vpce-a' }) as object)).toBe('ImplicitDeny')
    expect(ask(Object.assign(Object.create(null) as object, { 'aws:SourceVpce': 'vpce-a' }))).toBe('Allow')
    for (const key of ['constructor', '__proto__', 'toString']) {
      expect(decide(policyOf(allow({ Condition: { Null: { [key]: 'true' } } }))), key).toBe('Allow')
    }
  })

  it.each<[string, object]>([
    ['no object', null as unknown as object],
    ['a resource that is no text', { resource: 1 }],
    ['no ARN', { resource: 'x' }],
    ['the ARN of something else', { resource: 'arn:aws:s3:::bucket/key' }],
    ['an ARN without a region', { resource: 'arn:aws:execute-api::111122223333:a/b' }],
    ['an ARN without an account', { resource: 'arn:aws:execute-api:eu-west-1::a/b' }],
    ['an ARN that ends too early', { resource: 'arn:aws:execute-api:eu-west-1:111122223333:' }],
    ['an ARN without a partition', { resource: 'arn::execute-api:eu-west-1:111122223333:a/b' }],
    ['an action that is no text', { ...request, action: 1 }],
    ['a context that is none', { ...request, context: 'x' }],
    ['a number under a key', { ...request, context: { 'aws:SourceVpce': 1 } }],
    ['nothing under a key', { ...request, context: { 'aws:SourceVpce': undefined } }],
    ['an empty list under a key', { ...request, context: { 'aws:SourceVpce': [] } }],
    ['a list of other things under a key', { ...request, context: { 'aws:SourceVpce': ['a', 1] } }],
    ['one key in two spellings', { ...request, context: { 'AWS:SourceVpce': 'a', 'aws:sourcevpce': 'b' } }],
    ['a principal that names nobody', { ...request, principal: {} }],
    ['a principal that is no ARN', { ...request, principal: { arn: 'ann' } }],
    ['a principal of another service', { ...request, principal: { arn: 'arn:aws:s3::111122223333:user/ann' } }],
    ['a principal without an account', { ...request, principal: { arn: 'arn:aws:iam::user/ann' } }],
    ['a principal that is nothing in its account', { ...request, principal: { arn: 'arn:aws:iam::111122223333:' } }],
    ['a principal of two accounts', { ...request, principal: { arn: 'arn:aws:iam::111122223333:user/ann', account: '444455556666' } }],
  ])('that are unreadable are refused: %s', (_, asked) => {
    for (const resource of ['*', `${api}/*`, 'execute-api:/*']) {
      const refusing = policyOf(allow({ Resource: resource, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-a' } } }))
      expect(() => decide(refusing, asked as Request)).toThrow(PolicyError)
      expect(() => decide(refusing, asked as Request)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }) as Error)
    }
  })

  it('that ask for another decision while they are read are refused', () => {
    const { decide } = compilePolicy(policy)
    const context = {
      get 'aws:SourceVpce'(): string {
        decide({ ...request, context: { 'aws:SourceVpce': 'vpce-b' } })
        return 'vpce-a'
      },
    }
    const refused = {
      code: 'INVALID_REQUEST',
      at: 'context.aws:SourceVpce',
      message: expect.stringContaining('while it is read') as string,
    }
    expect(() => decide({ ...request, context })).toThrow(expect.objectContaining(refused) as Error)
    expect(decide({ ...request, context: { 'aws:SourceVpce': 'vpce-a' } })).toBe('Allow')
  })
})
