import type { Property, TextDocument } from '../../../policy/index.ts'
import { CliError } from '../../cli-error.ts'
import type { ReadSubject, Subject } from '../subject.ts'

/** The property as it is asked of one subject, or why it cannot be asked. */
export type AskedOf = { readonly kind: 'property'; readonly property: Property } | { readonly kind: 'unaskable'; readonly reason: string }

/** Puts what names of an input stand for into a property: `Endpoint` becomes the endpoint with this logical id. */
export function propertyFor(property: Property, { names }: ReadSubject): AskedOf {
  if (names === undefined) return { kind: 'property', property }
  switch (property.kind) {
    case 'onlyFromVpce':
    case 'onlyFromVpc':
    case 'onlyFromOrg':
    case 'onlyFromAccounts': {
      const ids = property.ids.flatMap((id) => meaningOf(id, names) ?? [])
      const words = property.ids.map((id) => `\`${wordId(id)}\``).join(', ')
      return ids.length > 0
        ? { kind: 'property', property: { ...property, ids } }
        : { kind: 'unaskable', reason: `its template does not know ${words}` }
    }
    case 'notLockedOut': {
      const meant = property.vpceId === undefined ? undefined : meaningOf(property.vpceId, names)
      if (property.vpceId === undefined || meant === property.vpceId) return { kind: 'property', property }
      if (typeof meant === 'string' && !meant.startsWith('${')) return { kind: 'property', property: { ...property, vpceId: meant } }
      return {
        kind: 'unaskable',
        reason: `the id of \`${property.vpceId}\` is not known yet, and a request carries one: ask without a name whether anybody gets in`,
      }
    }
    case 'notPublic':
    case 'implies':
    case 'equivalent':
    case 'covers':
      return { kind: 'property', property }
  }
}

/** Refuses a name that no subject knows; throws CliError `UNKNOWN_NAME`. */
export function checkNames(property: Property, subjects: readonly Subject[]): void {
  const read = subjects.filter((subject) => subject.kind === 'read')
  const asked =
    'ids' in property ? property.ids : property.kind === 'notLockedOut' && property.vpceId !== undefined ? [property.vpceId] : []
  const first = read[0]
  if (first === undefined || read.some(({ names }) => names === undefined)) return
  for (const id of asked) {
    if (read.some(({ names }) => names !== undefined && meaningOf(id, names) !== undefined)) continue
    const known = [...new Set(read.flatMap(({ names }) => [...(names?.keys() ?? [])]))].filter((name) => near(name, wordId(id)))
    const hint =
      known.length === 0
        ? ''
        : `did you mean ${known
            .slice(0, 3)
            .map((name) => `\`${name}\``)
            .join(' or ')}? `
    throw new CliError(
      'UNKNOWN_NAME',
      `\`${wordId(id)}\` is neither an id nor a name of ${first.found?.file ?? first.file}`,
      `${hint}name one by its id, or by its logical id or address`,
    )
  }
}

/** Gives what an id or a name stands for; nothing where it is neither. */
function meaningOf(id: TextDocument, names: ReadonlyMap<string, TextDocument>): TextDocument | undefined {
  if (typeof id !== 'string') return id
  const name = id.replace(/^!Ref\s+/, '')
  return names.get(name) ?? (/^(?:vpce?-[0-9a-z]+|o-[0-9a-z]+|\d{12})$/.test(id) ? id : undefined)
}

function wordId(id: TextDocument): string {
  return typeof id === 'string' ? id : JSON.stringify(id)
}

/** Why so loose: a logical id of the CDK is the name in its code and eight digits more. */
function near(name: string, asked: string): boolean {
  const [one, other] = [name.toLowerCase(), asked.toLowerCase()]
  return one.includes(other) || other.includes(one) || one.slice(0, 5) === other.slice(0, 5) || one.slice(-6) === other.slice(-6)
}
