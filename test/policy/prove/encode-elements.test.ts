import { describe, expect, it } from 'vitest'
import type { Request, StatementDocument } from '../../../src/policy/index.ts'
import { allow, api, deny, denyWith, policyOf, request } from '../evaluate/evaluate-request.ts'
import { expectEncoded } from './encoded-as.ts'

const other = 'arn:aws:execute-api:us-east-1:999922223333:zzzzzzzzzz'
const routes = ['prod/GET/orders', 'prod/GET/ab', 'prod/GET/', 'dev/POST/x', 'prod/GET/a:b/orders', 'GET/x']
const requests: readonly Request[] = [api, other].flatMap((one) => routes.map((route) => ({ resource: `${one}/${route}` })))

describe('resources', () => {
  const patterns = [
    '*',
    'execute-api:/*',
    'execute-api:/prod/*',
    'execute-api:/prod/GET/a?',
    'execute-api:/*/orders',
    `${api}/*`,
    `${api}/prod/GET/orders`,
    'arn:aws:execute-api:*:*:*/prod/*',
    'arn:aws:execute-api:eu-west-1:1*:a1b2c3d4e5/*/GET/*',
    'arn:aws:execute-api:*',
    'arn:aws:execute-api:eu-west-1:*:a1b2c3d4e5/*',
    'arn:aws:execute-api:eu?west-1:1111*3333:a1b2c3d4e5/*',
    'arn:aws:execute-api:eu-w*:a1b2c3d4e5/prod/*',
    'arn:aws:execute-api:us*',
    'arn:aws:execute-api:eu-west-1',
    'arn:aws:execute-api:eu-west-?:111122223333',
    'arn:aws:execute-api:eu*3:a1b2c3d4e5/*',
    'arn:aws:execute-api:eu-w*:111122223333:a1b2c3d4e5/prod/GET/orders',
    'arn:aws:execute-api:*:1111',
    'execute-api:/',
    'execute-api:/**',
    ['*', 'execute-api:/dev/*'],
  ]

  describe.each([undefined, api])('of requests to the API %s', (named) => {
    const encoding = named === undefined ? ({ everyFact: true } as const) : ({ api: named, everyFact: true } as const)
    const asked = named === undefined ? requests : requests.filter(({ resource }) => resource.startsWith(named))

    it.each(patterns.map((Resource) => ({ Resource })))('$Resource', ({ Resource }) => {
      expectEncoded(policyOf(allow({ Resource })), asked, encoding)
      expectEncoded(policyOf(allow(), deny({ Resource: [Resource, `${other}/prod/GET/`].flat() })), asked, encoding)
      expectEncoded(policyOf(allow(), denyWith('NotResource', [Resource, 'execute-api:/dev/*'].flat())), asked, encoding)
    })
  })

  it.each([
    ['arn:aws:execute-api:*', []],
    ['arn:aws:execute-api:eu-w*:111122223333:a1b2c3d4e5/*', ['PS-66']],
    ['arn:aws:execute-api:eu-west-1:*:a1b2c3d4e5/*', ['PS-66']],
    ['arn:aws:execute-api:eu-w*:a1b2c3d4e5/prod/*', ['PS-66']],
    ['arn:aws:execute-api:eu-w*:a1b2c3d4e5/prod/GET/x', ['PS-66', 'PS-104']],
    ['arn:aws:execute-api:eu-w*:111122223333:a1b2c3d4e5/prod/GET/x', ['PS-66']],
    ['arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/x:y', []],
    ['arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/*', []],
    ['execute-api:/*/x', []],
  ])('%s rests on %j', (Resource, facts) => {
    expect([...expectEncoded(policyOf(allow({ Resource })), [])].sort()).toEqual([...facts].sort())
  })
})

describe('resources with variables', () => {
  it.each(['execute-api:/*${example:who}', 'execute-api:/prod/*${?}', 'execute-api:/${example:who}'])('%s', (Resource) => {
    for (const who of [undefined, '', '*', '/orders', 'prod/GET/orders']) {
      const encoding = { known: new Map([['example:who', who]]), everyFact: true } as const
      const asked = requests.map((one) => (who === undefined ? one : { ...one, context: { 'example:who': who } }))
      expectEncoded(policyOf(allow({ Resource })), asked, encoding)
      expectEncoded(policyOf(allow(), deny({ Resource: [Resource, `${other}/prod/GET/`] })), asked, encoding)
    }
  })
})

