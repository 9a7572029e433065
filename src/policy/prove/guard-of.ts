import {
  canonicalKey,
  foldCase,
  parsePolicy,
  policyOf,
  valueText,
  type Dialect,
  type OneOrMany,
  type Policy,
  type PolicyDocument,
  type StatementDocument,
  type TextDocument,
} from '../language/index.ts'
import { valueDocument } from '../language/value-document.ts'
import type { Property } from './property.ts'
import type { Question } from './question.ts'

/** A property that says who may get in. */
export type Guarded = Exclude<Property, { readonly kind: 'implies' | 'equivalent' | 'notLockedOut' | 'covers' }>

/** Gives the policy that lets in exactly those who may get in. */
export function guardOf(question: Question, property: Guarded): Policy {
  const { dialect } = question.policy
  const isSigned = question.authorizationType === 'AWS_IAM'
  switch (property.kind) {
    case 'onlyFromVpce':
      return read(dialect, property, carrying({ 'aws:SourceVpce': property.ids }))
    case 'onlyFromVpc':
      return read(dialect, property, carrying({ 'aws:SourceVpc': property.ids }))
    case 'onlyFromOrg':
      return read(dialect, property, carrying({ 'aws:PrincipalOrgID': property.ids, 'aws:VpceOrgID': property.ids }))
    case 'onlyFromAccounts': {
      const carriers = carrying({ 'aws:PrincipalAccount': property.ids, 'aws:VpceAccount': property.ids })
      return isSigned ? parse(dialect, [...carriers, allow({ AWS: property.ids })]) : read(dialect, property, carriers)
    }
    case 'notPublic':
      return parse(dialect, knownCallers(question))
  }
}

function read(dialect: Dialect, property: Property, statements: readonly StatementDocument[]): Policy {
  const last = guards.get(property)
  if (last?.dialect === dialect) return last.guard
  const guard = parse(dialect, statements)
  guards.set(property, { dialect, guard })
  return guard
}

// Why: a property is mostly asked of many policies.
const guards = new WeakMap<Property, { readonly dialect: Dialect; readonly guard: Policy }>()

// Why this version: no policy variables are read in it, so that an id stands for itself.
function parse(dialect: Dialect, statements: readonly StatementDocument[]): Policy {
  const document: PolicyDocument = { Version: '2008-10-17', Statement: statements.length === 0 ? [nobody] : statements }
  const parsed = parsePolicy(document, { dialect: dialect === 'iam' ? 'cdk' : dialect })
  return parsed.ok ? parsed.policy : policyOf(document)
}

const nobody: StatementDocument = { Effect: 'Allow', Principal: '*', Action: 'none:none', Resource: '*' }

function allow(principal: NonNullable<StatementDocument['Principal']>): StatementDocument {
  return { Effect: 'Allow', Principal: principal, Action: '*', Resource: '*' }
}

function carrying(keys: Readonly<Record<string, readonly TextDocument[]>>): StatementDocument[] {
  return Object.entries(keys).map(([key, ids]): StatementDocument => ({ ...allow('*'), Condition: { StringEquals: { [key]: ids } } }))
}

/** Keys that say where a caller comes from or who it is. */
const identifying: ReadonlySet<string> = new Set(
  [
    'SourceVpce',
    'SourceVpc',
    'SourceVpcArn',
    'VpceAccount',
    'VpceOrgID',
    'PrincipalAccount',
    'PrincipalArn',
    'PrincipalOrgID',
    'userid',
    'username',
  ].map((name) => `aws:${name.toLowerCase()}`),
)

/** Lets in whoever carries something that the policies name, and whom they name themselves. */
function knownCallers({ policy, endpointPolicy, authorizationType, api }: Question): readonly StatementDocument[] {
  const statements = [policy, ...(endpointPolicy === undefined ? [] : [endpointPolicy])].flatMap((each) => each.statements)
  const keys = new Map<string, TextDocument[]>()
  for (const { operator, key, values } of statements.flatMap(({ conditions }) => conditions)) {
    if (!identifying.has(foldCase(key.name)) || (operator.family !== 'String' && operator.family !== 'Arn')) continue
    const names = keys.get(key.canonical) ?? []
    const isWild = operator.base === 'StringLike' || operator.family === 'Arn'
    for (const value of values) {
      const text = valueText(value)
      const isName =
        value.parts.length === 1 &&
        text !== '' &&
        (value.parts[0]?.kind === 'reference' ? !isWild : value.parts[0]?.kind === 'literal' && !(isWild && /[*?]/.test(text)))
      if (isName) names.push(valueDocument(value, policy.dialect))
    }
    keys.set(canonicalKey(key.canonical), names)
  }
  const entries = statements.flatMap(({ principal }) => principal.entries)
  const account = api?.split(':')[4]
  const of = (type: string): readonly string[] =>
    entries
      .filter((entry) => entry.type === type && entry.value.parts.every(({ kind }) => kind === 'literal'))
      .map(({ value }) => valueText(value))
  const aws = [...of('AWS').filter((text) => /^\d{12}$|^arn:/.test(text)), ...(account === undefined ? [] : [account])]
  const principals: Record<string, OneOrMany<string>> = {
    AWS: aws,
    Service: of('Service'),
    Federated: of('Federated'),
    CanonicalUser: of('CanonicalUser'),
  }
  const named = Object.entries(principals).filter(([, texts]) => texts.length > 0)
  const isSigned = authorizationType === 'AWS_IAM' && named.length > 0
  return [
    ...carrying(Object.fromEntries([...keys].filter(([, names]) => names.length > 0))),
    ...(isSigned ? [allow(Object.fromEntries(named))] : []),
  ]
}
