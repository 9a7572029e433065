import { describe, expect, test } from 'vitest'
import type { Switches } from '../../../src/sandbox/data-plane/index.ts'
import { given, givenApi, givenEndpoint, hostOf, mainEndpoint, open, openOver, otherEndpoint, type Given } from './given.ts'
import { send } from './send.ts'

const api = 'a1b2c3d4e5'
const start =
  'User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:a1b2c3d4e5/prod/GET/orders'
const explicit = (to: Given): unknown => givenApi(to, api, { policy: open(api).replace('"Allow"', '"Deny"') })
const implicit = (to: Given): unknown => givenApi(to, api, { policy: open(api, { StringEquals: { 'aws:SourceVpce': otherEndpoint } }) })
const endpoint =
  (effect: string) =>
  (to: Given): void => {
    const statement = {
      Effect: effect,
      Principal: '*',
      Action: '*',
      Resource: effect === 'Deny' ? '*' : 'arn:aws:execute-api:*:*:zzzzzzzzzz/*',
    }
    givenEndpoint(to, mainEndpoint, { policyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) })
    givenApi(to)
  }

describe('the wording of a denial (section 7 b and c)', () => {
  test.each<[string, (to: Given) => unknown, Partial<Switches>, string]>([
    ['PA-27 classic', explicit, {}, ' with an explicit deny'],
    ['PA-29 classic', implicit, {}, ''],
    ['PA-28 2026', explicit, { denialWording: '2026' }, ' with an explicit deny in a resource-based policy'],
    ['PA-29 2026', implicit, { denialWording: '2026' }, ' because no resource-based policy allows the execute-api:Invoke action'],
    ['PA-39 by default', endpoint('Deny'), {}, ' with an explicit deny'],
    ['PA-39 2026', endpoint('Deny'), { denialWording: '2026' }, ' with an explicit deny in a resource-based policy'],
    ['PA-39 named', endpoint('Deny'), { endpointDenial: 'names-the-endpoint-policy' }, ' with an explicit deny in a VPC endpoint policy'],
    [
      'PA-39 named, silent',
      endpoint('Allow'),
      { endpointDenial: 'names-the-endpoint-policy' },
      ' because no VPC endpoint policy allows the execute-api:Invoke action',
    ],
  ])('%s', async (_, arrange, switches, ending) => {
    const to = given()
    arrange(to)
    const { main } = await openOver(to, { switches })
    const received = await send(main, { path: '/prod/orders', headers: { host: hostOf(api) } })
    expect(received).toMatchObject({ status: 403, body: JSON.stringify({ Message: `${start}${ending}` }) })
  })

  test('PA-41 a small message', async () => {
    const to = given()
    explicit(to)
    const { main } = await openOver(to, { switches: { denialKey: 'message' } })
    const received = await send(main, { path: '/prod/orders', headers: { host: hostOf(api) } })
    expect(received.body).toBe(JSON.stringify({ message: `${start} with an explicit deny` }))
  })
})

describe('an unknown path, called by someone whom the policy denies (section 7 m)', () => {
  test.each([
    ['routing-first', 'MissingAuthenticationTokenException'],
    ['policy-first', 'AccessDeniedException'],
  ] as const)('%s -> %s', async (unknownRoute, errorType) => {
    const to = given()
    givenApi(to)
    const { stranger } = await openOver(to, { switches: { unknownRoute } })
    const received = await send(stranger, { path: '/prod/nothing', headers: { host: hostOf(api) } })
    expect(received.headers['x-amzn-errortype']).toBe(errorType)
  })

  test('someone whom the policy allows gets Missing Authentication Token either way', async () => {
    const to = given()
    givenApi(to)
    const { main } = await openOver(to, { switches: { unknownRoute: 'policy-first' } })
    const received = await send(main, { path: '/prod/nothing', headers: { host: hostOf(api) } })
    expect(received.headers['x-amzn-errortype']).toBe('MissingAuthenticationTokenException')
  })
})