describe('actions', () => {
  const actions = ['execute-api:Invoke', 'execute-api:InvalidateCache', 'execute-api:ManageConnections']
  const asked = actions.map((action) => ({ ...request, action }))
  const patterns = [
    ...['execute-api:Invoke', 'EXECUTE-API:invoke', 'execute-api:*', '*', 'execute-api:Inv?ke', 'execute-api:Invoke*', 'execute-api:*e'],
    ...['s3:*', 'execute-api:*a*e', 'execute-api:?*', 'execute-api:Invok', 'execute-api:*n*n*', 'execute-api:Inv*x', 'execute-api:In*a*'],
    ...['execute-api:Invoke?', 'execute-api:**', 'execute-api:*k?', 'execute-api:Inv*k*', 'execute-api:*Invoke', 'execute-api:Inv*oke'],
    ...['cute-api:Invoke', 'execute-api:*te*ch?', 'execute-api:*k*k'],
  ]

  it.each(patterns)('%s', (Action) => {
    expectEncoded(policyOf(allow({ Action })), asked, { actions })
    expectEncoded(policyOf(allow(), deny({ Action: [Action, 'execute-api:InvalidateCache'] })), asked, { actions })
    expectEncoded(policyOf(allow({ Action: '*' }), denyWith('NotAction', Action)), asked, { actions })
    for (const action of actions) expectEncoded(policyOf(allow({ Action })), [{ ...request, action }], { actions: [action] })
  })
})

describe('principals under AWS_IAM', () => {
  const account = '111122223333'
  const session = `arn:aws:sts::${account}:assumed-role/reader/me`
  const elements: readonly StatementDocument['Principal'][] = [
    '*',
    { AWS: '*' },
    { AWS: account },
    { AWS: `arn:aws:iam::${account}:root` },
    { AWS: '999922223333' },
    { AWS: [`arn:aws:iam::${account}:user/ann`, 'arn:aws:iam::999922223333:user/bob'] },
    { AWS: `arn:aws:iam::${account}:role/reader` },
    { AWS: `arn:aws:iam::${account}:role/team/reader` },
    { AWS: [session, `arn:aws:iam::${account}:user/111122223333`] },
    { Service: 'apigateway.amazonaws.com' },
    { AWS: [account, `arn:aws:iam::${account}:role/reader`], Service: 'apigateway.amazonaws.com' },
    { Federated: 'cognito-identity.amazonaws.com' },
    { AWS: `arn:aws:iam::${account}:root/x` },
    { AWS: [account, `arn:aws:iam::${account}:user/ann`] },
  ]
  const asked = [undefined, 'anonymous', account].map((name) => ({
    resource: `${api}/prod/GET/orders`,
    context: name === undefined ? {} : { 'aws:PrincipalType': name },
  }))
  const encoding = { api, authorizationType: 'AWS_IAM' } as const

  it.each(elements)('%j', (Principal = '*') => {
    const names = { AWS: [session, 'arn:aws:iam::999922223333:user/bob'], Service: 'apigateway.amazonaws.com' }
    const silent = deny({ Principal: names, Condition: { Bool: { 'aws:SecureTransport': 'false' } } })
    expectEncoded(policyOf(allow({ Principal }), silent), asked, encoding)
    expectEncoded(policyOf(allow(), deny({ Principal }), silent), asked, encoding)
    if (Principal !== '*') expectEncoded(policyOf(allow(), denyWith('NotPrincipal', Principal), silent), asked, encoding)
  })

  it.each(['aws:PrincipalType', 'aws:userid', 'aws:PrincipalAccount'])('%s, which an anonymous caller may carry in secret', (key) => {
    for (const Condition of [
      { StringEquals: { [key]: 'anonymous' } },
      { Null: { [key]: 'true' } },
      { StringNotEquals: { [key]: account } },
    ]) {
      expectEncoded(policyOf(allow({ Condition })), asked, encoding)
      expectEncoded(policyOf(allow(), deny({ Condition })), asked, { api, authorizationType: 'NONE', everyFact: true })
    }
  })

  it('rests on what an Allow for an account grants, and on whom `*` names', () => {
    expect(expectEncoded(policyOf(allow({ Principal: { AWS: account } })), asked, encoding)).toContain('PS-73')
    expect(expectEncoded(policyOf(allow({ Principal: { AWS: `arn:aws:iam::${account}:role/reader` } })), asked, encoding)).not.toContain(
      'PS-73',
    )
  })

  it.each([{ Service: account }, { Federated: `arn:aws:iam::${account}:root` }, { AWS: `arn:aws:iam::${account}:root/x` }])(
    'rests on no such thing where %j is named, which is no account',
    (Principal) => {
      expect(expectEncoded(policyOf(allow({ Principal })), asked, encoding)).not.toContain('PS-73')
    },
  )
})
