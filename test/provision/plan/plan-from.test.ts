import { describe, expect, test } from 'vitest'
import type { Observed } from '../../../src/provision/observed/observed.ts'
import { planFrom } from '../../../src/provision/plan/plan-apply.ts'
import { destroyFrom } from '../../../src/provision/plan/plan-destroy.ts'
import type { Config, Plan } from '../../../src/provision/index.ts'
import { orders, region, subnets, vpc } from '../stand-up.ts'

const where = { account: '123456789012', region, partition: 'aws' }
const nothing: Observed = {
  subnets: subnets.map((id, index) => ({ id, vpc, zone: `${region}${'ab'.charAt(index)}` })),
  vpcs: [{ id: vpc, dnsSupport: true, dnsHostnames: true }],
  securityGroups: [],
  vpcEndpoints: [],
  loadBalancers: [],
  targetGroups: [],
  listeners: [],
  vpcLinks: [],
  apis: [],
  api: undefined,
}

const steps = ({ changes }: Plan): readonly string[] => changes.map(({ kind, address }) => `${kind} ${address}`)

describe('planFrom', () => {
  test('nothing stands: everything is made, in the order that never opens', () => {
    const plan = planFrom(orders, nothing, where)
    expect(steps(plan)).toEqual([
      'create security-group.main',
      'create vpc-endpoint.main',
      'create load-balancer.orders',
      'create target-group.orders',
      'create listener.orders',
      'create vpc-link.orders',
      'create rest-api.api',
      'create resource./health',
      'create resource./orders',
      'create resource./orders/{proxy+}',
      'create method.GET /health',
      'create method.ANY /orders/{proxy+}',
      'create deployment.api',
      'create stage.prod',
    ])
    expect(plan).toMatchObject({ version: 1, stack: 'orders', account: '123456789012', region, intent: 'apply', unchanged: 0 })
  })

  test('is plain JSON, the same for the same input, with a mark where AWS chooses', () => {
    const plan = planFrom(orders, nothing, where)
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
    expect(planFrom(structuredClone(orders), structuredClone(nothing), where)).toEqual(plan)
    const policy = plan.changes.find(({ resource }) => resource === 'rest-api')?.attributes.find(({ name }) => name === 'policy')?.after
    expect(policy).toMatchObject({
      Statement: [{ Condition: { StringNotEquals: { 'aws:SourceVpce': { unknown: true } } } }, { Effect: 'Allow' }],
    })
  })

  test('addresses are unique', () => {
    const addresses = planFrom(orders, nothing, where).changes.map(({ address }) => address)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  test('only mocks: no load balancer, no link', () => {
    const health = orders.backends.health
    const mock: Config = {
      ...orders,
      backends: health === undefined ? {} : { health },
      api: { ...orders.api, routes: orders.api.routes.filter(({ to }) => to === 'health') },
    }
    expect(planFrom(mock, nothing, where).changes.map(({ resource }) => resource)).toEqual([
      'security-group',
      'vpc-endpoint',
      'rest-api',
      'resource',
      'method',
      'deployment',
      'stage',
    ])
  })

  test('another stack’s resources are none of its business', () => {
    const theirs = { stack: 'other', id: 'main', generation: 1 }
    const observed: Observed = {
      ...nothing,
      securityGroups: [{ id: 'sg-1', name: 'x', vpc, tags: theirs, ingress: [] }],
      vpcEndpoints: [
        {
          id: 'vpce-1',
          vpc,
          type: 'Interface',
          service: `com.amazonaws.${region}.execute-api`,
          state: 'available',
          failure: undefined,
          subnets: [],
          securityGroups: ['sg-1'],
          privateDns: false,
          policy: undefined,
          owner: '123456789012',
          tags: theirs,
        },
      ],
    }
    expect(steps(planFrom(orders, observed, where))).toEqual(steps(planFrom(orders, nothing, where)))
    expect(destroyFrom(orders, observed, where).changes).toEqual([])
  })

  test('two endpoints, or two links, that claim to be the same one', () => {
    const tags = { stack: 'orders', id: 'main', generation: 1 }
    const endpoint = {
      vpc,
      type: 'Interface',
      service: `com.amazonaws.${region}.execute-api`,
      state: 'available',
      failure: undefined,
      subnets: [],
      securityGroups: [],
      privateDns: false,
      policy: undefined,
      owner: '123456789012',
      tags,
    }
    const link = { name: 'orders-orders', status: 'AVAILABLE', message: undefined, target: 'arn:x', tags: { ...tags, id: 'orders' } }
    const twice: Observed = {
      ...nothing,
      vpcEndpoints: [
        { ...endpoint, id: 'vpce-1' },
        { ...endpoint, id: 'vpce-2' },
      ],
      vpcLinks: [
        { ...link, id: 'aaaaaa' },
        { ...link, id: 'bbbbbb' },
      ],
    }
    for (const plan of [planFrom, destroyFrom]) {
      expect(() => plan(orders, twice, where)).toThrow(
        expect.objectContaining({
          problems: [
            expect.objectContaining({ code: 'DUPLICATES', message: expect.stringContaining('`vpce-1`, `vpce-2`') as string }),
            expect.objectContaining({ code: 'DUPLICATES', message: expect.stringContaining('`aaaaaa`, `bbbbbb`') as string }),
          ],
        }) as Error,
      )
    }
  })
})
