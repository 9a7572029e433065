import type { Trait } from './access-table.ts'
import type { Class } from './classes-of.ts'

/**
 * Says who calls: `values` are accounts, for everybody in them but `except`, and the ARNs or names of those whom the policies name; `others` are all other accounts, `absent` is a request that
 * nobody signed.
 */
export function callerTrait(group: readonly Class[], all: readonly Class[]): Trait {
  const own = group.flatMap(({ texts }) => texts)
  const rest = all.filter((one) => !group.includes(one)).flatMap(({ texts }) => texts)
  const others = own.some(isOfStranger)
  const named = distinct(own.filter((id) => id !== 'anonymous' && !isOfStranger(id)).map((id) => nameOf(id)))
  const accounts = named.filter((name) => /^\d{12}$/.test(name))
  const isOfThem = (id: string): boolean => accounts.includes(accountOf(id))
  const kept = distinct(rest.filter((id) => id !== 'anonymous' && !isOfStranger(id)).map((id) => nameOf(id)))
  const isOutside = (name: string): boolean => kept.includes(accountOf(name))
  return {
    of: 'caller',
    values: named.filter((name) => (others ? isOutside(name) : accounts.includes(name) || !isOfThem(name))),
    except: others ? kept : kept.filter(isOfThem),
    others,
    absent: own.includes('anonymous'),
  }
}

/** The accounts that stand for all that nobody names. */
function isOfStranger(id: string): boolean {
  return /^(?:999988887777|888877776666|777766665555|666655554444)$/.test(accountOf(id)) && isAnybody(id)
}

function accountOf(id: string): string {
  return /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(id)?.[1] ?? ''
}

/** Stands for whoever in an account has no name in the policies. */
function isAnybody(id: string): boolean {
  return /:(?:user\/example|assumed-role\/example\/example)$/.test(id)
}

function nameOf(id: string): string {
  if (isAnybody(id)) return accountOf(id)
  return id
    .replace(/^arn:([^:]*):sts::(\d{12}):assumed-role\/([^/]+)\/example$/, 'arn:$1:iam::$2:role/$3')
    .replace(/^(?:Service|Federated|CanonicalUser) /, '')
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
