import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/policy/index.ts'

const ours = 'vpce-0a1b2c3d4e5f60718'
const partner = 'vpce-0a1b2c3d4e5f60719'
const operator = { arn: 'arn:aws:sts::111122223333:assumed-role/operator/s1', role: 'arn:aws:iam::111122223333:role/ops/operator' }
const admin = { arn: 'arn:aws:sts::111122223333:assumed-role/admin/s1', role: 'arn:aws:iam::111122223333:role/admin' }

describe('examples/policies', () => {
  const policy = execFileSync(process.execPath, [resolve(import.meta.dirname, '../../../examples/policies/orders-policy.mjs')], {
    encoding: 'utf8',
  })

  it.each<readonly [string | undefined, typeof operator | undefined, string, string]>([
    [ours, undefined, 'prod/PUT/orders/17', 'Allow'],
    [ours, undefined, 'prod/GET/admin/users', 'ExplicitDeny'],
    [ours, admin, 'prod/GET/admin/users', 'ExplicitDeny'],
    [ours, operator, 'prod/GET/admin/users', 'Allow'],
    [partner, undefined, 'prod/GET/orders/17', 'Allow'],
    [partner, undefined, 'prod/PUT/orders/17', 'ExplicitDeny'],
    [partner, operator, 'prod/GET/admin/users', 'ExplicitDeny'],
    ['vpce-00000000000000000', operator, 'prod/GET/orders/17', 'ExplicitDeny'],
    [undefined, undefined, 'prod/GET/orders/17', 'ExplicitDeny'],
  ])('lets in whom its README says: %s %j %s -> %s', (vpce, caller, route, decision) => {
    const { decision: decided } = evaluate(
      policy,
      {
        resource: `arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/${route}`,
        ...(caller === undefined ? {} : { principal: { arn: caller.arn } }),
        context: {
          ...(vpce === undefined ? {} : { 'aws:SourceVpce': vpce }),
          ...(caller === undefined ? {} : { 'aws:PrincipalArn': caller.role }),
        },
      },
      { authorizationType: caller === undefined ? 'NONE' : 'AWS_IAM' },
    )
    expect(decided).toBe(decision)
  })
})
