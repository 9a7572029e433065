/**
 * A slow evaluator of Part 1's language, written from the facts and sharing nothing with src/policy: the default reading of every disputed fact, authorization NONE,
 * no endpoint policy. Documents come as AWS's JSON with lists everywhere or scalars.
 */
import type { PolicyDocument, Request, StatementDocument } from '../../../src/policy/index.ts'

type Answer = 'Allow' | 'ExplicitDeny' | 'ImplicitDeny'
type Scalar = string | number | boolean

export function referenceEvaluate(policy: PolicyDocument, request: Request): Answer {
  const statements = [policy.Statement].flat() as readonly StatementDocument[]
  const hit = (effect: string): boolean => statements.some((statement) => statement.Effect === effect && applies(statement, request))
  return hit('Deny') ? 'ExplicitDeny' : hit('Allow') ? 'Allow' : 'ImplicitDeny'
}

function list(value: unknown): readonly Scalar[] {
  return [value].flat() as readonly Scalar[]
}

function applies(statement: StatementDocument, request: Request): boolean {
  return principal(statement) && action(statement, request) && resource(statement, request) && condition(statement, request)
}

/** The caller is anonymous: only `*` names it (PS-71, PS-93), and NotPrincipal excepts it with `*` alone. */
function principal({ Principal, NotPrincipal }: StatementDocument): boolean {
  const star = (element: unknown): boolean => element === '*' || list((element as { AWS?: unknown }).AWS).includes('*')
  return Principal === undefined ? !star(NotPrincipal) : star(Principal)
}

function action({ Action, NotAction }: StatementDocument, { action: asked = 'execute-api:Invoke' }: Request): boolean {
  const some = (patterns: unknown): boolean =>
    list(patterns).some((pattern) => regex(String(pattern).toLowerCase(), '[^]').test(asked.toLowerCase()))
  return Action === undefined ? !some(NotAction) : some(Action)
}

function resource({ Resource, NotResource }: StatementDocument, { resource: asked }: Request): boolean {
  const api = asked.split('/')[0] ?? ''
  const some = (patterns: unknown): boolean =>
    list(patterns).some((given) => {
      const pattern = String(given).replace(/^execute-api:\//, `${api}/`)
      if (pattern === '*') return true
      // PS-45, PS-65, PS-66: fields by hand; a `*` at the end of a field or of the whole crosses colons, another one does not.
      const fields = pattern.split(':')
      const head = fields.slice(0, 5).map((field, index) => {
        const last = index === fields.length - 1
        const crossing = field.endsWith('*') && (last || index < 5)
        return crossing ? `${source(field.slice(0, -1), '[^:]')}[^]*` : source(field, '[^:]')
      })
      const tail = fields.length > 5 ? [source(fields.slice(5).join(':'), '[^]')] : []
      return new RegExp(`^${[...head, ...tail].join(':')}$`, 'u').test(asked)
    })
  return Resource === undefined ? !some(NotResource) : some(Resource)
}

function condition({ Condition = {} }: StatementDocument, request: Request): boolean {
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => holds(operator.toLowerCase(), key, list(values).map(String), request)),
  )
}

function holds(operator: string, key: string, values: readonly string[], { context = {} }: Request): boolean {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1]
  if (operator === 'null')
    return values.some((value) => (value.toLowerCase() === 'true' ? found === undefined : found !== undefined && found !== ''))
  const base = operator.replace(/ifexists$/, '')
  const negated = base.includes('not')
  if (found === undefined) return negated || base !== operator
  if (typeof found !== 'string') return false
  const one = compare(base.replace('not', ''), found)
  return negated ? values.every((value) => !one(value)) : values.some(one)
}

function compare(operator: string, found: string): (value: string) => boolean {
  switch (operator) {
    case 'stringequals':
      return (value) => found === value
    case 'stringequalsignorecase':
    case 'bool':
      return (value) => found.toLowerCase() === value.toLowerCase()
    case 'stringlike':
      return (value) => regex(value, '[^]').test(found)
    case 'ipaddress':
      return (value) => {
        const [network = '', length] = value.split('/')
        const [a, b] = [bits(network), bits(found)]
        if (a === undefined || a.length !== b?.length) return false
        return a.slice(0, Number(length ?? a.length)) === b.slice(0, Number(length ?? a.length))
      }
    default:
      throw new Error(`the reference does not know ${operator}`)
  }
}

/** An address as a text of binary digits. */
function bits(address: string): string | undefined {
  const binary = (value: number, width: number): string => value.toString(2).padStart(width, '0')
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address))
    return address
      .split('.')
      .map((field) => binary(Number(field), 8))
      .join('')
  if (!address.includes(':')) return undefined
  const [head = '', tail] = address.split('::')
  const groups = (text: string): readonly string[] => (text === '' ? [] : text.split(':'))
  const front = groups(head)
  const back = tail === undefined ? [] : groups(tail)
  return [...front, ...Array.from({ length: 8 - front.length - back.length }, () => '0'), ...back]
    .map((group) => binary(parseInt(group, 16), 16))
    .join('')
}

function regex(pattern: string, any: string): RegExp {
  return new RegExp(`^${source(pattern, any)}$`, 'u')
}

function source(pattern: string, any: string): string {
  return Array.from(pattern)
    .map((character) => (character === '*' ? `${any}*` : character === '?' ? any : character.replace(/[\\^$.|+()[\]{}/]/u, '\\$&')))
    .join('')
}
