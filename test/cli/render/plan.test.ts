import { expect, test } from 'vitest'
import { renderPlan } from '../../../src/cli/render/plan.ts'
import type { Change, Plan } from '../../../src/provision/index.ts'
import { plain } from './plain.ts'

const plan = (changes: readonly Change[], more: Partial<Plan> = {}): Plan => ({
  version: 1,
  stack: 'orders',
  account: '123456789012',
  region: 'eu-west-1',
  intent: 'apply',
  changes,
  notes: [],
  unchanged: 3,
  ...more,
})

test('marks, attributes, what is known after apply, reasons, notes and the summary', () => {
  const changes: readonly Change[] = [
    {
      kind: 'create',
      resource: 'vpc-endpoint',
      address: 'vpc-endpoint.main',
      attributes: [
        { name: 'vpc', after: 'vpc-1' },
        { name: 'securityGroups', after: [{ unknown: true }] },
        { name: 'tags', after: { unknown: true } },
      ],
    },
    {
      kind: 'update',
      resource: 'rest-api',
      address: 'rest-api.api',
      id: 'abc123',
      attributes: [
        { name: 'description', before: 'old', after: 'new' },
        { name: 'policy', before: document('vpce-1'), after: document('vpce-2') },
        { name: 'gone', before: 7 },
      ],
      reason: 'policy changed',
    },
    {
      kind: 'replace',
      resource: 'vpc-link',
      address: 'vpc-link.orders',
      id: 'l1',
      attributes: [{ name: 'target', before: 'a', after: 'b' }],
    },
    { kind: 'delete', resource: 'stage', address: 'stage.prod (prod)', id: 'prod', attributes: [] },
  ]
  const notes = [{ kind: 'adopted' as const, address: 'vpc-endpoint.other', message: 'is there already' }]
  expect(renderPlan(plan(changes, { notes }), { colors: plain, simulated: true }))
    .toBe(`SIMULATED: stack orders, account 123456789012, eu-west-1

  + vpc-endpoint.main
        + vpc: "vpc-1"
        + securityGroups: [(known after apply)]
        + tags: (known after apply)

  ~ rest-api.api (abc123)  # policy changed
        ~ description: "old" -> "new"
        ~ policy:
              {
                "Statement": [
                  {
                    "Sid": "DenyEverybodyWhoComesThroughAnotherEndpoint",
                    "Effect": "Deny",
                    "Condition": {
                      "StringNotEquals": {
            -           "aws:SourceVpce": "vpce-1"
            +           "aws:SourceVpce": "vpce-2"
                      }
                    }
                  }
                ]
              }
        - gone: 7

-/+ vpc-link.orders (l1)
        ~ target: "a" -> "b"

  - stage.prod (prod)

note: vpc-endpoint.other: is there already

Plan: 2 to add, 1 to change, 2 to destroy.
`)
})

test('no changes is said plainly', () => {
  expect(renderPlan(plan([]), { colors: plain, simulated: false })).toBe(
    'stack orders, account 123456789012, eu-west-1\n\nNo changes. All 3 resources of orders are as the config says.\n',
  )
  expect(renderPlan(plan([], { intent: 'destroy' }), { colors: plain, simulated: false })).toContain(
    'No changes. Nothing of orders is left to destroy.\n',
  )
})

/** Too long for one line. */
function document(endpoint: string): string {
  const statement = {
    Sid: 'DenyEverybodyWhoComesThroughAnotherEndpoint',
    Effect: 'Deny',
    Condition: { StringNotEquals: { 'aws:SourceVpce': endpoint } },
  }
  return JSON.stringify({ Statement: [statement] })
}
