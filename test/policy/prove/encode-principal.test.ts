import { describe, expect, it } from 'vitest'
import { parsePolicy, type Policy, type PolicyInput } from '../../../src/policy/index.ts'
import { implies, onlyFromAccounts } from '../../../src/policy/prove/properties.ts'
import { prove } from '../../../src/policy/prove/prove.ts'
import { anonymous, type Caller } from '../../../src/policy/solve/encode/callers.ts'
import { choiceName, encodeChoices } from '../../../src/policy/solve/encode/encode-choices.ts'
import { encodePrincipal, isOneOf } from '../../../src/policy/solve/encode/encode-principal.ts'
import { newMet, type Scope } from '../../../src/policy/solve/encode/scope.ts'
import { always, never } from '../../../src/policy/solve/formula/formula.ts'
import { api } from '../evaluate/evaluate-request.ts'
import { holdsOf } from './holds-of.ts'

const [own, other] = ['111122223333', '222233334444']
const arnOf = (account: string, rest: string, service = 'iam'): string => `arn:aws:${service}::${account}:${rest}`
const [ann, root, app] = [arnOf(other, 'user/ann'), arnOf(other, 'root'), arnOf(other, 'role/team/app')]
const session = arnOf(other, 'assumed-role/app/i-1', 'sts')
const elsewhere = arnOf(own, 'assumed-role/app/i-1', 'sts')

const aws = (arn: string, sessionOf?: string): Caller => {
  const account = arn.split(':')[4] ?? ''
  return {
    id: arn,
    kind: 'aws',
    principal: { arn },
    partition: 'aws',
    account,
    stranger: false,
    ...(sessionOf === undefined ? {} : { sessionOf }),
  }
}
const service: Caller = { id: 'Service a.amazonaws.com', kind: 'Service', principal: { service: 'a.amazonaws.com' }, stranger: false }
const callers = [anonymous, aws(ann), aws(root), aws(session, 'app'), aws(elsewhere, 'app'), service]
const everyone = callers.map(({ id }) => id)

function scopeOf(change: Partial<Scope> = {}): Scope {
  const none = { readings: {}, known: new Map(), api, wholeArn: true, actions: [], private: false, view: '', isAskedAgain: false }
  return { ...none, met: newMet(), ...change }
}

function policyOf(...Statement: readonly unknown[]): PolicyInput {
  return { Version: '2012-10-17', Statement } as PolicyInput
}

function parsed(document: PolicyInput): Policy {
  const read = parsePolicy(document)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return read.policy
}

/** Of whom a statement speaks, where some choices are made. */
function named(element: object, scope: Scope = scopeOf(), choices: readonly string[] = []): readonly string[] {
  const [statement] = parsed(policyOf({ Effect: 'Deny', Action: '*', Resource: '*', ...element })).statements
  if (statement === undefined) throw new Error('no statement')
  const formula = encodePrincipal(statement.principal, callers, scope)
  return everyone.filter((principal) => holdsOf(formula, { texts: { Principal: principal }, context: {}, choices: new Set(choices) }))
}

