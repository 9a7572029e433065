import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  evaluate,
  parsePolicy,
  PolicyError,
  privateApiPolicy,
  type PrivateApiPolicyOptions,
  type TextDocument,
} from '../../../src/policy/index.ts'

const main = 'vpce-0a1b2c3d4e5f60718'
const partner = 'vpce-0a1b2c3d'
const stranger = 'vpce-fffffffffffffffff'
const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'

/** Whether a request gets in through an endpoint, and whether a Deny keeps it out (then no identity policy can let it in: Table A, PA-7). */
const ask = (options: PrivateApiPolicyOptions, vpce: string | undefined, route: string): string =>
  evaluate(
    privateApiPolicy(options),
    { resource: `${api}/${route}`, ...(vpce === undefined ? {} : { context: { 'aws:SourceVpce': vpce } }) },
    { api },
  ).decision

describe('privateApiPolicy', () => {
  it('lets everything of the API through the named endpoints, and denies the rest', () => {
    expect(privateApiPolicy({ vpceIds: [main, partner] })).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'DenyOtherVpcEndpoints',
          Effect: 'Deny',
          Principal: '*',
          Action: 'execute-api:*',
          Resource: 'execute-api:/*',
          Condition: { StringNotEquals: { 'aws:SourceVpce': [main, partner] } },
        },
        { Sid: 'AllowRoutes', Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
      ],
    })
  })

  const mixed: PrivateApiPolicyOptions = {
    vpceIds: [main],
    access: [{ vpceIds: [partner], stage: 'prod', methods: ['GET', 'HEAD'], paths: ['/orders/{id}', '/health'] }],
  }
  it.each([
    [main, 'prod/DELETE/orders/1', 'Allow'],
    [main, 'other/GET/', 'Allow'],
    [partner, 'prod/GET/orders/1', 'Allow'],
    [partner, 'prod/HEAD/health', 'Allow'],
    [partner, 'prod/POST/orders/1', 'ExplicitDeny'],
    [partner, 'prod/GET/health/', 'ExplicitDeny'],
    [partner, 'other/GET/health', 'ExplicitDeny'],
    [partner, 'prod/POST/x/GET/health', 'ExplicitDeny'],
    [stranger, 'prod/GET/health', 'ExplicitDeny'],
    [undefined, 'prod/GET/health', 'ExplicitDeny'],
  ])('keeps each endpoint to its routes: %s %s -> %s', (vpce, route, decision) => {
    expect(ask(mixed, vpce, route)).toBe(decision)
  })

  it.each([
    ['prod/GET/orders', 'Allow'],
    ['prod/PATCH/orders', 'Allow'],
    ['prod/POST/x/orders', 'ExplicitDeny'],
    ['prod/GET/order', 'ExplicitDeny'],
  ])('covers every method of a path, and no deeper path that ends alike (PA-65): %s -> %s', (route, decision) => {
    expect(ask({ access: [{ vpceIds: [main], stage: 'prod', paths: ['/orders'] }] }, main, route)).toBe(decision)
  })

  it('gives an endpoint that is named more than once all that it was given', () => {
    const twice: PrivateApiPolicyOptions = {
      stage: 'prod',
      access: [
        { vpceIds: [main, partner], methods: ['GET'] },
        { vpceIds: [main], methods: ['POST'], paths: ['/orders'] },
      ],
    }
    expect(ask(twice, main, 'prod/POST/orders')).toBe('Allow')
    expect(ask(twice, main, 'prod/GET/x')).toBe('Allow')
    expect(ask(twice, partner, 'prod/POST/orders')).toBe('ExplicitDeny')
    expect(ask({ ...twice, vpceIds: [partner], routes: [{ stage: '*' }] }, partner, 'dev/PUT/x')).toBe('Allow')
  })

  it('keeps the routes closed that were not named, with a Deny', () => {
    const options: PrivateApiPolicyOptions = {
      vpceIds: [main],
      stage: 'prod',
      routes: [
        { method: 'GET', path: '/orders/{proxy+}' },
        { method: 'ANY', path: '/health' },
      ],
    }
    expect(ask(options, main, 'prod/GET/orders/1/items')).toBe('Allow')
    expect(ask(options, main, 'prod/OPTIONS/health')).toBe('Allow')
    expect(ask(options, main, 'prod/PUT/orders/1')).toBe('ExplicitDeny')
  })

  it('names the resources that one of them covers once', () => {
    const [, allow] = privateApiPolicy({ vpceIds: [main], access: [{ vpceIds: [main], stage: 'prod', methods: ['GET'] }] })
      .Statement as readonly object[]
    expect(allow).toMatchObject({ Sid: 'AllowRoutes', Resource: 'execute-api:/*' })
  })

  it('gives the Allow to the named principals only', () => {
    const { Statement } = privateApiPolicy({ vpceIds: [main], principals: ['arn:aws:iam::111122223333:role/app'] })
    expect(Statement).toMatchObject([{ Principal: '*' }, { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } }])
  })

  it.each<readonly [PrivateApiPolicyOptions, string, string, RegExp]>([
    [{}, 'NO_VPC_ENDPOINT', 'vpceIds', /name at least one/],
    [{ vpceIds: [] }, 'NO_VPC_ENDPOINT', 'vpceIds', /name at least one/],
    [{ vpceIds: [main], access: [{ vpceIds: [] }] }, 'NO_VPC_ENDPOINT', 'access[0].vpceIds', /leave the entry out/],
    [{ vpceIds: [main, 'vpce-12345'] }, 'MALFORMED_VPCE_ID', 'vpceIds[1]', /8 or 17/],
    [{ vpceIds: ['VPCE-0A1B2C3D '] }, 'MALFORMED_VPCE_ID', 'vpceIds[0]', /write `vpce-0a1b2c3d`/],
    [{ vpceIds: [`${main}0`] }, 'MALFORMED_VPCE_ID', 'vpceIds[0]', /8 or 17/],
    [{ vpceIds: ['vpce-*'] }, 'MALFORMED_VPCE_ID', 'vpceIds[0]', /8 or 17/],
    [{ vpceIds: ['vpc-0a1b2c3d'] }, 'MALFORMED_VPCE_ID', 'vpceIds[0]', /this is a VPC/],
    [{ vpceIds: ['vpce-svc-0a1b2c3d4e5f60718'] }, 'MALFORMED_VPCE_ID', 'vpceIds[0]', /endpoint service/],
    [{ vpceIds: [{ Arn: 'x' } as unknown as TextDocument] }, 'MALFORMED_VPCE_ID', 'vpceIds[0]', /reference/],
    [{ access: [{ vpceIds: ['x'] }] }, 'MALFORMED_VPCE_ID', 'access[0].vpceIds[0]', /8 or 17/],
    [{ vpceIds: [main], routes: [{ stage: 'GET', method: 'prod' }] }, 'STAGE_AND_METHOD_SWAPPED', 'routes[0]', /execute-api:\/prod\/GET/],
    [{ access: [{ vpceIds: [main], stage: 'POST', methods: ['dev'] }] }, 'STAGE_AND_METHOD_SWAPPED', 'access[0]', /swap them/],
    [{ vpceIds: [main], routes: [{ stage: 'prod', method: 'get' }] }, 'INVALID_METHOD', 'routes[0]', /write `GET`/],
    [{ vpceIds: [main], routes: [{ stage: 'prod', method: 'FETCH' }] }, 'INVALID_METHOD', 'routes[0]', /DELETE, GET/],
    [{ access: [{ vpceIds: [main], stage: 'prod', methods: [] }] }, 'INVALID_METHOD', 'access[0]', /leave `methods` out/],
    [{ access: [{ vpceIds: [main], stage: 'prod', paths: [] }] }, 'INVALID_PATH', 'access[0]', /leave `paths` out/],
    [{ vpceIds: [main], routes: [{ stage: 'prod', path: 'orders' }] }, 'INVALID_PATH', 'routes[0]', /write `\/orders`/],
    [{ vpceIds: [main], routes: [{ stage: 'prod', path: '/orders?id=1' }] }, 'INVALID_PATH', 'routes[0]', /query/],
    [{ vpceIds: [main], routes: [{ stage: 'a/b' }] }, 'INVALID_STAGE', 'routes[0]', /letters/],
    [{ vpceIds: [main], routes: [{ method: 'GET' }] }, 'STAGE_REQUIRED', 'routes[0]', /POST \/x\/GET\/pets/],
    [{ access: [{ vpceIds: [main], stage: '*', paths: ['/x'] }] }, 'STAGE_REQUIRED', 'access[0]', /name the stage/],
    [{ vpceIds: [main], routes: [] }, 'INVALID_OPTION', 'routes', /leave `routes` out/],
    [{ vpceIds: [main], principals: [] }, 'INVALID_OPTION', 'principals', /leave `principals` out/],
    [{ vpceIds: main as unknown as readonly string[] }, 'INVALID_OPTION', 'vpceIds', /brackets/],
  ])('refuses %j with %s', (options, code, at, help) => {
    expect(() => privateApiPolicy(options)).toThrow(
      expect.objectContaining({ code, at, help: expect.stringMatching(help) as string }) as Error,
    )
  })

  it.each<TextDocument>([
    { Ref: 'Endpoint' },
    { 'Fn::GetAtt': ['Endpoint', 'Id'] },
    { 'Fn::Sub': '${AWS::StackName}-${Endpoint}' },
    { 'Fn::ImportValue': { 'Fn::Sub': '${AWS::StackName}-endpoint' } },
    { 'Fn::Select': [0, { 'Fn::Split': [':', { Ref: 'Endpoints' }] }] },
    '${Token[TOKEN.123]}',
    '#{Token[TOKEN.123]}',
    '${Token[AWS::Partition.3]}',
    '${aws_vpc_endpoint.main.id}',
    '${var.ours ? aws_vpc_endpoint.main.id : var.other}',
    '${provider::own::endpoint(var.name)}',
    '${endpoint}',
  ])('takes the reference %j without complaint', (id) => {
    const document = privateApiPolicy({
      vpceIds: [id],
      stage: '${Token[TOKEN.1]}',
      routes: [{ method: 'GET', path: '/${Token[TOKEN.2]}' }],
    })
    expect(parsePolicy(document).ok).toBe(true)
    expect(document.Statement).toMatchObject([
      { Condition: { StringNotEquals: { 'aws:SourceVpce': id } } },
      {},
      { Resource: 'execute-api:/${Token[TOKEN.1]}/GET/${Token[TOKEN.2]}' },
    ])
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })

  const variables = [
    '${aws:SourceVpce}',
    '${AWS:sourcevpce}',
    "${aws:PrincipalTag/vpce, 'vpce-0a1b2c3d'}",
    '${ aws:SourceVpce }',
    '${execute-api:viaDomainArn}',
    '${cognito-identity.amazonaws.com:sub}',
    '${Token[TOKEN.1]}${aws:SourceVpce}',
    '${AWS::StackName}',
    '$${aws:SourceVpce}',
    '${aws:SourceVpce',
    '${*}',
    { 'Fn::Sub': '${!aws:SourceVpce}' },
    { 'Fn::Sub': ['${!aws:${Key}}', { Key: 'SourceVpce' }] },
    { 'Fn::Join': ['', ['${aws:', 'SourceVpce}']] },
    { 'Fn::Join': [':', ['${aws', { Ref: 'Key' }]] },
    { 'Fn::Join': [':', ['${aws', 'SourceVpce}']] },
    { 'Fn::Sub': ['${Mark}{aws:SourceVpce}', { Mark: '$' }] },
    { 'Fn::If': ['Ours', { 'Fn::Sub': '${!aws:SourceVpce}' }, 'vpce-0a1b2c3d'] },
  ] as const

  it.each<TextDocument>(variables)('refuses the policy variable %j as an endpoint: its Deny would never fire', (id) => {
    expect(() => privateApiPolicy({ vpceIds: [id] })).toThrow(
      expect.objectContaining({
        code: 'MALFORMED_VPCE_ID',
        at: 'vpceIds[0]',
        help: expect.stringMatching(/policy variable/) as string,
      }) as Error,
    )
    expect(() => privateApiPolicy({ vpceIds: [main], principals: [id] })).toThrow(
      expect.objectContaining({
        code: 'INVALID_OPTION',
        at: 'principals[0]',
        help: expect.stringMatching(/policy variable/) as string,
      }) as Error,
    )
  })

  it.each(variables.filter((variable) => typeof variable === 'string'))(
    'refuses the policy variable %s in a stage, a method and a path',
    (text) => {
      const refusal = (code: string): Error =>
        expect.objectContaining({ code, at: 'routes[0]', help: expect.stringMatching(/policy variable/) as string }) as Error
      expect(() => privateApiPolicy({ vpceIds: [main], routes: [{ stage: text }] })).toThrow(refusal('INVALID_STAGE'))
      expect(() => privateApiPolicy({ vpceIds: [main], routes: [{ stage: 'prod', method: text }] })).toThrow(refusal('INVALID_METHOD'))
      expect(() => privateApiPolicy({ vpceIds: [main], routes: [{ stage: 'prod', path: `/${text}` }] })).toThrow(refusal('INVALID_PATH'))
    },
  )

  const cyclic: Record<string, unknown> = {}
  cyclic['Fn::Join'] = ['', [cyclic, cyclic, cyclic]]
  it.each<readonly [string, unknown]>([
    ['a circle', cyclic],
    [
      'a doubling',
      Array.from({ length: 5000 }).reduce<unknown>((inner) => ({ 'Fn::Sub': ['${a}${a}', { a: inner }] }), '${aws:SourceVpce}'),
    ],
    ['braces that do not close', '${'.repeat(1_000_000)],
    ['braces of which one closes', `${'${'.repeat(1_000_000)}*}`],
    ['other braces that do not close', '#{'.repeat(1_000_000)],
    ['a substitution that does not close', { 'Fn::Sub': '${'.repeat(1_000_000) }],
  ])('refuses %s, and in time', (_, id) => {
    expect(() => privateApiPolicy({ vpceIds: [id as TextDocument] })).toThrow(PolicyError)
  })

  it('keeps parameters of a path open beside a token', () => {
    const document = privateApiPolicy({
      vpceIds: [main],
      stage: 'prod',
      routes: [{ method: 'GET', path: '/${Token[TOKEN.2]}/{id}/items' }],
    })
    expect(document.Statement).toMatchObject([{}, {}, { Resource: 'execute-api:/prod/GET/${Token[TOKEN.2]}/*/items' }])
  })

  it('decides as documented for every endpoint inside and outside, for every route', () => {
    const vpce = fc.integer({ min: 0, max: 5 }).map((digit) => `vpce-0000000${digit}`)
    const method = fc.constantFrom('GET', 'POST', 'DELETE')
    const path = fc.constantFrom('/', '/a', '/a/b', '/GET/a', '/b')
    const stage = fc.constantFrom('prod', 'dev')
    const access = fc.record({
      vpceIds: fc.array(vpce, { minLength: 1, maxLength: 2 }),
      stage,
      methods: fc.option(fc.uniqueArray(method, { minLength: 1, maxLength: 2 }), { nil: undefined }),
      paths: fc.option(fc.uniqueArray(path, { minLength: 1, maxLength: 2 }), { nil: undefined }),
    })
    const options = fc.record({ vpceIds: fc.array(vpce, { maxLength: 1 }), access: fc.array(access, { minLength: 1, maxLength: 4 }) })
    fc.assert(
      fc.property(options, vpce, stage, method, path, (given, caller, onStage, byMethod, toPath) => {
        const open =
          given.vpceIds.includes(caller) ||
          given.access.some(
            (entry) =>
              entry.vpceIds.includes(caller) &&
              entry.stage === onStage &&
              entry.methods?.includes(byMethod) !== false &&
              entry.paths?.includes(toPath) !== false,
          )
        expect(ask(given, caller, `${onStage}/${byMethod}${toPath}`)).toBe(open ? 'Allow' : 'ExplicitDeny')
        expect(ask(given, undefined, `${onStage}/${byMethod}${toPath}`)).toBe('ExplicitDeny')
      }),
      { numRuns: 300 },
    )
  })
})
