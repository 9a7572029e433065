import type { JsonMember } from '../json/json-node.ts'
import { placeOf } from '../node.ts'
import type { PrincipalElement, PrincipalEntry, PrincipalType } from '../policy.ts'
import type { Context } from './context.ts'
import { readElements } from './elements.ts'
import { readValues } from './read-value-node.ts'

/** The namespaces of principals, in the order of their printing. */
export const principalTypes: readonly PrincipalType[] = ['AWS', 'Federated', 'Service', 'CanonicalUser']

/** Reads `Principal` or `NotPrincipal`. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function parsePrincipal({ name, value }: JsonMember, context: Context): PrincipalElement | undefined {
  const negated = name.toLowerCase() === 'notprincipal'
  const make = (everyone: boolean, entries: readonly PrincipalEntry[]): PrincipalElement => ({
    kind: 'principal',
    negated,
    everyone,
    entries,
    ...placeOf(value),
  })
  if (value.kind === 'string' && value.value === '*') return make(true, [])
  if (value.kind === 'object') {
    const members = readElements(value, principalTypes, name, context.report)
    const entries = principalTypes.flatMap((type) => {
      const member = members[type]
      if (member === undefined) return []
      const values = readValues(member.value, { element: `${name}.${type}` }, context)
      return values.map((entry): PrincipalEntry => ({ kind: 'principal-entry', type, value: entry, ...placeOf(entry) }))
    })
    if (value.members.length === 0) context.report('empty-array', value, { element: name })
    return make(false, entries)
  }
  context.report('wrong-type', value, { element: name, expected: '`"*"` or an object such as `{"AWS": …}`', found: value.kind })
  return undefined
}