describe('of whom a statement speaks', () => {
  it.each<readonly [string, object, readonly string[]]>([
    ['everyone', { Principal: '*' }, everyone],
    ['a user', { Principal: { AWS: ann } }, [ann]],
    ['an account by its number', { Principal: { AWS: other } }, [ann, root, session]],
    ['an account by its root user', { Principal: { AWS: root } }, [ann, root, session]],
    ['a session', { Principal: { AWS: session } }, [session]],
    ['a role, whatever its path', { Principal: { AWS: app } }, [session]],
    ['a role without a path', { Principal: { AWS: arnOf(other, 'role/app') } }, [session]],
    ['a role whose name ends alike', { Principal: { AWS: arnOf(other, 'role/myapp') } }, []],
    ['a role of another name in a path that has it', { Principal: { AWS: arnOf(other, 'role/app/x') } }, []],
    ['a user of the name of the role', { Principal: { AWS: arnOf(other, 'user/app') } }, []],
    ['a role of an account that nobody is of', { Principal: { AWS: arnOf('333344445555', 'role/app') } }, []],
    ['a service', { Principal: { Service: 'a.amazonaws.com' } }, [service.id]],
    ['a service of another name', { Principal: { Service: 'b.amazonaws.com' } }, []],
    ['an identity provider of the name of a service', { Principal: { Federated: 'a.amazonaws.com' } }, []],
    ["an account's number that is no account", { Principal: { CanonicalUser: other } }, []],
    ['an ARN that is no user', { Principal: { Federated: ann } }, []],
    ['an ARN that is no role', { Principal: { Federated: app } }, []],
    ['a list', { Principal: { AWS: [ann, own], Service: 'a.amazonaws.com' } }, [ann, elsewhere, service.id]],
    ['nobody but a user: its account has to be there, too', { NotPrincipal: { AWS: ann } }, everyone],
    ['nobody but a user and its account', { NotPrincipal: { AWS: [ann, other] } }, everyone.filter((id) => id !== ann && id !== root)],
    [
      'nobody but a session, its role and its account',
      { NotPrincipal: { AWS: [session, app, other] } },
      everyone.filter((id) => id !== session && id !== root),
    ],
    [
      'nobody but a session and its account: its role is missing',
      { NotPrincipal: { AWS: [session, other] } },
      everyone.filter((id) => id !== root),
    ],
    ['nobody but a service', { NotPrincipal: { Service: 'a.amazonaws.com' } }, everyone.filter((id) => id !== service.id)],
  ])('%s', (_, element, expected) => {
    expect(named(element)).toEqual(expected)
  })

  it.each<readonly [string, object, Scope['readings'], readonly string[]]>([
    ['all', { Principal: { AWS: '*' } }, { 'PS-71': 'everyone' }, everyone],
    ['all but services', { Principal: { AWS: '*' } }, { 'PS-71': 'aws-and-anonymous' }, everyone.slice(0, -1)],
    ['nobody', { NotPrincipal: { AWS: '*' } }, { 'PS-71': 'everyone' }, []],
    ['services', { NotPrincipal: { AWS: '*' } }, { 'PS-71': 'aws-and-anonymous' }, [service.id]],
    ['all, where services are named', { Principal: { AWS: '*', Service: 'a.amazonaws.com' } }, { 'PS-71': 'aws-and-anonymous' }, everyone],
  ])('a star for AWS: %s (%j, %j)', (_, element, readings, expected) => {
    const scope = scopeOf({ readings })
    expect(named(element, scope)).toEqual(expected)
    expect([...scope.met.facts]).toEqual([])
  })

  it('nothing hangs on the readings of a star where no service is asked about, or it is named', () => {
    const scope = scopeOf()
    expect(named({ Principal: { AWS: '*', Service: 'a.amazonaws.com' } }, scope)).toEqual(everyone)
    expect([...scope.met.facts]).toEqual([])
    named({ Principal: { AWS: '*' } }, scope)
    expect([...scope.met.facts]).toEqual(['PS-71'])
  })

  it.each<readonly [string, readonly Caller[], unknown]>([
    ['nobody', [], never],
    ['all', callers, always],
  ])('that the caller is one of %s is no question of who it is', (_, some, expected) => {
    const scope = scopeOf()
    expect(isOneOf(some, callers, scope)).toEqual(expected)
    expect([...scope.met.dimensions]).toEqual([])
  })
})

describe('whom a condition chooses', () => {
  const ofC = (then: unknown, otherwise: unknown, name = 'C'): object => ({ 'Fn::If': [name, then, otherwise] })
  it.each<readonly [string, object, readonly string[], readonly string[]]>([
    ['where it is met', { Principal: { AWS: ofC(ann, session) } }, ['C'], [ann]],
    ['where it is not', { Principal: { AWS: ofC(ann, session) } }, [], [session]],
    ['beside others, met', { Principal: { AWS: [session, ofC(ann, own)] } }, ['C'], [ann, session]],
    ['beside others, not met', { Principal: { AWS: [session, ofC(ann, own)] } }, [], [session, elsewhere]],
    ['nobody, where it is not met', { Principal: { AWS: [session, ofC(ann, { Ref: 'AWS::NoValue' })] } }, [], [session]],
    ['each for itself', { Principal: { AWS: [ofC(ann, session), ofC(own, session, 'D')] } }, ['C'], [ann, session]],
    ['each for itself, the other one', { Principal: { AWS: [ofC(ann, session), ofC(own, session, 'D')] } }, ['D'], [session, elsewhere]],
  ])('%s: %j, %j', (_, element, met, expected) => {
    expect(named(element, scopeOf(), met.map(choiceName))).toEqual(expected)
  })

  it('nothing is asked of what no condition chooses', () => {
    expect(encodeChoices()).toEqual(always)
    expect(choiceName('PS-9')).not.toBe('PS-9')
  })
})

