import { describe, expect, it } from 'vitest'
import {
  implies,
  onlyFromAccounts,
  prove,
  whoGetsIn,
  type Policy,
  type PolicyDocument,
  type Proof,
  type StatementDocument,
} from '../../../src/policy/index.ts'
import { callersOf, type Caller } from '../../../src/policy/solve/encode/callers.ts'
import { newMet, type Scope } from '../../../src/policy/solve/encode/scope.ts'
import { read } from '../differential/ask.ts'
import { allow, api, denyWith, policyOf } from '../evaluate/evaluate-request.ts'

const [own, other] = ['111122223333', '222233334444']
const strangers = ['999988887777', '888877776666', '777766665555', '666655554444', '666655554443'] as const
const user = (name: string, account = other): string => `arn:aws:iam::${account}:user/${name}`
const role = (name: string, account = other): string => `arn:aws:iam::${account}:role/${name}`
const session = (name: string, account = other): string => `arn:aws:sts::${account}:assumed-role/${name}`
const federatedUser = `arn:aws:sts::${other}:federated-user/bob`
const somebodyOf = (account: string, partition = 'aws'): readonly string[] =>
  [`iam::${account}:user/example`, `iam::${account}:root`, `sts::${account}:assumed-role/example/example`].map(
    (rest) => `arn:${partition}:${rest}`,
  )
const nobody = ['anonymous', ...somebodyOf(strangers[0])]
const services = ['Service example.amazonaws.com', 'Federated example.com', `CanonicalUser ${'0'.repeat(64)}`]

type Principal = NonNullable<StatementDocument['Principal']>

function callers(principal: Principal, accounts: readonly string[] = [], of: Pick<Scope, 'api'> = { api }): readonly Caller[] {
  const policy: Policy = read(policyOf(allow({ Principal: principal })))
  const entries = policy.statements.flatMap((statement) => statement.principal.entries)
  const fixed = { readings: {}, known: new Map(), wholeArn: true, actions: [], private: false, view: '', isAskedAgain: false }
  const scope: Scope = { ...fixed, ...of, met: newMet() }
  return callersOf(entries, accounts, scope)
}

