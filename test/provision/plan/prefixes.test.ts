import { describe, expect, test } from 'vitest'
import { onlyFromVpce, privateApiPolicy, type PolicyDocument } from '../../../src/policy/index.ts'
import type { Ground } from '../../../src/provision/access/ground.ts'
import { readAs, unread } from '../../../src/provision/access/readable.ts'
import type { Served } from '../../../src/provision/access/served.ts'
import { judgePrefixes } from '../../../src/provision/plan/access/judge-prefixes.ts'
import type { Prefix } from '../../../src/provision/plan/access/prefix.ts'
import { planStates, type Draft, type PlanState, type PlanTarget } from '../../../src/provision/plan/access/plan-states.ts'
import type { Change } from '../../../src/provision/plan/plan.ts'

const ours = 'vpce-0a1b2c3d4e5f60718'
const partner = 'vpce-0b1b2c3d4e5f60718'
const only = (...vpceIds: readonly string[]): PolicyDocument => privateApiPolicy({ vpceIds: vpceIds })
const open: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
}
const ground: Ground = { api: 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5', privacy: 'perhaps', endpoints: [] }
const routes = readAs([{ path: '/orders', method: 'GET', authorizationType: 'NONE' }])
const draft = (policy: PolicyDocument): Draft => ({ policy: readAs(policy), routes })
const serving = (policy: PolicyDocument, stage = 'prod'): readonly [string, Served] => [stage, { stage, ...draft(policy) }]
const nothing: PlanState = { stages: new Map(), draft: { policy: readAs(undefined), routes: readAs([]) }, snapshot: undefined }
const standing = (...stages: readonly (readonly [string, Served])[]): PlanState => ({
  ...nothing,
  stages: new Map(stages),
  draft: draft(only(ours)),
})

const change = (kind: Change['kind'], address: string, attributes: Change['attributes'] = []): Change => ({
  kind,
  resource: address.split('.')[0] as Change['resource'],
  address,
  attributes,
})
const policy = change('update', 'rest-api.api')
const create = change('create', 'rest-api.api')
const method = change('create', 'method.GET /orders', [{ name: 'authorizationType', after: 'NONE' }])
const deployment = change('create', 'deployment.api', [{ name: 'description', after: { unknown: true } }])
const stage = change('update', 'stage.prod', [{ name: 'deployment', before: 'old', after: { unknown: true } }])
const point = (id: string): Change => change('update', 'stage.prod', [{ name: 'deployment', before: 'old', after: id }])
const gone = (name: string): Change => change('delete', `stage.${name} (${name})`)

/** What is proved of the prefixes of a plan, one word for each number of changes done. */
function judged(start: PlanState, changes: readonly Change[], target: Partial<PlanTarget> = {}): readonly string[] {
  const states = planStates(start, changes, { draft: draft(only(ours)), deployed: () => draft(only(ours)), ...target })
  const prefixes = judgePrefixes(states, onlyFromVpce(ours), ground)
  return prefixes.flatMap(({ from, to, open: isOpen, shut }) =>
    Array.from({ length: to - from + 1 }, () => (shut === 'never' ? isOpen : `${isOpen}, ${shut}`)),
  )
}

describe('never open', () => {
  test.each<readonly [string, PlanState, readonly Change[], Partial<PlanTarget>, readonly string[]]>([
    ['create', nothing, [create, method, deployment, stage], {}, ['closed', 'closed', 'closed', 'closed', 'closed']],
    [
      'create with a policy that lets everybody in: open from the stage on',
      nothing,
      [create, method, deployment, stage],
      { draft: draft(open) },
      ['closed', 'closed', 'closed', 'closed', 'open'],
    ],
    [
      'what is saved after the deployment is not deployed: the snapshot has no policy',
      nothing,
      [method, deployment, create, stage],
      {},
      ['closed', 'closed', 'closed', 'closed', 'open'],
    ],
    [
      'a stage that is open is open until it switches, as it was before',
      standing(serving(open)),
      [policy, deployment, stage],
      {},
      ['as-before', 'as-before', 'as-before', 'closed'],
    ],
    [
      'narrowing: the partner gets in until the stage switches',
      standing(serving(only(ours, partner))),
      [policy, deployment, stage, change('delete', `vpc-endpoint.partner (${partner})`)],
      {},
      ['as-before', 'as-before', 'as-before', 'closed', 'closed'],
    ],
    [
      'another stage that is open, and goes last',
      standing(serving(only(ours)), serving(open, 'dev')),
      [point('there'), gone('dev')],
      {},
      ['as-before', 'as-before', 'closed'],
    ],
    [
      'a stage that is pointed at a deployment that is open',
      standing(serving(only(ours))),
      [point('there')],
      { deployed: () => draft(open) },
      ['closed', 'open'],
    ],
    [
      'a stage that is pointed at a deployment whose policy is not known',
      standing(serving(only(ours))),
      [point('there')],
      { deployed: () => ({ policy: unread('it cannot be read'), routes }) },
      ['closed', 'unknown'],
    ],
    [
      'what a stage serves could not be read, and the plan does not touch it',
      standing(['prod', { stage: 'prod', policy: unread('it cannot be read'), routes }]),
      [policy],
      {},
      ['as-before', 'as-before'],
    ],
  ])('%s', (_what, start, changes, target, expected) => {
    expect(judged(start, changes, target)).toEqual(expected)
  })

  test('an Allow alone is open where a method comes to ask for AWS_IAM, and the request is signed', () => {
    const allow = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' } as const
    const fence: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [{ ...allow, Condition: { StringEquals: { 'aws:SourceVpce': ours } } }],
    }
    const sign = change('update', 'method.GET /orders', [{ name: 'authorizationType', before: 'NONE', after: 'AWS_IAM' }])
    const states = planStates(standing(serving(fence)), [policy, sign, deployment, stage], {
      draft: draft(fence),
      deployed: () => draft(fence),
    })
    const [first, last, ...more] = judgePrefixes(states, onlyFromVpce(ours), ground)
    expect(more).toEqual([])
    expect(first).toEqual({ from: 0, to: 3, open: 'closed', shut: 'never' })
    expect(last).toMatchObject({
      from: 4,
      to: 4,
      open: 'open',
      stage: 'prod',
      request: { path: '/prod/orders' } satisfies Partial<Prefix['request']>,
    })
    expect(last?.request?.caller).toMatch(/^arn:aws:iam::123456789012:/)
  })
})

