import { describe, expect, it } from 'vitest'
import { evaluate, privateApiPolicy, type FleetApi, type FleetRow, type Trait } from '../../../src/policy/index.ts'
import { compareFleets } from '../../../src/policy/prove/access/compare-fleets.ts'
import { reach } from '../../../src/policy/prove/access/reach.ts'

const [ours, theirs] = ['vpce-0a1b2c3d4e5f60718', 'vpce-0123456789abcdef0'] as const

function shortOf({ values, others, absent }: Trait): string {
  return [...[...values].sort(), ...(others ? ['~'] : []), ...(absent ? ['-'] : [])].join('|')
}

function rowOf({ api, who, where, access }: FleetRow): string {
  return [api, who.map(shortOf).join() || '*', where.map(shortOf).join() || '*', access.kind].join(' ')
}

function api(name: string, vpceIds: readonly [string, ...string[]], path?: string): FleetApi {
  const routes = path === undefined ? {} : { routes: [{ stage: 'prod', method: 'GET' as const, path }] }
  return { name, policy: privateApiPolicy({ vpceIds, ...routes }) }
}

describe('reach', () => {
  it('gives every endpoint that one policy names a row at each API', () => {
    expect(reach([api('orders', [ours, theirs], '/orders'), api('reports', [theirs])]).rows.map(rowOf)).toEqual([
      `orders ${ours} prod/GET/orders always`,
      `orders ${ours} ~ never`,
      `reports ${ours} * never`,
      `orders ${theirs} prod/GET/orders always`,
      `orders ${theirs} ~ never`,
      `reports ${theirs} * always`,
      'orders ~|- * never',
      'reports ~|- * never',
    ])
  })

  it('joins callers whom no policy of the fleet tells apart', () => {
    expect(reach([api('orders', [ours, theirs]), api('reports', [theirs, ours])]).rows.map(rowOf)).toEqual([
      `orders ${theirs}|${ours} * always`,
      `reports ${theirs}|${ours} * always`,
      'orders ~|- * never',
      'reports ~|- * never',
    ])
  })

  it('looks at each API in its own surroundings', () => {
    const { rows, assumptions } = reach([
      { ...api('orders', [ours]), options: { private: true } },
      { ...api('reports', [ours]), options: { authorizationType: 'CUSTOM' } },
    ])
    expect(rows.map(rowOf)).toEqual([`orders ${ours} * always`, `reports ${ours} * always`, 'orders ~|- * never', 'reports ~|- * never'])
    const of = (name: string): readonly string[] => assumptions.filter((one) => one.api === name).map((one) => one.name)
    expect(of('orders')).not.toContain('endpointKeys')
    expect(of('reports')).toEqual(expect.arrayContaining(['endpointKeys', 'authorizer']))
  })

  it('refuses two APIs of one name', () => {
    expect(() => reach([api('orders', [ours]), api('orders', [theirs])])).toThrow('two APIs are called `orders`')
  })
})

describe('compareFleets', () => {
  it('takes a route for the same one whether the API is named or not', () => {
    const arn = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
    const before = [{ ...api('orders', [ours], '/orders'), options: { api: arn } }]
    const after = [api('orders', [ours], '/orders')]
    for (const [from, to] of [[before, after] as const, [after, before] as const])
      expect(compareFleets(from, to)).toMatchObject({ relation: 'equivalent', opens: [], closes: [] })
  })

  it('says what a change opens and closes, each with a request', () => {
    const before = [api('orders', [ours]), api('old', [ours])]
    const after = [api('orders', [theirs], '/orders'), api('new', [ours])]
    const { relation, opens, closes, added, removed } = compareFleets(before, after)
    expect([relation, added, removed]).toEqual(['incomparable', ['new'], ['old']])
    expect(opens.map(rowOf).sort()).toEqual([`new ${ours} * always`, `orders ${theirs} prod/GET/orders always`])
    expect(closes.map(rowOf).sort()).toEqual([`old ${ours} * always`, `orders ${ours} * always`])
    const policies = { before: before[0]?.policy ?? '', after: after[0]?.policy ?? '' }
    const gained = opens.find((row) => row.api === 'orders')?.access
    const request = gained?.kind === 'always' ? gained.example?.request : undefined
    if (request === undefined) throw new Error('no request shows it')
    expect(evaluate(policies.before, request).decision).not.toBe('Allow')
    expect(evaluate(policies.after, request).decision).toBe('Allow')
  })

  it.each([
    [[ours], [ours, theirs], 'wider'],
    [[ours, theirs], [ours], 'narrower'],
    [[ours, theirs], [theirs, ours], 'equivalent'],
    [[ours], [theirs], 'incomparable'],
  ] as const)('%j -> %j is %s', (before, after, relation) => {
    expect(compareFleets([api('orders', before)], [api('orders', after)]).relation).toBe(relation)
  })

  it('sees what surroundings open: an Allow alone, once an authorizer is asked (PA-9)', () => {
    const policy = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: 'execute-api:/*',
        Condition: { StringEquals: { 'aws:SourceVpce': ours } },
      },
    } as const
    const { opens, closes } = compareFleets(
      [{ name: 'orders', policy }],
      [{ name: 'orders', policy, options: { authorizationType: 'CUSTOM' } }],
    )
    expect(opens.map(rowOf)).toEqual(['orders ~|- * sometimes'])
    expect(closes).toEqual([])
  })
})