describe('the callers worth asking about', () => {
  const nameless = { Service: 'a.amazonaws.com' }
  it.each<readonly [string, Principal, readonly string[], readonly string[]]>([
    ['an account by its number', { AWS: other }, [], somebodyOf(other)],
    ['an account by its root user', { AWS: `arn:aws:iam::${other}:root` }, [], somebodyOf(other)],
    ["the API's own account, which no entry names", { AWS: '*' }, [own], somebodyOf(own)],
    ['an account that is named twice', { AWS: [other, `arn:aws:iam::${other}:root`] }, [other], somebodyOf(other)],
    ['a user', { AWS: user('ann') }, [], [...somebodyOf(other), user('ann')]],
    ['a role: itself, and a session of it', { AWS: role('app') }, [], [...somebodyOf(other), session('app/example'), role('app')]],
    ['a role with a path', { AWS: role('a/b/app') }, [], [...somebodyOf(other), session('app/example'), role('a/b/app')]],
    ['no role, for what ends in a slash', { AWS: role('app/') }, [], [...somebodyOf(other), role('app/')]],
    ['no role, for a user whose path looks like one', { AWS: user('role/app') }, [], [...somebodyOf(other), user('role/app')]],
    [
      'a session, and another of its role',
      { AWS: session('app/i-1') },
      [],
      [...somebodyOf(other), session('app/example'), session('app/i-1')],
    ],
    [
      'no session, for a user whose path looks like one',
      { AWS: user('assumed-role/app/x') },
      [],
      [...somebodyOf(other), user('assumed-role/app/x')],
    ],
    ['a federated user', { AWS: federatedUser }, [], [...somebodyOf(other), federatedUser]],
    [
      'a role of another account, with no session of it here',
      { AWS: [role('app', own), other] },
      [],
      [...somebodyOf(other), ...somebodyOf(own), session('app/example', own), role('app', own)],
    ],
    ['nobody, for an identifier that is no ARN', { AWS: 'AIDACKCEVSQ6C2EXAMPLE' }, [], []],
    ['nobody, for a number that is too long for an account', { AWS: `${other}0` }, [], []],
    ['nobody, for a text that only ends like an ARN', { AWS: `x${user('ann')}` }, [], []],
  ])('%s', (_, principal, accounts, expected) => {
    expect(callers(principal, accounts).map(({ id }) => id)).toEqual([...nobody, ...expected, ...services])
  })

  it.each<readonly [string, Principal, readonly string[]]>([
    ['a service', { Service: 'a.amazonaws.com' }, [services[0] ?? '', 'Service a.amazonaws.com', ...services.slice(1)]],
    [
      'an identity provider',
      { Federated: 'graph.facebook.com' },
      [...services.slice(0, 2), 'Federated graph.facebook.com', ...services.slice(2)],
    ],
    [
      'an identity provider by an ARN, which is nobody in that account',
      { Federated: `arn:aws:iam::${other}:saml-provider/x` },
      [...services.slice(0, 2), `Federated arn:aws:iam::${other}:saml-provider/x`, ...services.slice(2)],
    ],
    ['a canonical user', { CanonicalUser: 'a1'.repeat(32) }, [...services, `CanonicalUser ${'a1'.repeat(32)}`]],
  ])('%s, beside another of its kind', (_, principal, expected) => {
    expect(callers(principal).map(({ id }) => id)).toEqual([...nobody, ...expected])
  })

  it.each<readonly [string, string | undefined, Principal, readonly string[]]>([
    ['the partition of the API', 'arn:aws-cn:execute-api:cn-north-1:111122223333:a1b2c3d4e5', nameless, ['aws-cn']],
    ['`aws`, without an API', undefined, nameless, ['aws']],
    ['that of the API and those that are named', api, { AWS: `arn:aws-us-gov:iam::${other}:root` }, ['aws', 'aws-us-gov']],
  ])('are of %s', (_, of, principal, expected) => {
    const partitions = callers(principal, [], { api: of }).flatMap(({ partition }) => partition ?? [])
    expect([...new Set(partitions)]).toEqual(expected)
  })

  it('a role that is named in one partition has a session there only', () => {
    const ids = callers({ AWS: [role('app'), `arn:aws-cn:iam::${other}:root`] }).map(({ id }) => id)
    expect(ids.filter((id) => id.includes('assumed-role/app/'))).toEqual([session('app/example')])
  })
})

describe('what is told of a caller', () => {
  it.each<readonly [Principal, Caller]>([
    [{ AWS: '*' }, { id: 'anonymous', kind: 'anonymous', stranger: true }],
    [
      { AWS: user('ann') },
      { id: user('ann'), kind: 'aws', principal: { arn: user('ann') }, partition: 'aws', account: other, stranger: false },
    ],
    [
      { AWS: session('app/i-1') },
      {
        id: session('app/i-1'),
        kind: 'aws',
        principal: { arn: session('app/i-1') },
        partition: 'aws',
        account: other,
        sessionOf: 'app',
        stranger: false,
      },
    ],
    [
      { AWS: other },
      {
        id: user('example'),
        kind: 'aws',
        principal: { arn: user('example') },
        partition: 'aws',
        account: other,
        stranger: false,
        standsFor: other,
      },
    ],
    [
      { AWS: other },
      {
        id: user('example', strangers[0]),
        kind: 'aws',
        principal: { arn: user('example', strangers[0]) },
        partition: 'aws',
        account: strangers[0],
        stranger: true,
        standsFor: strangers[0],
      },
    ],
    [
      { AWS: role('app') },
      {
        id: session('app/example'),
        kind: 'aws',
        principal: { arn: session('app/example') },
        partition: 'aws',
        account: other,
        sessionOf: 'app',
        stranger: false,
        standsFor: role('app'),
      },
    ],
    [
      { Service: 'a.amazonaws.com' },
      { id: 'Service a.amazonaws.com', kind: 'Service', principal: { service: 'a.amazonaws.com' }, stranger: false },
    ],
    [
      { Service: 'a.amazonaws.com' },
      { id: 'Service example.amazonaws.com', kind: 'Service', principal: { service: 'example.amazonaws.com' }, stranger: true },
    ],
    [{ Federated: 'a.com' }, { id: 'Federated a.com', kind: 'Federated', principal: { federated: 'a.com' }, stranger: false }],
    [{ Federated: 'a.com' }, { id: 'Federated example.com', kind: 'Federated', principal: { federated: 'example.com' }, stranger: true }],
    [{ CanonicalUser: 'a1' }, { id: 'CanonicalUser a1', kind: 'CanonicalUser', principal: { canonicalUser: 'a1' }, stranger: false }],
  ])('%j: %j', (principal, expected) => {
    expect(callers(principal)).toContainEqual(expected)
  })
})

