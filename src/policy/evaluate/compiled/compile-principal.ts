import { valueText, type PrincipalElement, type PrincipalEntry } from '../../language/index.ts'
import type { CallerView } from './caller-view.ts'

/** Tells whether a statement speaks of a caller. */
export type CallerTest = (caller: CallerView) => boolean

/**
 * Compiles `Principal` and `NotPrincipal`. `starIsEveryone` says whether `{"AWS": "*"}` names services, federated and canonical users too.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function compilePrincipal(element: PrincipalElement, starIsEveryone: boolean): CallerTest {
  const { negated, everyone } = element
  const entries = element.entries.map(compileEntry)
  const star = entries.some(({ type, text }) => type === 'AWS' && text === '*')
  if (everyone || (star && starIsEveryone)) return () => !negated
  return (caller) => {
    if (star && (caller.kind === 'anonymous' || caller.kind === 'aws')) return !negated
    return negated ? !namesAll(entries, caller) : namesOne(entries, caller)
  }
}

/** One entry of the list, taken apart. */
interface Entry {
  readonly type: PrincipalEntry['type']
  readonly text: string
  /** Empty where the entry is twelve digits: they name the account in every partition. */
  readonly partition: string
  /** Empty where the entry names no account, as a unique id does. */
  readonly account: string
  /** Whether the whole account is meant. */
  readonly root: boolean
  /** The role's own name, without its path; empty for everything but a role. */
  readonly role: string
}

function compileEntry({ type, value }: PrincipalEntry): Entry {
  const text = valueText(value)
  const entry: Entry = { type, text, partition: '', account: '', root: false, role: '' }
  if (type !== 'AWS') return entry
  if (/^\d{12}$/.test(text)) return { ...entry, account: text, root: true }
  const [, partition = '', account = '', resource = ''] = /^arn:([^:]+):iam::(\d{12}):([^]+)$/.exec(text) ?? []
  return {
    ...entry,
    partition,
    account,
    root: resource === 'root',
    role: resource.startsWith('role/') ? resource.slice(resource.lastIndexOf('/') + 1) : '',
  }
}

/** A caller has up to three identities: its account, itself, and for a session its role. One of them is enough. */
function namesOne(entries: readonly Entry[], caller: CallerView): boolean {
  for (const entry of entries) {
    if (caller.kind !== 'aws') {
      if (entry.type === caller.kind && entry.text === caller.text) return true
    } else if (namesAccount(entry, caller) || namesItself(entry, caller) || namesRole(entry, caller)) return true
  }
  return false
}

/** `NotPrincipal` spares a caller only where all its identities are listed. */
function namesAll(entries: readonly Entry[], caller: CallerView): boolean {
  if (caller.kind !== 'aws') return namesOne(entries, caller)
  let account = false
  let itself = isRoot(caller)
  let role = caller.roleEnd === 0
  for (const entry of entries) {
    account ||= namesAccount(entry, caller)
    itself ||= namesItself(entry, caller)
    role ||= namesRole(entry, caller)
  }
  return account && itself && role
}

function namesAccount(entry: Entry, caller: CallerView): boolean {
  return entry.root && isInAccount(entry, caller) && (entry.partition === '' || isInPartition(entry, caller))
}

function namesItself({ type, text }: Entry, caller: CallerView): boolean {
  return type === 'AWS' && text === caller.text && !isRoot(caller)
}

/** Why by name: a session's ARN lacks the path of its role, and names of roles are unique in an account whatever their path. */
function namesRole(entry: Entry, caller: CallerView): boolean {
  const { role } = entry
  return (
    role !== '' &&
    role.length === caller.roleEnd - caller.roleStart &&
    caller.text.startsWith(role, caller.roleStart) &&
    isInAccount(entry, caller) &&
    isInPartition(entry, caller)
  )
}

function isInAccount({ account }: Entry, caller: CallerView): boolean {
  return caller.text.startsWith(account, caller.account)
}

function isInPartition({ partition }: Entry, caller: CallerView): boolean {
  return partition.length === caller.partitionEnd - 4 && caller.text.startsWith(partition, 4)
}

/** Whether the caller is the root user, whose identity is the account's. */
function isRoot({ text, account }: CallerView): boolean {
  return text.length === account + 17 && text.endsWith(':root') && text.startsWith(':iam::', account - 6)
}
