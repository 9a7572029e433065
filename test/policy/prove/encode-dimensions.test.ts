import { describe, expect, it } from 'vitest'
import {
  actionDimension,
  keyDimension,
  principalDimension,
  resourceDimension,
  routeDimension,
  sampleApi,
} from '../../../src/policy/solve/encode/dimensions.ts'
import { newMet, type Scope } from '../../../src/policy/solve/encode/scope.ts'
import type { Dimension } from '../../../src/policy/solve/formula/dimension.ts'
import { api } from '../evaluate/evaluate-request.ts'

const routes = ['prod/GET/', 'prod/GET/orders', 'prod/POST/orders', 'dev/GET/orders', 'dev/DELETE/orders/17']

function scopeOf(change: Partial<Scope> = {}): Scope {
  const actions = ['execute-api:Invoke', 'execute-api:ManageConnections']
  const none = { readings: {}, known: new Map(), api: undefined, wholeArn: true, private: false, view: '', isAskedAgain: false }
  return { ...none, actions, met: newMet(), ...change }
}

describe('what every request has', () => {
  it.each<readonly [string, (scope: Scope) => Dimension, Partial<Scope>, readonly string[]]>([
    ['Resource', resourceDimension, {}, routes.map((route) => `${sampleApi}/${route}`)],
    ['Resource', resourceDimension, { api }, routes.map((route) => `${api}/${route}`)],
    ['Route', routeDimension, { api }, routes],
    ['Action', actionDimension, {}, ['execute-api:Invoke', 'execute-api:ManageConnections']],
    ['Principal', principalDimension, {}, []],
  ])('%s (%#)', (name, of, change, samples) => {
    const scope = scopeOf(change)
    const dimension = of(scope)
    expect(dimension).toEqual({ name, kind: 'text', single: true, required: true, samples })
    expect(of(scope)).toBe(dimension)
    expect([...scope.met.dimensions]).toEqual([[name, dimension]])
  })
})

it('an API that is not given has an ARN all the same', () => {
  expect(sampleApi).toMatch(/^arn:aws:execute-api:[a-z]+-[a-z]+-\d:\d{12}:[a-z0-9]{10}$/)
})

describe('a condition key', () => {
  it.each<readonly [string, boolean, { readonly single: boolean; readonly required: boolean }]>([
    ['aws:sourcevpce', false, { single: true, required: false }],
    // Through a private API comes no request without them.
    ['aws:sourcevpce', true, { single: true, required: true }],
    ['aws:sourcevpc', true, { single: true, required: true }],
    ['aws:vpcsourceip', true, { single: true, required: true }],
    ['aws:sourceip', true, { single: true, required: false }],
    ['aws:principalorgpaths', true, { single: false, required: false }],
    ['custom:key', true, { single: false, required: false }],
    ['custom:key', false, { single: false, required: false }],
  ])('%s of a private API (%s): %j', (key, isPrivate, expected) => {
    const scope = scopeOf({ private: isPrivate })
    const dimension = keyDimension(scope, key)
    expect(dimension).toMatchObject({ name: key, kind: 'key', ...expected })
    expect(keyDimension(scope, key)).toBe(dimension)
    expect([...scope.met.dimensions]).toEqual([[key, dimension]])
  })

  it('comes with texts that a request may well carry', () => {
    expect(keyDimension(scopeOf(), 'aws:username').samples).toEqual(['alice', 'bob'])
  })
})
