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
  readonly sessionOf?: string
  /** No policy names it, nor its account. */
  readonly stranger: boolean
}

/** Nobody in particular. */
export const anonymous: Caller = { id: 'anonymous', kind: 'anonymous', stranger: true }

/**
 * Derives the callers that are worth asking about: whoever the entries name, and for every account they or `accounts` name its root, a user, a session of each named role and of
 * another; the same of an account that nobody names, and a service, a federated and a canonical user that nobody names.
 */
export function callersOf(entries: readonly PrincipalEntry[], accounts: readonly string[], scope: Scope): readonly Caller[] {
  const names = entries.map(({ type, value }) => ({ type, text: valueText(value) }))
  const arns = names.flatMap(({ type, text }) => (type === 'AWS' ? [readArn(text)] : [])).filter((arn) => arn !== undefined)
  const bare = names.flatMap(({ type, text }) => (type === 'AWS' && /^\d{12}$/.test(text) ? [text] : []))
  const partitions = distinct([scope.api?.split(':')[1] ?? 'aws', ...arns.map(({ partition }) => partition)])
  const named = distinct([...accounts, ...bare, ...arns.map(({ account }) => account)])
  const stranger = ['999988887777', '888877776666', '777766665555'].find((account) => !named.includes(account)) ?? '666655554444'
  const callers = new Map<string, Caller>([[anonymous.id, anonymous]])
  const add = (caller: Caller): void => void callers.set(caller.id, caller)
  for (const partition of partitions) {
    for (const account of [stranger, ...named]) {
      const roles = arns.filter((arn) => arn.partition === partition && arn.account === account).flatMap(({ role }) => role ?? [])
      const resources = ['user/example', 'root', ...distinct(['example', ...roles]).map((role) => `assumed-role/${role}/example`)]
      for (const resource of resources) add(awsCaller(partition, account, resource, account === stranger))
    }
  }
  for (const { partition, account, resource } of arns) add(awsCaller(partition, account, resource, false))
  const others = { Service: 'example.amazonaws.com', Federated: 'example.com', CanonicalUser: '0'.repeat(64) } as const
  for (const [kind, fresh] of Object.entries(others) as [keyof typeof others, string][]) {
    for (const text of [fresh, ...names.flatMap((name) => (name.type === kind ? [name.text] : []))])
      add(namedCaller(kind, text, text === fresh))
  }
  return [...callers.values()]
}

interface Arn {
  readonly partition: string
  readonly account: string
  readonly resource: string
  readonly role?: string
}

function readArn(text: string): Arn | undefined {
  const [, partition, account, resource] = /^arn:([^:]+):(?:iam|sts)::(\d{12}):([^]+)$/.exec(text) ?? []
  if (partition === undefined || account === undefined || resource === undefined) return undefined
  const role = /^role\/(?:[^]*\/)?([^/]+)$/.exec(resource)?.[1] ?? sessionOf(resource)
  return { partition, account, resource, ...(role === undefined ? {} : { role }) }
}

function sessionOf(resource: string): string | undefined {
  return /^assumed-role\/([^/]+)\//.exec(resource)?.[1]
}

function awsCaller(partition: string, account: string, resource: string, stranger: boolean): Caller {
  const role = sessionOf(resource)
  const arn = `arn:${partition}:${role === undefined ? 'iam' : 'sts'}::${account}:${resource}`
  return { id: arn, kind: 'aws', principal: { arn }, partition, account, ...(role === undefined ? {} : { sessionOf: role }), stranger }
}

function namedCaller(kind: 'Service' | 'Federated' | 'CanonicalUser', name: string, stranger: boolean): Caller {
  const principal = kind === 'Service' ? { service: name } : kind === 'Federated' ? { federated: name } : { canonicalUser: name }
  return { id: `${kind} ${name}`, kind, principal, stranger }
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
