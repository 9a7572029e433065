import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addressRangePolicy,
  closedStagePolicy,
  evaluate,
  organizationPolicy,
  parsePolicy,
  policy,
  privateApiPolicy,
  readOnlyPolicy,
  rolePolicy,
  vpcPolicy,
  type PolicyDocument,
  type TextDocument,
} from '../../../src/policy/index.ts'
import { api, callers, leadsIn, optionsBy, requestBy, ways, type Way } from './callers.ts'

/** Endpoint -> its VPC. */
const vpcOf: Readonly<Record<string, string>> = {
  'vpce-00000001': 'vpc-00000001',
  'vpce-00000002': 'vpc-00000001',
  'vpce-00000003': 'vpc-00000002',
  'vpce-00000004': 'vpc-00000003',
}
/** Range -> the addresses of the tests that lie in it. */
const addressesIn: Readonly<Record<string, readonly string[]>> = {
  '10.0.1.0/24': ['10.0.1.10'],
  '10.0.0.0/8': ['10.0.1.10', '10.0.2.10', '10.9.0.1'],
  '192.168.0.1': ['192.168.0.1'],
  '2001:db8::/64': ['2001:db8::1'],
}

interface Place {
  /** Nothing: from outside every VPC. */
  readonly vpce: string | undefined
  readonly address: string
  readonly stage: string
  readonly method: string
  readonly path: string
}

const some = <Item>(...items: readonly Item[]): fc.Arbitrary<Item[]> =>
  fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: 3 })