const a = { Ref: 'A' }
const raw = JSON.stringify(a)
const joined = { 'Fn::Join': ['', ['arn:aws:iam::', a, ':root']] }

describe('whom a reference stands for', () => {
  it.each<readonly [string, object, readonly string[], readonly string[]]>([
    ['an account', { Principal: { AWS: a } }, [raw, other], [ann, root, session]],
    ['a part of an ARN', { Principal: { AWS: joined } }, [raw, other], [ann, root, session]],
    ['everyone', { Principal: { AWS: a } }, [raw, '*'], everyone],
    ['nobody: a service cannot be a star', { Principal: { Service: a } }, [raw, '*'], []],
    ['those that are not spared', { NotPrincipal: { AWS: [ann, a] } }, [raw, other], everyone.filter((id) => id !== ann && id !== root)],
  ])('%s, where it is known: %j', (_, element, [name = '', text], expected) => {
    const scope = scopeOf({ known: new Map([[name, text]]), readings: { 'PS-71': 'everyone' } })
    expect(named(element, scope)).toEqual(expected)
    expect([...scope.met.unknowns]).toEqual([])
  })

  it.each([
    { Principal: { AWS: a } },
    { Principal: { AWS: joined } },
    { Principal: { AWS: [ann, joined] } },
    { NotPrincipal: { AWS: joined } },
  ])('is open where nothing is known of it: %j', (element) => {
    const scope = scopeOf()
    named(element, scope)
    expect([...scope.met.unknowns]).toEqual([[raw, 'reference']])
  })

  it('one that is known does not settle another beside it', () => {
    const scope = scopeOf({ known: new Map([[raw, other]]) })
    named({ Principal: { AWS: { 'Fn::Join': ['', [a, { Ref: 'B' }]] } } }, scope)
    expect([...scope.met.unknowns]).toEqual([['{"Ref":"B"}', 'reference']])
  })
})

describe('what is open of one list says nothing of another', () => {
  const open = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }
  const sparing = (...AWS: readonly unknown[]): PolicyInput =>
    policyOf(open, { ...open, Principal: undefined, Effect: 'Deny', NotPrincipal: { AWS } })
  const letting = (...AWS: readonly unknown[]): PolicyInput => policyOf({ ...open, Principal: { AWS } })
  const ofC = (then: unknown, otherwise: unknown): object => ({ 'Fn::If': ['C', then, otherwise] })
  const bob = arnOf(other, 'user/bob')
  const options = { api, authorizationType: 'AWS_IAM' } as const

  it.each<readonly [string, PolicyInput, PolicyInput]>([
    ['a reference that completes the list of one user, and not that of another', sparing(ann, a), sparing(bob, a)],
    ['a condition that names one user or another', letting(ann), sparing(other, ofC(ann, bob))],
    ['one condition beside different users', sparing(ann, other, ofC(bob, root)), sparing(ann, other, ofC(root, bob))],
    ['a part of an ARN that a reference is', letting(joined), letting(own)],
  ])('%s', (_, policy, guard) => {
    expect(prove(policy, implies(guard), options).verdict).not.toBe('holds')
    expect(prove(policy, implies(policy), options).verdict).toBe('holds')
  })

  it('an account that a reference completes may be any', () => {
    expect(prove(letting(joined), onlyFromAccounts(own), options).verdict).not.toBe('holds')
  })
})
