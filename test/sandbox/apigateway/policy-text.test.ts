import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePolicy, samePolicy, unescapePolicy } from '../../../src/policy/index.ts'
import { escapePolicy, storePolicy } from '../../../src/sandbox/services/apigateway/rest-apis/policy-text.ts'
import { makeCall } from '../make-call.ts'

test('escaping is undone by parsing twice, as clients do it (PA-73)', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const escaped = escapePolicy(text)
      expect(JSON.parse(`"${escaped}"`)).toBe(text)
      expect(escaped).not.toMatch(/(?<!\\)(?:\\\\)*[/"]/)
    }),
  )
})

test("a kept policy is the one that was sent, expanded to the API's ARN in the partition of its Region (PA-67, PA-69)", () => {
  const text = fc.stringMatching(/^[a-zA-Z0-9:/*._"\\-]{1,12}$/)
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Principal: fc.constant('*'),
    Action: fc.constant('execute-api:Invoke'),
    Resource: fc.constantFrom('execute-api:/*', 'execute-api:/prod/GET/orders', ['execute-api:/a/*', '*']),
    Condition: fc.record({ StringEquals: fc.record({ 'aws:UserAgent': fc.array(text, { minLength: 1, maxLength: 3 }) }) }),
  })
  fc.assert(
    fc.property(
      fc.array(statement, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(['us-east-1', 'aws'], ['cn-north-1', 'aws-cn'], ['us-gov-west-1', 'aws-us-gov']),
      ([...statements], [region = '', partition = '']) => {
        const sent = JSON.stringify({ Version: '2012-10-17', Statement: statements })
        const stored = storePolicy(sent, 'a1b2c3d4e5', makeCall({ region }))
        const api = `arn:${partition}:execute-api:${region}:123456789012:a1b2c3d4e5`
        expect(stored).not.toContain('"execute-api:/')
        expect(stored).toContain(api)
        expect(samePolicy(escapePolicy(stored), sent, { api })).toBe(true)
        expect(parsePolicy(unescapePolicy(escapePolicy(stored))).ok).toBe(true)
      },
    ),
  )
})
