import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseDeployment } from '../../../src/provision/desired/choose-deployment.ts'
import { fitName, namePrefix } from '../../../src/provision/desired/fit-name.ts'
import { parentPath, pathPart, pathVariables, resourcePaths } from '../../../src/provision/desired/route-tree.ts'

const stack = fc.stringMatching(/^[a-z][a-z0-9-]{0,23}$/)
const name = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_-]{0,40}$/)

describe('fitName', () => {
  test('is a name that Elastic Load Balancing takes, and begins as its stack’s names do', () => {
    fc.assert(
      fc.property(stack, name, fc.array(fc.string()), (of, what, immutable) => {
        const fitted = fitName(of, what, immutable)
        expect(fitted).toMatch(/^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?$/)
        expect(fitted.length).toBeLessThanOrEqual(32)
        expect(fitted.startsWith(namePrefix(of).replace(/-+$/, '-'))).toBe(true)
      }),
    )
  })

  test('differs with what cannot be changed in place, and between names that look alike when cut', () => {
    expect(fitName('orders', 'web', ['a'])).not.toBe(fitName('orders', 'web', ['b']))
    expect(fitName('s', 'x'.repeat(40), [])).not.toBe(fitName('s', 'x'.repeat(41), []))
    expect(fitName('orders', 'web', ['a'])).toBe(fitName('orders', 'web', ['a']))
  })
})

describe('resourcePaths', () => {
  const route = (path: string): Parameters<typeof resourcePaths>[0][number] => ({
    path,
    method: 'GET',
    to: 'x',
    authorizationType: 'NONE',
    timeout: 50,
  })

  test('holds every ancestor once, parents first, never the root', () => {
    expect(resourcePaths([route('/b/{id}/c'), route('/a'), route('/'), route('/b')])).toEqual(['/a', '/b', '/b/{id}', '/b/{id}/c'])
    const path = fc.array(fc.constantFrom('a', 'b', '{id}', '{proxy+}'), { maxLength: 4 }).map((parts) => `/${parts.join('/')}`)
    fc.assert(
      fc.property(fc.array(path), (paths) => {
        const all = resourcePaths(paths.map(route))
        const seen = new Set(['/'])
        for (const one of all) {
          expect(seen).toContain(parentPath(one))
          expect(seen).not.toContain(one)
          expect(`${parentPath(one) === '/' ? '' : parentPath(one)}/${pathPart(one)}`).toBe(one)
          seen.add(one)
        }
        expect([...seen]).toEqual(expect.arrayContaining(paths))
      }),
    )
  })

  test('variables, greedy or not', () => {
    expect(pathVariables('/a/{id}/b/{proxy+}')).toEqual(['id', 'proxy'])
    expect(pathVariables('/a')).toEqual([])
  })
})

describe('chooseDeployment', () => {
  const deployment = (id: string, description: string): { id: string; description: string } => ({ id, description })

  test.each([
    ['none', [], undefined, { kind: 'new', description: 'apa:1' }],
    ['another', [deployment('a', 'apa:2')], undefined, { kind: 'new', description: 'apa:1' }],
    ['one whose name only begins alike', [deployment('a', 'apa:12')], undefined, { kind: 'new', description: 'apa:1' }],
    ['the one', [deployment('a', 'apa:1')], undefined, { kind: 'existing', id: 'a' }],
    ['the one, tainted', [deployment('a', 'apa:1')], 'a', { kind: 'new', description: 'apa:1.2' }],
    ['its successor', [deployment('a', 'apa:1'), deployment('b', 'apa:1.2')], 'a', { kind: 'existing', id: 'b' }],
    ['its successor, tainted too', [deployment('b', 'apa:1.2')], 'b', { kind: 'new', description: 'apa:1.3' }],
  ])('there is %s', (_, deployments, tainted, expected) => {
    expect(chooseDeployment('apa:1', deployments, tainted)).toEqual(expected)
  })
})