describe('never shut', () => {
  test.each<readonly [string, PlanState, readonly Change[], Partial<PlanTarget>, readonly string[]]>([
    ['a stage that switches', standing(serving(only(ours))), [policy, deployment, stage], {}, ['closed', 'closed', 'closed', 'closed']],
    [
      'a stage that goes and comes back',
      standing(serving(only(ours))),
      [policy, deployment, gone('prod'), stage],
      {},
      ['closed', 'closed', 'closed', 'closed, shut', 'closed'],
    ],
    ['a stage that goes for good', standing(serving(only(ours))), [gone('prod')], {}, ['closed', 'closed']],
    [
      'a stage that serves something narrower in between',
      standing(serving(only(ours))),
      [point('narrow'), point('there')],
      { deployed: (id) => draft(only(id === 'narrow' ? partner : ours)) },
      ['closed', 'open, shut', 'closed'],
    ],
    [
      'a stage that lacks a method in between',
      standing(serving(only(ours))),
      [point('bare'), point('there')],
      { deployed: (id) => (id === 'bare' ? { ...draft(only(ours)), routes: readAs([]) } : draft(only(ours))) },
      ['closed', 'closed, shut', 'closed'],
    ],
    [
      'in between who goes is shut out already: that is nobody who stays',
      standing(serving(only(ours, partner))),
      [point('there'), point('end')],
      {},
      ['as-before', 'closed', 'closed'],
    ],
  ])('%s', (_what, start, changes, target, expected) => {
    expect(judged(start, changes, target)).toEqual(expected)
  })
})

test('the states of a plan: methods and paths come and go in the draft, and what is deployed is a copy of it', () => {
  const changes = [
    change('create', 'method.ANY /orders/{id}', [{ name: 'authorizationType', after: 'AWS_IAM' }]),
    deployment,
    change('delete', 'method.GET /orders (abc/GET)'),
    change('update', 'method.ANY /orders/{id}', [{ name: 'timeout', before: 1, after: 2 }]),
    change('create', 'stage.prod', [{ name: 'deployment', after: { unknown: true } }]),
    change('delete', 'resource./orders (abc)'),
    change('delete', 'rest-api.api (a1b2c3d4e5)'),
  ]
  const states = planStates(standing(), changes, { draft: draft(only(ours)), deployed: () => draft(only(ours)) })
  const said = ({ routes: all }: Pick<Served, 'routes'>): readonly string[] =>
    all.kind === 'unread' ? [] : all.value.map(({ method: verb, path, authorizationType }) => `${verb} ${path} ${authorizationType}`)
  const both = ['GET /orders NONE', 'ANY /orders/{id} AWS_IAM']
  expect(states.map((state) => said(state.draft))).toEqual([['GET /orders NONE'], both, both, [both[1]], [both[1]], [both[1]], [], []])
  expect(states.map(({ stages }) => [...stages.values()].flatMap(said))).toEqual([[], [], [], [], [], both, both, []])
})
