import { knownKey, type PolicyDocument, type StatementDocument } from '../../../src/policy/language/index.ts'

/**
 * Makes of a policy one that solvers can be asked about, together with those that were made with the same `sorts`: without variables, and with no key that is compared in two sorts.
 *
 * What is in the way is left out; `sorts`: key in lower case -> the sort in which it is compared.
 */
export function askable({ Version, Statement }: PolicyDocument, sorts: Map<string, string>): PolicyDocument {
  return {
    ...(Version === undefined ? {} : { Version }),
    Statement: [Statement].flat().map((statement) => {
      const { Condition, ...rest } = plain(statement) as StatementDocument
      const blocks = Object.entries(Condition ?? {}).flatMap(([operator, keys]) => {
        const sort = sortOf(operator)
        const kept = Object.entries(keys).filter(([key]) => {
          const folded = key.toLowerCase()
          if (sort === 'null') return true
          if (!sorts.has(folded)) sorts.set(folded, sort)
          return sorts.get(folded) === sort
        })
        return kept.length === 0 ? [] : [[operator, Object.fromEntries(kept)] as const]
      })
      return { ...rest, ...(blocks.length === 0 ? {} : { Condition: Object.fromEntries(blocks) }) }
    }),
  }
}

/** The keys that properties ask about are texts. */
export function sortsOfProperties(): Map<string, string> {
  const names = ['SourceVpce', 'SourceVpc', 'PrincipalOrgID', 'VpceOrgID', 'PrincipalAccount', 'VpceAccount']
  return new Map(names.map((name) => `aws:${name}`.toLowerCase()).flatMap((key) => (knownKey(key) === undefined ? [] : [[key, 'text']])))
}

function sortOf(operator: string): string {
  const name = operator.toLowerCase().replace(/^for(?:any|all)values?:/, '')
  if (name.startsWith('numeric')) return 'number'
  if (name.startsWith('date')) return 'moment'
  return name.includes('ipaddress') ? 'address' : name === 'null' ? 'null' : 'text'
}

/** What stands in the place of variables: every operator that takes them takes it. */
const word = 'true'

function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/\$\{[^}]*\}/g, word).replaceAll('${', '')
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]))
}
