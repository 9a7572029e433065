import { valueText, type PrincipalEntry, type RequestPrincipal } from '../../language/index.ts'
import type { Scope } from './scope.ts'

/** One caller who stands for all whom no policy in question tells from it. */
export interface Caller {
  /** Its text in the dimension `principal`. */
  readonly id: string
  readonly kind: 'anonymous' | 'aws' | 'Service' | 'Federated' | 'CanonicalUser'
  /** What a request says of it; nothing for the anonymous caller. */
  readonly principal?: RequestPrincipal
  readonly partition?: string
  readonly account?: string
  /** The role's name, for a session. */
  readonly sessionOf?: string | undefined
  /** No policy names it, nor its account. */
  readonly stranger: boolean
  /** Whom it stands for, where no policy names it: the number of an account, or a role's ARN for its sessions. */
  readonly standsFor?: string
}

/** Nobody in particular. */
export const anonymous: Caller = { id: 'anonymous', kind: 'anonymous', stranger: true }

/**
 * Derives the callers that are worth asking about: whoever the entries name, and for every account they or `accounts` name its root, a user, a session of each named role and of
 * another; the same of an account that nobody names, and a service, a federated and a canonical user that nobody names.
 */
export function callersOf(entries: readonly PrincipalEntry[], accounts: readonly string[], scope: Scope): readonly Caller[] {
  const textsOf = (kind: PrincipalEntry['type']): readonly string[] =>
    entries.flatMap(({ type, value }) => (type === kind ? [valueText(value)] : []))
  const arns = textsOf('AWS').flatMap((text) => readArn(text) ?? [])
  const bare = textsOf('AWS').filter((text) => /^\d{12}$/.test(text))
  const partitions = distinct([scope.api?.split(':')[1] ?? 'aws', ...arns.map(({ partition }) => partition)])
  const named = distinct([...accounts, ...bare, ...arns.map(({ account }) => account)])
  const stranger = unlike(named, strangeAccount)
  const callers = new Map<string, Caller>([[anonymous.id, anonymous]])
  const add = (caller: Caller): void => void callers.set(caller.id, caller)
  for (const partition of partitions) {
    for (const account of [stranger, ...named]) {
      const own = arns.filter((arn) => arn.partition === partition && arn.account === account)
      const user = unlike(
        own.map(({ resource }) => resource),
        (index) => `user/${example(index)}`,
      )
      const roles = own.flatMap(({ role }) => role ?? [])
      const made = (service: 'iam' | 'sts', resource: string): Caller =>
        awsCaller({ text: `arn:${partition}:${service}::${account}:${resource}`, partition, account, resource }, account === stranger)
      const session = (role: string, standsFor: string): Caller => ({ ...made('sts', `assumed-role/${role}/example`), standsFor })
      add({ ...made('iam', user), standsFor: account })
      add(made('iam', 'root'))
      add(session(unlike(roles, example), account))
      for (const role of distinct(roles)) add(session(role, `arn:${partition}:iam::${account}:role/${role}`))
    }
  }
  for (const arn of arns) add(awsCaller(arn, false))
  for (const kind of ['Service', 'Federated', 'CanonicalUser'] as const) {
    const texts = textsOf(kind)
    add(namedCaller(kind, unlike(texts, unnamed[kind]), true))
    for (const text of texts) add(namedCaller(kind, text, false))
  }
  return [...callers.values()]
}

/** Gives the first of endlessly many texts that is none of some. Why: one that a policy names cannot stand for those that none names. */
function unlike(taken: readonly string[], name: (index: number) => string): string {
  let index = 0
  while (taken.includes(name(index))) index += 1
  return name(index)
}

function example(index: number): string {
  return index === 0 ? 'example' : `example${index}`
}

function strangeAccount(index: number): string {
  return ['999988887777', '888877776666', '777766665555'][index] ?? String(666655554447 - index)
}

const unnamed = {
  Service: (index: number) => `${example(index)}.amazonaws.com`,
  Federated: (index: number) => `${example(index)}.com`,
  CanonicalUser: (index: number) => String(index).padStart(64, '0'),
} as const

interface Arn {
  readonly text: string
  readonly partition: string
  readonly account: string
  readonly resource: string
  /** The name of the role, for a role or a session of it. */
  readonly role?: string | undefined
}

function readArn(text: string): Arn | undefined {
  const match = /^arn:([^:]+):(?:iam|sts)::(\d{12}):([^]+)/.exec(text)
  if (match === null) return undefined
  const [, partition = '', account = '', resource = ''] = match
  return { text, partition, account, resource, role: /^role\/(?:[^]*\/)?([^/]+)$/.exec(resource)?.[1] ?? sessionOf(resource) }
}

function sessionOf(resource: string): string | undefined {
  return /^assumed-role\/([^/]+)\//.exec(resource)?.[1]
}

/** INVARIANT: the caller is called as it is written: what the entries name has to be found among the callers. */
function awsCaller({ text, partition, account, resource }: Arn, stranger: boolean): Caller {
  return { id: text, kind: 'aws', principal: { arn: text }, partition, account, sessionOf: sessionOf(resource), stranger }
}

function namedCaller(kind: 'Service' | 'Federated' | 'CanonicalUser', name: string, stranger: boolean): Caller {
  const principal = kind === 'Service' ? { service: name } : kind === 'Federated' ? { federated: name } : { canonicalUser: name }
  return { id: `${kind} ${name}`, kind, principal, stranger }
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
