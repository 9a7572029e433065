import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePolicy, privateApiPolicy, type PolicyInput } from '../../../src/policy/index.ts'
import type { Certificate } from '../../../src/policy/prove/certificate/certificate.ts'
import { certificateOf } from '../../../src/policy/prove/certificate/certificate-of.ts'
import { checkClaim } from '../../../src/policy/prove/certificate/check-claim.ts'
import { prove } from '../../../src/policy/prove/prove.ts'
import {
  equivalent,
  implies,
  notLockedOut,
  notPublic,
  onlyFromAccounts,
  onlyFromOrg,
  onlyFromVpc,
  onlyFromVpce,
} from '../../../src/policy/prove/properties.ts'
import type { Property } from '../../../src/policy/prove/property.ts'
import type { ProveOptions } from '../../../src/policy/prove/prove-options.ts'
import { policyAndRequests } from '../../../src/testing/index.ts'
import { read } from '../differential/ask.ts'
import { allow, api, authorizations, deny, mine, policyOf, rows, vpce } from '../prove/hole-rows.ts'
import { propertyRuns } from '../property-runs.ts'
import { tamperings } from './tampering.ts'

const other = 'vpce-0f00000000000bad1'
const canonical = privateApiPolicy({ vpceIds: [mine] })

function certify(policy: PolicyInput, property: Property, options: ProveOptions = {}): Certificate {
  const proof = prove(policy, property, options)
  if (proof.verdict !== 'holds') throw new Error(`it ${proof.verdict}`)
  return certificateOf(proof)
}

/** Where and why a certificate is refused, or that it is not. */
function verdict(certificate: unknown, policy?: PolicyInput): string {
  const checked = checkClaim(certificate, policy === undefined ? {} : { policy })
  return checked.valid ? 'valid' : `${checked.at}: ${checked.reason}`
}

describe.each(rows)('%s', (_, policy, unknownType, isPrivate) => {
  it('has a certificate wherever it is proved', () => {
    for (const [index, authorizationType] of authorizations.entries()) {
      for (const [isKnown, verdicts] of [
        [false, unknownType],
        [true, isPrivate],
      ] as const) {
        if (verdicts[index] !== 'holds') continue
        const certificate = certify(policy, onlyFromVpce(mine), { authorizationType, api, private: isKnown })
        expect(verdict(JSON.stringify(certificate))).toBe('valid')
        expect(verdict(certificate, policy)).toBe('valid')
      }
    }
  })
})

it('says what was proved, and where each atom comes from', () => {
  const { claim, refutations } = certify(canonical, onlyFromVpce(mine), { api })
  expect(claim).toMatchObject({
    property: onlyFromVpce(mine),
    surroundings: { authorizationType: 'NONE', api, private: false },
    policy: { document: canonical },
  })
  const atoms = refutations[0]?.atoms ?? []
  expect(atoms.map(({ from }) => from)).toContainEqual([
    '/claim/policy/document/Statement/0/Condition/StringNotEquals/aws:SourceVpce',
    '/claim/property',
  ])
  for (const pointer of atoms.flatMap(({ from }) => from)) {
    const steps = pointer
      .slice(1)
      .split('/')
      .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'))
    expect(steps.reduce<unknown>((value, step) => (value as Readonly<Record<string, unknown>>)[step], { claim })).toBeDefined()
  }
})

it.each([
  ['implies', implies(policyOf(allow())), canonical],
  ['equivalent', equivalent(policyOf(allow({ StringEquals: vpce }))), canonical],
  ['notPublic', notPublic(), canonical],
] as const)('certifies %s', (kind, property, policy) => {
  const certificate = certify(policy, property)
  expect(certificate.refutations).toHaveLength(kind === 'equivalent' ? 2 : 1)
  expect(verdict(certificate)).toBe('valid')
  expect(verdict({ ...certificate, refutations: certificate.refutations.slice(1) })).not.toBe('valid')
})

it('keeps the order of what it proves whatever order the policy has', () => {
  const reversed = policyOf(
    allow({ StringLike: { 'aws:UserAgent': 'b*' }, IpAddress: { 'aws:SourceIp': '10.0.0.0/8' }, Bool: { 'aws:SecureTransport': 'true' } }),
    deny({ StringNotEquals: vpce }),
  )
  expect(verdict(certify(reversed, onlyFromVpce(mine)), reversed)).toBe('valid')
})

it('knows policies with references, before anything is deployed', () => {
  const endpoint = { Ref: 'Endpoint' }
  const policy = policyOf(deny({ StringNotEquals: { 'aws:SourceVpce': endpoint } }), allow())
  const certificate = JSON.stringify(certify(policy, onlyFromVpce(endpoint)))
  expect(verdict(certificate, policy)).toBe('valid')
  expect(verdict(certificate, canonical)).toContain('/claim/policy/')
})