const place: fc.Arbitrary<Place> = fc.record({
  vpce: fc.constantFrom(...Object.keys(vpcOf), undefined),
  address: fc.constantFrom(...new Set(Object.values(addressesIn).flat())),
  stage: fc.constantFrom('prod', 'dev'),
  method: fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'),
  path: fc.constantFrom('/', '/a', '/a/b', '/GET/a'),
})
const way = fc.constantFrom(...ways)
const vpces = some(...Object.keys(vpcOf))
const vpcs = some(...new Set(Object.values(vpcOf)))
const origin = fc.oneof(fc.record({ vpceIds: vpces }), fc.record({ vpcIds: vpcs }))
const routes = fc.option(
  fc.array(
    fc.record({
      stage: fc.constantFrom('prod', 'dev'),
      method: fc.constantFrom('GET', 'POST', 'ANY', undefined),
      path: fc.constantFrom('/a', '/', undefined),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  { nil: undefined },
)

type Origin = { readonly vpceIds: readonly string[] } | { readonly vpcIds: readonly string[] }
const isFrom = (given: Origin, { vpce }: Place): boolean =>
  vpce !== undefined && ('vpceIds' in given ? given.vpceIds.includes(vpce) : given.vpcIds.includes(vpcOf[vpce] ?? ''))
const isOpen = (
  given: {
    readonly routes:
      readonly { readonly stage: string; readonly method: string | undefined; readonly path: string | undefined }[] | undefined
  },
  at: Place,
): boolean =>
  given.routes?.some(
    (route) =>
      route.stage === at.stage && [undefined, 'ANY', at.method].includes(route.method) && [undefined, at.path].includes(route.path),
  ) !== false
const callerOf = (by: Way): (typeof callers)[string] | undefined =>
  by.type === 'AWS_IAM' && by.caller !== undefined ? callers[by.caller] : undefined

/** Asks, and checks that what is kept out is kept out by a Deny: with nothing that the identity or an authorizer allows can it come in. */
function check(document: PolicyDocument, at: Place, by: Way, inside: boolean): void {
  const network =
    at.vpce === undefined ? {} : { 'aws:SourceVpce': at.vpce, 'aws:SourceVpc': vpcOf[at.vpce] ?? '', 'aws:VpcSourceIp': at.address }
  const request = requestBy(by, `${api}/${at.stage}/${at.method}${at.path}`, network)
  const { decision, disputed } = evaluate(document, request, optionsBy(by))
  expect(disputed).toEqual([])
  expect(decision === 'Allow').toBe(inside && leadsIn(by))
  if (!inside && leadsIn(by)) expect(decision).toBe('ExplicitDeny')
}

const numRuns = 300

describe('recipes let in and keep out what they say, under every authorization type', () => {
  it('several endpoints', () => {
    fc.assert(
      fc.property(fc.record({ vpceIds: vpces, routes }), place, way, (given, at, by) => {
        check(privateApiPolicy(given), at, by, isFrom(given, at) && isOpen(given, at))
      }),
      { numRuns },
    )
  })

  it('whole VPCs', () => {
    fc.assert(
      fc.property(fc.record({ vpcIds: vpcs, routes }), place, way, (given, at, by) => {
        check(vpcPolicy(given), at, by, isFrom(given, at) && isOpen(given, at))
      }),
      { numRuns },
    )
  })

  it('an address range inside of endpoints or VPCs', () => {
    fc.assert(
      fc.property(origin, some(...Object.keys(addressesIn)), routes, place, way, (from, ranges, open, at, by) => {
        const inRange = ranges.some((range) => addressesIn[range]?.includes(at.address))
        check(addressRangePolicy({ ...from, ranges, routes: open }), at, by, isFrom(from, at) && inRange && isOpen({ routes: open }, at))
      }),
      { numRuns },
    )
  })

  it('an organization', () => {
    fc.assert(
      fc.property(origin, some('o-aaaaaaaaaa', 'o-bbbbbbbbbb'), routes, place, way, (from, organizations, open, at, by) => {
        const member = organizations.some((organization) => organization === callerOf(by)?.org)
        check(
          organizationPolicy({ ...from, organizations, routes: open }),
          at,
          by,
          isFrom(from, at) && member && isOpen({ routes: open }, at),
        )
      }),
      { numRuns },
    )
  })

  it('named roles', () => {
    const roles = some(
      'arn:aws:iam::111122223333:role/team/app',
      'arn:aws:iam::999988887777:role/partner',
      'arn:aws:iam::111122223333:role/other',
    )
    fc.assert(
      fc.property(origin, roles, routes, place, way, (from, named, open, at, by) => {
        const role = callerOf(by)?.role
        check(
          rolePolicy({ ...from, roles: named, routes: open }),
          at,
          by,
          isFrom(from, at) && role !== undefined && named.includes(role) && isOpen({ routes: open }, at),
        )
      }),
      { numRuns },
    )
  })

  it('read-only routes', () => {
    fc.assert(
      fc.property(
        origin,
        fc.constantFrom('prod', 'dev'),
        fc.option(some('/a', '/'), { nil: undefined }),
        place,
        way,
        (from, stage, paths, at, by) => {
          const open = at.stage === stage && ['GET', 'HEAD', 'OPTIONS'].includes(at.method) && paths?.includes(at.path) !== false
          check(readOnlyPolicy({ ...from, stage, paths }), at, by, isFrom(from, at) && open)
        },
      ),
      { numRuns },
    )
  })

  it('a stage that stays closed', () => {
    fc.assert(
      fc.property(origin, some('prod', 'dev', 'test'), place, way, (from, closedStages, at, by) => {
        check(closedStagePolicy({ ...from, closedStages }), at, by, isFrom(from, at) && !closedStages.includes(at.stage))
      }),
      { numRuns },
    )
  })
})

describe('recipes put together', () => {
  it('let in what all of them let in', () => {
    const roles = some('arn:aws:iam::111122223333:role/team/app', 'arn:aws:iam::999988887777:role/partner')
    fc.assert(
      fc.property(origin, vpcs, roles, place, way, (from, vpcIds, named, at, by) => {
        const role = callerOf(by)?.role
        const whole = policy(readOnlyPolicy({ ...from, stage: 'prod' }), vpcPolicy({ vpcIds }), rolePolicy({ vpcIds, roles: named }))
        const isRead = at.stage === 'prod' && ['GET', 'HEAD', 'OPTIONS'].includes(at.method)
        check(whole, at, by, isFrom(from, at) && isFrom({ vpcIds }, at) && isRead && role !== undefined && named.includes(role))
      }),
      { numRuns },
    )
  })
})

const vpceIds = ['vpce-00000001']
const loose = (build: (options: never) => PolicyDocument, options: unknown) => (): PolicyDocument => build(options as never)

describe('recipes', () => {
  it('write what AWS documents', () => {
    expect(addressRangePolicy({ vpcIds: ['vpc-00000001'], ranges: ['10.0.1.0/24'], stage: 'prod', routes: [{ method: 'GET' }] })).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'DenyOtherVpcs',
          Effect: 'Deny',
          Principal: '*',
          Action: 'execute-api:*',
          Resource: 'execute-api:/*',
          Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-00000001' } },
        },
        {
          Sid: 'DenyOtherAddresses',
          Effect: 'Deny',
          Principal: '*',
          Action: 'execute-api:*',
          Resource: 'execute-api:/*',
          Condition: { NotIpAddress: { 'aws:VpcSourceIp': '10.0.1.0/24' } },
        },
        { Sid: 'DenyOtherRoutes', Effect: 'Deny', Principal: '*', Action: 'execute-api:*', NotResource: 'execute-api:/prod/GET/*' },
        { Sid: 'AllowRoutes', Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/prod/GET/*' },
      ],
    })
  })

  it('name the roles as principals, so that a boundary still limits them (PS-75)', () => {
    const role = 'arn:aws:iam::111122223333:role/team/app'
    expect(rolePolicy({ vpceIds, roles: [role] }).Statement).toMatchObject([{}, {}, { Effect: 'Allow', Principal: { AWS: role } }])
  })

  it('take references', () => {
    const documents = [
      vpcPolicy({ vpcIds: [{ Ref: 'Vpc' }, '${aws_vpc.main.id}'] }),
      addressRangePolicy({ vpceIds: [{ Ref: 'Endpoint' }], ranges: [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }] }),
      organizationPolicy({ vpceIds, organizations: ['${Token[TOKEN.1]}'] }),
      rolePolicy({ vpceIds, roles: [{ 'Fn::GetAtt': ['Role', 'Arn'] }] }),
      readOnlyPolicy({ vpceIds, stage: '${Token[TOKEN.2]}' }),
      closedStagePolicy({ vpceIds, closedStages: ['${Token[TOKEN.2]}'] }),
    ]
    for (const document of documents) {
      expect(parsePolicy(document)).toMatchObject({ ok: true, findings: [] })
      expect(JSON.parse(JSON.stringify(document))).toEqual(document)
    }
    expect(JSON.stringify(documents)).toContain('"aws:PrincipalArn":{"Fn::GetAtt":["Role","Arn"]}')
  })

  it.each<readonly [string, string, RegExp, () => PolicyDocument]>([
    ['NO_VPC_ENDPOINT', 'vpceIds', /name one of them/, loose(vpcPolicy, {})],
    ['INVALID_OPTION', 'vpcIds', /at least one/, loose(vpcPolicy, { vpcIds: [] })],
    ['INVALID_OPTION', 'vpcIds', /brackets/, loose(vpcPolicy, { vpcIds: 'vpc-00000001' })],
    ['INVALID_VALUE', 'vpcIds[0]', /`vpc-`/, loose(vpcPolicy, { vpcIds: ['vpce-00000001'] })],
    ['INVALID_VALUE', 'vpcIds[1]', /policy variable/, loose(vpcPolicy, { vpcIds: ['vpc-00000001', '${aws:SourceVpc}'] })],
    ['INVALID_VALUE', 'vpcIds[0]', /policy variable/, loose(vpcPolicy, { vpcIds: ['${aws:PrincipalTag/vpc}'] })],
    ['INVALID_OPTION', 'route', /did you mean `routes`/, loose(vpcPolicy, { vpcIds: ['vpc-00000001'], route: [] })],
    ['NO_VPC_ENDPOINT', 'vpceIds', /name one of them/, loose(addressRangePolicy, { ranges: ['10.0.0.0/8'] })],
    [
      'NO_VPC_ENDPOINT',
      'vpcIds',
      /name one of them/,
      loose(addressRangePolicy, { vpceIds, vpcIds: ['vpc-00000001'], ranges: ['10.0.0.0/8'] }),
    ],
    ['INVALID_OPTION', 'ranges', /at least one/, loose(addressRangePolicy, { vpceIds, ranges: [] })],
    ['INVALID_VALUE', 'ranges[1]', /CIDR/, loose(addressRangePolicy, { vpceIds, ranges: ['10.0.0.0/8', '10.0.*'] })],
    ['MALFORMED_VPCE_ID', 'vpceIds[0]', /8 or 17/, loose(organizationPolicy, { vpceIds: ['vpce-1'], organizations: ['o-aaaaaaaaaa'] })],
    ['NO_VPC_ENDPOINT', 'vpceIds', /at least one/, loose(organizationPolicy, { vpceIds: [], organizations: ['o-aaaaaaaaaa'] })],
    ['INVALID_VALUE', 'organizations[0]', /`o-`/, loose(organizationPolicy, { vpceIds, organizations: ['r-ab12'] })],
    ['INVALID_VALUE', 'roles[0]', /role\/PATH\/NAME/, loose(rolePolicy, { vpceIds, roles: ['arn:aws:iam::111122223333:user/ann'] })],
    ['INVALID_VALUE', 'roles[0]', /without wildcards/, loose(rolePolicy, { vpceIds, roles: ['arn:aws:iam::111122223333:role/*'] })],
    ['INVALID_VALUE', 'roles[0]', /role\/app`/, loose(rolePolicy, { vpceIds, roles: ['arn:aws:sts::111122223333:assumed-role/app/s'] })],
    [
      'INVALID_VALUE',
      'roles[0]',
      /policy variable/,
      loose(rolePolicy, { vpceIds, roles: ['arn:aws:iam::111122223333:role/${aws:PrincipalTag/team}'] }),
    ],
    ['INVALID_VALUE', 'roles[0]', /role\/PATH\/NAME/, loose(rolePolicy, { vpceIds, roles: [17] })],
    ['STAGE_REQUIRED', 'stage', /name the stage/, loose(readOnlyPolicy, { vpceIds })],
    ['INVALID_PATH', 'paths', /write `\/orders`/, loose(readOnlyPolicy, { vpceIds, stage: 'prod', paths: ['orders'] })],
    ['INVALID_OPTION', 'closedStages', /at least one/, loose(closedStagePolicy, { vpceIds, closedStages: [] })],
    ['INVALID_STAGE', 'closedStages', /name the stages/, loose(closedStagePolicy, { vpceIds, closedStages: ['dev', '*'] })],
    ['INVALID_STAGE', 'closedStages[0]', /letters/, loose(closedStagePolicy, { vpceIds, closedStages: ['a/b'] })],
  ])('say what is wrong (%#): %s %s %s', (code, at, help, build) => {
    expect(build).toThrow(expect.objectContaining({ code, at, help: expect.stringMatching(help) as string }) as Error)
  })

  it('refuse every policy variable that would compare a network with itself', () => {
    const variable: TextDocument = { 'Fn::Sub': '${!aws:SourceVpc}' }
    expect(() => vpcPolicy({ vpcIds: [variable] })).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }) as Error)
  })
})
