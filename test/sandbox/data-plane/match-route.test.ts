import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchRoute } from '../../../src/sandbox/data-plane/admit/match-route.ts'
import type { Snapshot } from '../../../src/sandbox/world/index.ts'
import { givenResources } from './given.ts'

const snapshotOf = (...routes: string[]): Snapshot => ({
  endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [], ipAddressType: 'dualstack' },
  resources: givenResources(Object.fromEntries(routes.map((route) => [route, {}]))),
})
const found = (snapshot: Snapshot, verb: string, path: string): string => {
  const route = matchRoute(snapshot, verb, path)
  return route === undefined ? 'none' : `${route.method.httpMethod} ${route.resource.path} ${JSON.stringify(route.pathParameters)}`
}

describe('matchRoute', () => {
  const all = snapshotOf(
    ...['GET /', 'ANY /{proxy+}', 'GET /orders', 'ANY /orders/{id}', 'GET /orders/{id}', 'GET /orders/new', 'GET /orders/{id}/items'],
    ...['GET /orders/{rest+}', 'GET /a/{x}/c', 'GET /a/b/d', 'POST /only'],
  )
  test.each([
    ['GET', '/', 'GET / {}'],
    ['GET', '/orders', 'GET /orders {}'],
    ['GET', '/orders/', 'GET /orders {}'],
    ['GET', '/orders//', 'GET /orders {}'],
    ['GET', '/orders/new', 'GET /orders/new {}'],
    ['GET', '/orders/7', 'GET /orders/{id} {"id":"7"}'],
    ['DELETE', '/orders/7', 'ANY /orders/{id} {"id":"7"}'],
    ['HEAD', '/orders/7', 'ANY /orders/{id} {"id":"7"}'],
    ['OPTIONS', '/orders/7', 'ANY /orders/{id} {"id":"7"}'],
    ['GET', '/orders/7/items', 'GET /orders/{id}/items {"id":"7"}'],
    ['GET', '/orders/7/other', 'GET /orders/{rest+} {"rest":"7/other"}'],
    ['GET', '/orders//items', 'GET /orders/{rest+} {"rest":"/items"}'],
    ['GET', '/orders//x', 'GET /orders/{rest+} {"rest":"/x"}'],
    ['GET', '/a/b/c', 'GET /a/{x}/c {"x":"b"}'],
    ['GET', '/a/b/d', 'GET /a/b/d {}'],
    ['GET', '/else/where', 'ANY /{proxy+} {"proxy":"else/where"}'],
    ['GET', '/ORDERS', 'ANY /{proxy+} {"proxy":"ORDERS"}'],
    ['GET', '/%6Frders', 'ANY /{proxy+} {"proxy":"%6Frders"}'],
    ['GET', '/only', 'none'],
    ['POST', '/orders', 'none'],
    ['PROPFIND', '/orders/7', 'none'],
    ['POST', '/', 'none'],
  ])('%s %s -> %s', (verb, path, expected) => {
    expect(found(all, verb, path)).toBe(expected)
  })

  test('a greedy variable takes at least one segment', () => {
    const greedy = snapshotOf('ANY /orders/{proxy+}')
    expect(found(greedy, 'GET', '/orders')).toBe('none')
    expect(found(greedy, 'GET', '/orders/')).toBe('none')
    expect(found(greedy, 'GET', '/orders/1/')).toBe('ANY /orders/{proxy+} {"proxy":"1"}')
  })

  test('a resource without methods, there only for those below it, is passed over', () => {
    const below = snapshotOf('GET /orders/{id}', 'ANY /{proxy+}')
    below.resources['/orders'] = { id: 'orders', path: '/orders', methods: {} }
    expect(found(below, 'GET', '/orders')).toBe('ANY /{proxy+} {"proxy":"orders"}')
  })

  test('the order in which resources were made does not matter', () => {
    const routes = ['GET /{proxy+}', 'GET /a', 'GET /{x}', 'GET /a/{y}', 'GET /a/{proxy+}', 'GET /{x}/b', 'GET /a/b']
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`)
    const settled = snapshotOf(...routes)
    fc.assert(
      fc.property(fc.shuffledSubarray(routes, { minLength: routes.length }), path, (shuffled, asked) => {
        expect(found(snapshotOf(...shuffled), 'GET', asked)).toBe(found(settled, 'GET', asked))
      }),
    )
  })
})