describe('a certificate of something else', () => {
  const certificate = certify(canonical, onlyFromVpce(mine), { api })
  it('is refused: of another policy, endpoint, authorization, API or property', () => {
    const claiming = (change: object): unknown => ({ ...certificate, claim: { ...certificate.claim, ...change } })
    expect(verdict(certificate, privateApiPolicy({ vpceIds: [other] }))).toMatch(/^\/claim\/policy\/document\/Statement\/0\/Condition/)
    expect(verdict(claiming({ property: onlyFromVpce(other) }))).toMatch(/^\/refutations\/0/)
    expect(verdict(claiming({ property: onlyFromAccounts('111122223333') }))).not.toBe('valid')
    expect(verdict(claiming({ property: { kind: 'nobody' } }))).toMatch(/^\/claim/)
    expect(verdict(claiming({ property: notLockedOut() }))).toMatch(/^\/claim/)
    expect(verdict(claiming({ policy: { dialect: 'iam', document: policyOf(allow()) } }))).toMatch(/^\/refutations\/0/)
    expect(verdict(claiming({ policy: { dialect: 'iam', document: { Statement: 7 } } }))).toMatch(/^\/claim\/policy/)
    expect(verdict(claiming({ surroundings: { ...certificate.claim.surroundings, api: undefined } }))).not.toBe('valid')
    expect(verdict(claiming({ surroundings: null }))).toMatch(/^\/claim/)
    expect(verdict(claiming({ assumptions: [] }))).toMatch(/^\/claim\/assumptions/)
    expect(verdict({ ...certificate, claim: undefined })).toMatch(/^\/claim/)
    const allowOnly = certify(policyOf(allow({ StringEquals: vpce })), onlyFromVpce(mine), { api })
    expect(
      verdict({
        ...allowOnly,
        claim: { ...allowOnly.claim, surroundings: { ...allowOnly.claim.surroundings, authorizationType: 'AWS_IAM' } },
      }),
    ).not.toBe('valid')
  })

  it('or true as well: whatever is changed in it', () => {
    const options = { api } as const
    for (const { at, value } of tamperings(JSON.parse(JSON.stringify(certificate)) as never)) {
      if (verdict(value) !== 'valid') continue
      const { claim } = value as unknown as Certificate
      const { document, dialect } = claim.policy
      const parsed = parsePolicy(JSON.stringify(document), { dialect })
      expect([at, parsed.ok && prove(parsed.policy, claim.property as Property, options).verdict]).toEqual([at, 'holds'])
    }
  })
})

it('is not made of what no refutation proves, nor of a copy', () => {
  const proof = prove(canonical, notLockedOut())
  if (proof.verdict !== 'holds') throw new Error('it does not hold')
  expect(() => certificateOf(proof)).toThrow('only what `prove` refuted can be certified')
  const refuted = prove(canonical, onlyFromVpce(mine))
  if (refuted.verdict === 'holds') expect(() => certificateOf({ ...refuted })).toThrow('only what `prove` refuted can be certified')
})

it('whatever holds of random policies has a certificate that is valid', { timeout: 7_200_000 }, () => {
  let count = 0
  fc.assert(
    fc.property(
      policyAndRequests(1),
      policyAndRequests(1),
      fc.record({
        authorizationType: fc.constantFrom('NONE', 'NONE', 'AWS_IAM', 'CUSTOM'),
        hasApi: fc.boolean(),
        hasEndpointPolicy: fc.constantFrom(false, false, true),
        private: fc.boolean(),
        property: fc.constantFrom(
          onlyFromVpce('vpce-a', 'vpce-b'),
          onlyFromVpc('vpc-a'),
          onlyFromOrg('o-1'),
          onlyFromAccounts('111122223333'),
          notPublic(),
          undefined,
        ),
      }),
      (first, second, given) => {
        const [policy, otherPolicy] = [read(first.policy), read(second.policy)]
        const proof = prove(policy, given.property ?? implies(otherPolicy), {
          authorizationType: given.authorizationType,
          private: given.private,
          ...(given.hasApi || given.authorizationType === 'AWS_IAM' ? { api } : {}),
          ...(given.hasEndpointPolicy ? { endpointPolicy: otherPolicy } : {}),
        })
        if (proof.verdict !== 'holds') return
        count += 1
        expect(verdict(JSON.stringify(certificateOf(proof)), policy)).toBe('valid')
      },
    ),
    propertyRuns(100),
  )
  if (propertyRuns(100).numRuns >= 100) expect(count).toBeGreaterThan(10)
})
