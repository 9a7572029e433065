import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  checkClaim,
  certificateOf,
  implies,
  onlyFromVpce,
  privateApiPolicy,
  prove,
  type Certificate,
  type PolicyInput,
  type Property,
} from '../../../src/policy/index.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/certificates.md'), 'utf8')
const shown = [...page.matchAll(/^```json\n([^]*?)^```$/gm)].map(([, text = '']): unknown => JSON.parse(text))

function certify(policy: PolicyInput, property: Property): Certificate {
  const proof = prove(policy, property)
  if (proof.verdict !== 'holds') throw new Error(`it ${proof.verdict}`)
  return certificateOf(proof)
}

const allowing = (resource: string, condition: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: resource, Condition: condition }],
  })

it('the certificate of the canonical policy is the one that is shown', () => {
  const mine = 'vpce-0a1b2c3d4e5f60718'
  const certificate = certify(JSON.stringify(privateApiPolicy({ vpceIds: [mine] })), onlyFromVpce(mine))
  expect(shown[0]).toEqual(certificate)
  expect(checkClaim(shown[0])).toMatchObject({ valid: true })
})

it('and so is the refutation with lemmas', () => {
  const narrow = allowing('execute-api:/prod/*', { StringEquals: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } })
  const wide = allowing('execute-api:/p*', { StringLike: { 'aws:SourceVpc': 'vpc-*' } })
  expect(certify(narrow, implies(wide)).refutations).toEqual([shown[1]])
})