describe('whoever is made up is named by no policy', () => {
  it.each<readonly [string, Principal, string]>([
    ...strangers
      .slice(1)
      .map(
        (id, index) =>
          [`an account, where ${strangers[index] ?? ''} is named`, { AWS: strangers.slice(0, index + 1) }, user('example', id)] as const,
      ),
    ['a user', { AWS: user('example') }, user('example1')],
    ['a user, twice', { AWS: [user('example'), user('example1')] }, user('example2')],
    ['a session', { AWS: role('example') }, session('example1/example')],
    ['a service', { Service: 'example.amazonaws.com' }, 'Service example1.amazonaws.com'],
    ['an identity provider', { Federated: 'example.com' }, 'Federated example1.com'],
    ['a canonical user', { CanonicalUser: '0'.repeat(64) }, `CanonicalUser ${'0'.repeat(63)}1`],
  ])('%s', (_, principal, expected) => {
    expect(callers(principal).map(({ id }) => id)).toContain(expected)
  })

  it.each<readonly [Principal, string]>([
    [{ Service: 'example.amazonaws.com' }, 'Service example.amazonaws.com'],
    [{ Federated: 'example.com' }, 'Federated example.com'],
    [{ AWS: user('example', strangers[0]) }, user('example', strangers[0])],
  ])('%j is no stranger', (principal, id) => {
    expect(callers(principal).find((caller) => caller.id === id)).toMatchObject({ stranger: false })
  })
})

describe('nobody who is let in goes unseen', () => {
  const options = { api, authorizationType: 'AWS_IAM' } as const
  const letting = (principal: Principal): PolicyDocument => policyOf(allow({ Principal: principal }))

  it.each([user('ann'), session('app'), session('app/i-1'), federatedUser, `arn:aws:iam::${other}:assumed-role/app/i-1`])(
    '%s of another account',
    (AWS) => {
      const proof = prove(letting({ AWS }), onlyFromAccounts(own), options)
      expect(proof).toMatchObject({ verdict: 'fails', counterexample: { request: { principal: { arn: AWS } } } })
    },
  )

  it.each<readonly [Principal, Principal, Proof['verdict']]>([
    [{ Service: ['a.amazonaws.com', 'example.amazonaws.com'] }, { Service: 'example.amazonaws.com' }, 'fails'],
    [{ Service: 'example.amazonaws.com' }, { Service: ['a.amazonaws.com', 'example.amazonaws.com'] }, 'holds'],
  ])('%j lets in nobody whom %j keeps out: %s', (principal, guard, verdict) => {
    expect(prove(letting(principal), implies(letting(guard)), options).verdict).toBe(verdict)
  })

  it('those of a kind of which only the example is spared', () => {
    const examples = { AWS: '*', Service: 'example.amazonaws.com', Federated: 'example.com', CanonicalUser: '0'.repeat(64) }
    const sparing = policyOf(allow(), denyWith('NotPrincipal', examples))
    expect(prove(policyOf(allow()), implies(sparing), { ...options, readings: { 'PS-71': 'aws-and-anonymous' } }).verdict).toBe('fails')
  })

  it('a service whose name is that of an example has its row in a table', () => {
    const rows = whoGetsIn(letting({ Service: 'example.amazonaws.com' }), options).rows
    expect(rows.flatMap(({ who }) => who.flatMap((trait) => ('values' in trait ? trait.values : [])))).toContain('example.amazonaws.com')
  })
})
