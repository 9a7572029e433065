import { expect, test } from 'vitest'
import { matchRoute } from '../../../src/provision/access/match-route.ts'
import { routeText, type ServedRoute } from '../../../src/provision/access/served.ts'

const routes: readonly ServedRoute[] = [
  'GET /',
  'ANY /orders',
  'GET /orders',
  'GET /orders/{id}',
  'POST /orders/new',
  'ANY /{proxy+}',
  'GET /a/{x}/c',
].map((text) => {
  const [method = '', path = ''] = text.split(' ')
  return { method, path, authorizationType: 'NONE' }
})

test.each([
  ['GET', '/', 'GET /'],
  ['POST', '/', undefined],
  ['GET', '/orders', 'GET /orders'],
  ['POST', '/orders', 'ANY /orders'],
  ['GET', '/orders/', 'GET /orders'],
  ['GET', '/orders/1', 'GET /orders/{id}'],
  ['GET', '/orders/new', undefined],
  ['POST', '/orders/new', 'POST /orders/new'],
  ['GET', '/orders/1/lines', 'ANY /{proxy+}'],
  ['DELETE', '/anything/at/all', 'ANY /{proxy+}'],
  ['GET', '/a/b/c', 'GET /a/{x}/c'],
  ['GET', '/a//c', 'ANY /{proxy+}'],
] as const)('%s %s goes to %s', (verb, path, expected) => {
  const found = matchRoute(routes, verb, path)
  expect(found && routeText(found)).toBe(expected)
})
