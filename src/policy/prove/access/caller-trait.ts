import type { Caller } from '../../solve/encode/callers.ts'
import type { Trait } from './access-table.ts'
import type { Class } from './classes-of.ts'

/**
 * Says who calls: `values` are accounts, for everybody in them but `except`, and the ARNs or names of those whom the policies name; `others` are all other accounts, `absent` is a request that
 * nobody signed.
 */
export function callerTrait(group: readonly Class[], all: readonly Class[], callers: readonly Caller[]): Trait {
  const examples = new Map(callers.flatMap((caller) => (caller.standsFor === undefined ? [] : [[caller.id, caller]])))
  const isOfStranger = (id: string): boolean => examples.get(id)?.stranger === true
  const namesOf = (classes: readonly Class[]): readonly string[] => [
    ...new Set(
      classes
        .flatMap(({ texts }) => texts)
        .filter((id) => id !== 'anonymous' && !isOfStranger(id))
        .map((id) => examples.get(id)?.standsFor ?? id.replace(/^(?:Service|Federated|CanonicalUser) /, '')),
    ),
  ]
  const own = group.flatMap(({ texts }) => texts)
  const others = own.some(isOfStranger)
  const named = namesOf(group)
  const accounts = named.filter((name) => /^\d{12}$/.test(name))
  const isOfThem = (id: string): boolean => accounts.includes(accountOf(id))
  const kept = namesOf(all.filter((one) => !group.includes(one)))
  const isOutside = (name: string): boolean => kept.includes(accountOf(name))
  return {
    of: 'caller',
    values: named.filter((name) => (others ? isOutside(name) : accounts.includes(name) || !isOfThem(name))),
    except: others ? kept : kept.filter(isOfThem),
    others,
    absent: own.includes('anonymous'),
  }
}

function accountOf(id: string): string {
  return /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(id)?.[1] ?? ''
}
