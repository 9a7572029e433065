import { describe, expect, it } from 'vitest'
import { evaluate, parsePolicy, type PolicyDocument, type ProveOptions } from '../../../src/policy/index.ts'
import { implies, notLockedOut, notPublic, onlyFromAccounts, onlyFromVpc, onlyFromVpce } from '../../../src/policy/prove/properties.ts'
import { prove } from '../../../src/policy/prove/prove.ts'
import type { Property } from '../../../src/policy/prove/property.ts'
import { repair } from '../../../src/policy/prove/repair/repair.ts'
import { allow, api, deny, mine, policyOf, rows, vpce } from './hole-rows.ts'

const added = `add a Deny of everything for requests whose aws:SourceVpce is not \`${mine}\``
const holds = 'the property holds'
const keptOut = `\`${mine}\` is kept out as it is, and a repair lets nobody in who was kept out`
const renamed = `name \`${mine}\` by \`StringNotEquals\` under aws:SourceVpce in the Deny in statement 0`

/** By the title of the hole: the repair under NONE, and under AWS_IAM where another one is needed. */
const repairs: Readonly<Record<string, readonly [none: string, signed?: string]>> = {
  'the canonical policy': [holds],
  'no condition at all': [added],
  'an Allow alone (PS-89, PS-100)': [holds, added],
  'any endpoint of the Region, as in a sample of AWS': [
    `name \`${mine}\` by \`StringEquals\` under aws:SourceVpce in the Allow in statement 0`,
    added,
  ],
  'Deny StringNotEqualsIfExists is no hole (PS-4)': [holds],
  'Allow …IfExists': ['replace `StringEqualsIfExists` by `StringEquals` in the Allow in statement 0', added],
  'Allow ForAllValues': ['replace `ForAllValues:StringEquals` by `StringEquals` in the Allow in statement 0', added],
  'Deny ForAnyValue:StringNotEquals (PS-18)': ['replace `ForAnyValue:StringNotEquals` by `StringNotEquals` in the Deny in statement 0'],
  'a Deny guarded by Null: false': ['drop the condition `Null` on aws:SourceVpce from the Deny in statement 0'],
  'two keys in one negated block let either escape (PS-108)': [
    'drop the condition `StringNotEquals` on aws:SourceVpc from the Deny in statement 0',
  ],
  'a Deny narrower than its Allow': ['widen the Resource of the Deny in statement 0 to `execute-api:/*`'],
  'wildcards without Like are literal': [keptOut],
  'one Deny for each of two endpoints keeps everybody out': [holds],
  'the key in another case': [holds],
  'a Deny for another action': ['widen the Action of the Deny in statement 0 to `execute-api:*`'],
  'a Deny of everything but a stage': ['widen the Resource of the Deny in statement 0 to `execute-api:/*`'],
  'a Deny for one role: whoever is anonymous, or another, is not meant (PS-93)': ['widen the Principal of the Deny in statement 0 to `*`'],
  'a second condition beside the first: both have to hold (PS-10)': [
    'drop the condition `Bool` on aws:SecureTransport from the Deny in statement 0',
  ],
  'more endpoints than one in the list (PS-11)': [renamed],
  'a Deny unless like any endpoint': [renamed],
  'an Allow for any endpoint, by its presence (PS-7)': [added],
  'an inverted Allow': [keptOut, added],
  'an inverted Deny': [keptOut],
  'an address, which exists in every VPC (PS-42)': [added],
  'the VPC in the place of the endpoint': [added],
  'the key compared with itself (PS-50)': [`it is not known whether \`${mine}\` gets in as it is`],
}

function repaired(policy: PolicyDocument, property: Property, options: ProveOptions = {}): { text: string; policy?: PolicyDocument } {
  const found = repair(policy, property, { api, ...options })
  return found.kind === 'none' ? { text: found.reason } : { text: found.text, policy: found.policy }
}

describe.each(rows.map(([title, policy]) => [title, policy] as const))('%s', (title, policy) => {
  it.each(['NONE', 'AWS_IAM'] as const)('under %s', (authorizationType) => {
    const { text, policy: changed } = repaired(policy, onlyFromVpce(mine), { authorizationType })
    const [none, signed = none] = repairs[title] ?? [text]
    expect(text).toBe(authorizationType === 'NONE' ? none : signed)
    if (changed === undefined) return
    const verdictOf = (property: Property): string => prove(changed, property, { api, authorizationType }).verdict
    expect([onlyFromVpce(mine), implies(policy), notLockedOut(mine)].map(verdictOf)).toEqual(['holds', 'holds', 'holds'])
  })
})

