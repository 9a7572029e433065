import { PerformanceObserver } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { compilePolicy, type Request } from '../../../src/policy/index.ts'
import { allow, api, deny, policyOf } from '../evaluate/evaluate-request.ts'

const policy = policyOf(
  deny({ Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-a', 'vpce-b'] } } }),
  deny({ Condition: { NotIpAddress: { 'aws:VpcSourceIp': ['10.0.0.0/8', '2001:db8::/32'] } } }),
  deny({ Condition: { DateGreaterThan: { 'aws:CurrentTime': '2031-01-01T00:00:00Z' }, Bool: { 'aws:SecureTransport': 'false' } } }),
  deny({
    Condition: {
      NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600.5' },
      'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-1/' },
    },
  }),
  deny({ Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:states:*:111122223333:*' }, StringLike: { 'aws:UserAgent': '*bot*' } } }),
  allow({
    Principal: { AWS: ['111122223333', 'arn:aws:iam::444455556666:role/app'] },
    Resource: [`${api}/*/GET/*`, 'execute-api:/prod/POST/?'],
  }),
)

const requests = Array.from({ length: 100 }, (_, index): Request => ({
  principal: { arn: 'arn:aws:sts::444455556666:assumed-role/app/session' },
  resource: `${api}/prod/GET/orders/${String(index)}`,
  context: {
    'AWS:sourcevpce': 'vpce-b',
    'aws:VpcSourceIp': index % 2 === 0 ? `10.0.1.${String(index)}` : `2001:db8::${String(index)}`,
    'aws:CurrentTime': '2026-11-24T09:00:00.5+01:00',
    'aws:MultiFactorAuthAge': '17',
    'aws:PrincipalOrgPaths': ['o-2/', 'o-1/'],
    'aws:UserAgent': 'curl/8.5.0',
    'aws:SecureTransport': 'true',
  },
}))

it('allocates nothing for a decision', async () => {
  const { decide } = compilePolicy(policy)
  let allowed = 0
  const ask = (times: number): void => {
    for (let round = 0; round < times; round++) for (const request of requests) if (decide(request) === 'Allow') allowed += 1
  }
  ask(1000)
  let collections = 0
  const observer = new PerformanceObserver((list) => {
    collections += list.getEntries().length
  })
  observer.observe({ entryTypes: ['gc'] })
  const before = process.memoryUsage().heapUsed
  ask(1000)
  const grown = process.memoryUsage().heapUsed - before
  await setImmediate()
  observer.disconnect()
  expect(allowed).toBe(200_000)
  // Why not 0: the engine itself compiles while this runs. One small object for each decision would be 1.6 MB and more.
  expect(collections).toBeLessThan(2)
  expect(grown).toBeLessThan(500_000)
})
