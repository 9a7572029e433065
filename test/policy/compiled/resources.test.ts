import { describe, expect, it } from 'vitest'
import { compilePolicy, type CompileOptions, type Request, type StatementDocument } from '../../../src/policy/index.ts'
import { allow, api, deny, denyWith, policyOf } from '../evaluate/evaluate-request.ts'
import { expectSame } from './same-decision.ts'

describe('a compiled policy reads resources as evaluate does', () => {
  const [service, region, owner, id] = ['execute-api', 'eu-west-1', '111122223333', 'a1b2c3d4e5']
  const names = [undefined, 'orders', '', 'prod', '*', `${api}/prod/GET/orders`]
  const resources = ['prod/GET/orders', 'prod/GET/a:b', 'prod/GET/', 'prod/PUT/x', 'prod/GET/é', 'prod', ''].map((path) => `${api}/${path}`)
  const foreign = 'arn:é:execute-api:r:1:x:y/z'
  const requests = [...resources, api, foreign].flatMap((resource) =>
    names.map((name): Request => ({ resource, context: name === undefined ? {} : { 'aws:username': name } })),
  )
  it.each([
    ...[`${api}/prod/GET/\${aws:username}`, `${api}/\${aws:username}*`, `${api}/prod/\${aws:username}/orders`],
    ...['execute-api:/${aws:username}', 'execute-api:/prod/GET/${aws:username}*', `${api}/*/\${aws:username}`, 'execute-api:/*'],
    ...[`arn:aws:${service}:${region}?${owner}:${id}/*`, `arn:aws:${service}:${region}:${owner}?${id}/*`, `arn:aws:${service}:*`],
    ...[`arn:aws:${service}:${region}:*`, `arn:aws:${service}:${region}:1*`, '*', `${api}/*/\${aws:username}/\${aws:username}?`],
    ...[`arn:aws:${service}:${region}`, `arn:aws:${service}`, `arn:aws:${service}:${region}:${owner}`, `${api}/é*`, `${api}/*é`],
    ...[foreign, `arn:aws:${service}:*:${id}/*`, `arn:aws:${service}:eu*:${id}/prod/GET/*`],
    ...[`arn:aws:${service}:*:${owner}:${id}/*/GET/a:b`, `arn:aws:${service}:${region}:${owner}:?1b2c3d4e5/*`],
  ])('%s', (resource) => {
    for (const value of [resource, [resource, `${api}/prod/PUT/x`]]) {
      for (const element of ['Resource', 'NotResource']) {
        const policy = policyOf({ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', [element]: value })
        const readings: CompileOptions = { readings: { 'PS-104': 'completed', 'PS-66': 'within-field' } }
        for (const options of [{}, { api }, readings]) expectSame(policy, requests, options)
      }
    }
  })
})

describe('a compiled policy finds one of many resources as evaluate does', () => {
  const ends = [
    'GET/a',
    'GET/a*',
    'GET/b',
    'POST/*',
    '',
    '*',
    'é',
    '\ud83d*',
    '\ud83d\ude00',
    '\x7f',
    'GET/?',
    '*/x',
    'GET/*/x',
    'PUT/a',
    'PUT/ab',
  ]
  const routes = ['GET/a', 'GET/ab', 'GET/b', 'GET/bc', 'POST/', '', 'é', '😀', '\ud83d', '\x7f', 'GET/é/x', 'PUT/a', 'PUT/ab', 'x/PUT/a']
  const paths = [...routes.map((route) => `prod/${route}`), 'a/prod/PUT/a', 'é/PUT/a', 'é/PUT/ab', 'xx/GET/a', 'PUT/a', 'prod', 'é']
  const requests = [...paths.map((path) => ({ resource: `${api}/${path}` })), { resource: api }]
  it.each<readonly [string, readonly string[]]>([
    ['any stage', ends.map((end) => `${api}/*/${end}`)],
    ['one stage', ends.map((end) => `${api}/prod/${end}`)],
    ['any stage, in shorthand', ends.map((end) => `execute-api:/*/${end}`)],
    ['one stage, in shorthand', ends.map((end) => `execute-api:/prod/${end}`)],
    ['a stage that ends somehow', ends.map((end) => `${api}/*${end}`)],
    ['all kinds', ends.flatMap((end) => [`${api}/*/${end}`, `${api}/é/${end}`, `${api}/?/${end}`, `execute-api:/${end}`])],
  ])('%s', (_, list) => {
    for (const skipped of [-1, 0, 1, 2]) {
      const some = list.filter((_, index) => index % 3 !== skipped)
      const policies = [
        policyOf(...some.map((Resource) => allow({ Resource }))),
        policyOf(allow(), ...some.map((Resource) => deny({ Resource }))),
        policyOf(allow(), deny({ Resource: some })),
        policyOf(allow(), denyWith('NotResource', some)),
      ]
      for (const policy of policies) for (const options of [{}, { api }]) expectSame(policy, requests, options)
    }
  })
})

it('a compiled policy about everything decides as evaluate does, also with a statement that is not', () => {
  const whole = { Resource: `${api}/*` }
  const statements: readonly StatementDocument[] = [
    allow(whole),
    allow({ ...whole, Condition: { StringEquals: { 'a:b': 'x' } } }),
    deny({ ...whole, Condition: { StringEquals: { 'a:b': 'y' } } }),
    deny({ Resource: `${api}/prod/*` }),
    deny({ Resource: `${api}/*/GET` }),
    deny({ Resource: `${api}/` }),
    deny({ Resource: ['a', 'b', 'c', 'GET'].map((end) => `${api}/*/${end}`) }),
    allow({ Resource: 'execute-api:/test/*' }),
    denyWith('NotResource', `${api}/prod/*`),
    deny({ Resource: [`${api}/`, `${api}/*`], Condition: { Null: { 'a:b': 'true' } } }),
  ]
  const requests = ['prod/GET', 'test/GET', 'test/GET/', 'prod', ''].flatMap((path) =>
    [undefined, 'x', 'y'].map((text): Request => ({ resource: `${api}/${path}`, context: text === undefined ? {} : { 'a:b': text } })),
  )
  for (const first of statements) {
    for (const second of statements) {
      for (const third of statements) expectSame(policyOf(first, second, third), [...requests, { resource: api }])
    }
  }
})

describe('a compiled policy tells lists of actions apart', () => {
  const [whole, listed] = ['execute-api:Manage*', ['execute-api:Manage', '*']] as const
  it.each([
    [allow({ Action: whole }), allow({ Action: [...listed] }), ['Allow', 'Allow']],
    [allow({ Action: [...listed] }), deny({ Action: whole }), ['Allow', 'ExplicitDeny']],
    [allow(), denyWith('NotAction', 'execute-api:Invoke'), ['Allow', 'ExplicitDeny']],
    [denyWith('NotAction', 'execute-api:Manage*'), allow({ Action: whole }), ['ExplicitDeny', 'Allow']],
  ] as const)('%j and %j', (first, second, decisions) => {
    const requests = ['execute-api:Invoke', 'execute-api:ManageConnections'].map((action): Request => ({
      resource: `${api}/prod/GET`,
      action,
    }))
    const { decide } = compilePolicy(policyOf(first, second))
    expect(requests.map(decide)).toEqual(decisions)
    expectSame(policyOf(first, second), requests)
  })
})
