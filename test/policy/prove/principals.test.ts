import { describe, expect, it } from 'vitest'
import { implies, prove, type PolicyDocument, type Proof } from '../../../src/policy/index.ts'
import { api, allow, policyOf } from '../evaluate/evaluate-request.ts'

const account = '111122223333'
const letting = (AWS: string): PolicyDocument => policyOf(allow({ Principal: { AWS } }))
const verdict = (policy: PolicyDocument, other: PolicyDocument): Proof['verdict'] =>
  prove(policy, implies(other), { api, authorizationType: 'AWS_IAM' }).verdict

describe('whom a principal stands for, in a proof (PS-69, PS-72)', () => {
  const role = `arn:aws:iam::${account}:role/team/app`
  const session = `arn:aws:sts::${account}:assumed-role/app/i-0a1b`
  const elsewhere = 'arn:aws:iam::999922223333:role/team/app'

  it.each<readonly [string, string, Proof['verdict']]>([
    [session, role, 'holds'],
    [session, `arn:aws:iam::${account}:role/app`, 'holds'],
    // The API's own account is not let in by its name: it may let in whom it names itself (PS-73).
    [session, account, 'fails'],
    [role, account, 'fails'],
    [role, `arn:aws:iam::${account}:root`, 'fails'],
    ['arn:aws:sts::999922223333:assumed-role/app/i-0a1b', elsewhere, 'holds'],
    ['arn:aws:sts::999922223333:assumed-role/app/i-0a1b', 'arn:aws:iam::999922223333:role/other', 'fails'],
    [elsewhere, 'arn:aws:sts::999922223333:assumed-role/app/i-0a1b', 'fails'],
    [elsewhere, '999922223333', 'holds'],
    ['999922223333', elsewhere, 'fails'],
    [elsewhere, role, 'fails'],
    [elsewhere, '*', 'holds'],
    ['*', '999922223333', 'fails'],
  ])('%s lets in nobody whom %s keeps out: %s', (AWS, other, expected) => {
    expect(verdict(letting(AWS), letting(other))).toBe(expected)
  })
})