it('looks for a repair of every hole that the table names', () => {
  expect(Object.keys(repairs).filter((title) => !rows.some(([of]) => of === title))).toEqual([])
})

describe('other changes', () => {
  const other = 'vpce-0123456789abcdef0'

  it('of two elements of a Deny', () => {
    const policy = policyOf({ ...deny({ StringNotEquals: vpce }, 'execute-api:/prod/*'), Principal: { AWS: '444455556666' } }, allow())
    expect(repaired(policy, onlyFromVpce(mine)).text).toBe(
      'widen the Resource of the Deny in statement 0 to `execute-api:/*`, and widen the Principal of the Deny in statement 0 to `*`',
    )
  })

  it('of all statements alike', () => {
    const policy = policyOf(
      ...['a', 'b', 'c'].map((stage) => ({ ...allow({ StringEqualsIfExists: vpce }), Resource: `execute-api:/${stage}/*` })),
    )
    const { text, policy: changed } = repaired(policy, onlyFromVpce(mine))
    expect(text.split(', and ')).toHaveLength(3)
    expect(JSON.stringify(changed)).not.toContain('IfExists')
  })

  it('keeps everybody in who is meant: one Deny of a whole list, not of one endpoint', () => {
    const { policy } = repaired(policyOf(allow()), onlyFromVpce(mine, other))
    const ask = (id: string): string =>
      evaluate(policy ?? '', { resource: `${api}/prod/GET/orders`, context: { 'aws:SourceVpce': id } }).decision
    expect([mine, other, 'vpce-0f9e8d7c6b5a43210'].map(ask)).toEqual(['Allow', 'Allow', 'ExplicitDeny'])
  })

  it('names the API as the policy does', () => {
    const { policy } = repaired(
      policyOf({ ...allow(), Resource: `${api}/prod/*` }, deny({ StringNotEquals: vpce }, `${api}/prod/GET/*`)),
      onlyFromVpce(mine),
    )
    expect(policy?.Statement).toMatchObject([{}, { Resource: `${api}/*` }])
  })

  it('for VPCs, accounts and strangers', () => {
    expect(repaired(policyOf(allow()), onlyFromVpc('vpc-0a1b2c3d')).text).toContain('whose aws:SourceVpc is not `vpc-0a1b2c3d`')
    expect(repaired(policyOf(allow()), onlyFromAccounts('111122223333'), { authorizationType: 'AWS_IAM' }).text).toContain(
      'aws:PrincipalAccount',
    )
    expect(repaired(policyOf(deny({ StringNotEquals: vpce }, 'execute-api:/prod/*'), allow()), notPublic()).text).toBe(
      'widen the Resource of the Deny in statement 0 to `execute-api:/*`',
    )
  })

  it('for an endpoint that is not there yet', () => {
    const endpoint = { Ref: 'Endpoint' }
    const policy = policyOf(deny({ StringNotEquals: { 'aws:SourceVpce': endpoint } }, 'execute-api:/prod/*'), allow())
    expect(repaired(policy, onlyFromVpce(endpoint)).text).toBe('widen the Resource of the Deny in statement 0 to `execute-api:/*`')
  })
})

describe('none', () => {
  it.each<[string, PolicyDocument, Property]>([
    ['nothing says who is meant to get in', policyOf(allow()), notPublic()],
    ['nothing says who is meant to get in', policyOf(allow()), implies(policyOf(deny({ StringNotEquals: vpce })))],
    [
      `\`${mine}\` is kept out as it is, and a repair lets nobody in who was kept out`,
      policyOf(allow({ StringNotEquals: vpce })),
      onlyFromVpce(mine),
    ],
  ])('%s', (reason, policy, property) => {
    expect(repaired(policy, property)).toEqual({ text: reason })
  })
})

it('says where', () => {
  const text = JSON.stringify(policyOf(deny({ StringNotEquals: vpce }, 'execute-api:/prod/*'), allow()))
  const parsed = parsePolicy(text)
  const found = repair(parsed.policy ?? text, onlyFromVpce(mine), { api })
  if (found.kind === 'none') throw new Error(found.reason)
  expect(found.edits.map(({ pointer, range }) => [pointer, text.slice(range?.start, range?.end)])).toEqual([
    ['/Statement/0/Resource', '"execute-api:/prod/*"'],
  ])
})
