import type { Trait } from '../../policy/index.ts'

/** Says in words who is meant: `through vpce-…, of organization o-…`. */
export function whoWords(who: readonly Trait[]): string {
  return who.length === 0 ? 'everybody' : who.map(traitWords).join(', ')
}

/** Says in words what is asked for: `prod/GET/orders`. */
export function whereWords(where: readonly Trait[]): string {
  return where.length === 0 ? 'everything' : where.map(routeWords).join(', ')
}

function routeWords(trait: Trait): string {
  const { values, others, except } = trait
  if (!others) return `${list(values.map(textWords))}${but(except)}`
  if (trait.of === 'action') return 'any other action'
  return values.length === 0 ? 'everything else' : `${list(values.map(textWords))}, and everything else`
}

interface Wording {
  readonly before: string
  readonly after?: string
  readonly other: string
  readonly any: string
  readonly none: string
}

function traitWords(trait: Trait): string {
  const { before, after = '', other, any, none } = wordings[trait.of] ?? plain(trait.of)
  const texts = list(trait.values.map((text) => (trait.of === 'caller' ? callerWords(text) : textWords(text))))
  const parts = [
    ...(trait.values.length === 0 ? [] : [`${before}${texts}${after}${trait.others ? '' : but(trait.except)}`]),
    ...(trait.others ? [trait.except.length === 0 && !trait.absent ? any : other] : []),
    ...(trait.absent ? [none] : []),
  ]
  return parts.join(', or ')
}

const wordings: Readonly<Record<string, Wording>> = {
  'aws:SourceVpce': {
    before: 'through ',
    other: 'through any other endpoint',
    any: 'through any endpoint',
    none: 'through none',
  },
  'aws:SourceVpc': { before: 'from ', other: 'from any other VPC', any: 'from any VPC', none: 'from none' },
  'aws:VpcSourceIp': {
    before: 'at ',
    after: ' in the VPC',
    other: 'at any other address in the VPC',
    any: 'at any address in the VPC',
    none: 'from outside of VPCs',
  },
  'aws:SourceIp': { before: 'from ', other: 'from any other address', any: 'from any address', none: 'without a public address' },
  'aws:PrincipalOrgID': {
    before: 'of organization ',
    other: 'of any other organization',
    any: 'of any organization',
    none: 'of none',
  },
  caller: { before: '', other: 'any other account', any: 'any account', none: 'unsigned' },
}

function callerWords(text: string): string {
  return /^\d{12}$/.test(text) ? `account ${text}` : textWords(text)
}

function plain(key: string): Wording {
  return { before: `${key} `, other: `any other ${key}`, any: `any ${key}`, none: `no ${key}` }
}

/** A reference is known by the name of what it refers to. */
function textWords(text: string): string {
  const [, name] = /^\{"Ref":"([^"]+)"\}$/.exec(text) ?? []
  const [, resource, attribute] = /^\{"Fn::GetAtt":\["([^"]+)","([^"]+)"\]\}$/.exec(text) ?? []
  return name ?? (resource === undefined ? text.replaceAll(' & ', ' that is also ') : `${resource}.${attribute ?? ''}`)
}

function but(except: readonly string[]): string {
  return except.length === 0 ? '' : ` (but ${list(except.map(textWords), 'and')})`
}

/** A list that stays short on the screen: `--json` has it in full. */
function list(texts: readonly string[], word = 'or'): string {
  const shown = texts.length > most ? [...texts.slice(0, most - 1), `${texts.length - most + 1} more`] : texts
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} ${word} ${shown.at(-1) ?? ''}`
}

const most = 6
