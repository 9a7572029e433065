import { describe, expect, it } from 'vitest'
import { describeFinding, parsePolicy, printPolicy } from '../../../src/policy/index.ts'

const own = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"}]}'
const attached = { attachedTo: 'identity' } as const

describe('a policy that is attached to an identity', () => {
  it('has no Principal, and is printed without one', () => {
    expect(parsePolicy(own).findings.map(({ rule }) => rule)).toEqual(['missing-principal'])
    const parsed = parsePolicy(own, attached)
    expect(parsed).toMatchObject({ ok: true, findings: [] })
    expect(JSON.parse(printPolicy(parsed.policy ?? ''))).toEqual(JSON.parse(own))
  })

  it.each(['Principal', 'NotPrincipal'])('PS-81: %s in it is an error, at its name', (element) => {
    const text = own.replace('"Action"', `"${element}":"*","Action"`)
    const [finding, ...others] = parsePolicy(text, attached).findings
    expect(others).toEqual([])
    expect(finding && text.slice(finding.range?.start, finding.range?.end)).toBe(`"${element}"`)
    expect(finding && describeFinding(finding).message).toBe(`an identity's own policy has no \`${element}\``)
  })
})
