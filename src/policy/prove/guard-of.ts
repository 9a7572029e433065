import {
  canonicalKey,
  foldCase,
  joinChoices,
  parsePolicy,
  policyOf,
  valueDocument,
  type Choice,
  type Condition,
  type Dialect,
  type Policy,
  type PolicyDocument,
  type PrincipalType,
  type StatementDocument,
  type TextDocument,
  type Value,
} from '../language/index.ts'
import { principalTypes } from '../language/parse/parse-principal.ts'
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
      return read(dialect, property, { 'aws:SourceVpce': property.ids })
    case 'onlyFromVpc':
      return read(dialect, property, { 'aws:SourceVpc': property.ids })
    case 'onlyFromOrg':
      return read(dialect, property, { 'aws:PrincipalOrgID': property.ids, 'aws:VpceOrgID': property.ids })
    case 'onlyFromAccounts': {
      const keys = { 'aws:PrincipalAccount': property.ids, 'aws:VpceAccount': property.ids }
      if (!isSigned) return read(dialect, property, keys)
      const carriers = carrying(keys)
      // Why as ARNs, and no other texts: `*`, and what a reference may stand for, would name everyone.
      const partition = question.api?.split(':')[1] ?? 'aws'
      const accounts = property.ids.flatMap((id): readonly TextDocument[] => {
        if (typeof id !== 'string') return [{ 'Fn::Join': ['', [`arn:${partition}:iam::`, id, ':root']] }]
        return /^\d{12}$/.test(id) ? [id] : []
      })
      return parse(dialect, accounts.length === 0 ? carriers : [...carriers, allow({ AWS: accounts })])
    }
    case 'notPublic':
      return parse(dialect, knownCallers(question))
  }
}

function read(dialect: Dialect, property: Property, keys: Keys): Policy {
  const last = guards.get(property)
  if (last?.dialect === dialect) return last.guard
  const guard = parse(dialect, carrying(keys))
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

/** A condition key -> the ids that are ours. */
type Keys = Readonly<Record<string, readonly TextDocument[]>>

function carrying(keys: Keys): StatementDocument[] {
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

/** Lets in whoever carries something that the policies name, and whom they name themselves, where they do. */
function knownCallers({ policy, endpointPolicy, authorizationType, api }: Question): readonly StatementDocument[] {
  const statements = [policy, ...(endpointPolicy === undefined ? [] : [endpointPolicy])].flatMap((each) => each.statements)
  const carried = statements.flatMap(({ when = [], conditions }) =>
    conditions
      .filter(({ operator, key }) => identifying.has(foldCase(key.name)) && (operator.family === 'String' || operator.family === 'Arn'))
      .flatMap((condition) =>
        namesIn(condition).map((value) => ({ key: canonicalKey(condition.key.name), value, when: [...when, ...(condition.when ?? [])] })),
      ),
  )
  const keys = [...new Set(carried.map(({ key }) => key))]
  const carriers = keys.map((key): StatementDocument => {
    const names = carried.filter((one) => one.key === key)
    const isOpen = names.some(({ value }) => value.parts[0]?.kind === 'reference')
    // Why: a reference may stand for an empty text, which names nothing.
    return {
      ...allow('*'),
      Condition: { StringEquals: { [key]: documentsOf(names, policy.dialect) }, ...(isOpen ? { StringNotEquals: { [key]: '' } } : {}) },
    }
  })
  if (authorizationType !== 'AWS_IAM') return carriers
  const entries = statements.flatMap(({ when = [], principal }) => principal.entries.map(({ type, value }) => ({ type, value, when })))
  const account = api?.split(':')[4]
  const own = account === undefined ? [] : [allow({ AWS: account })]
  const named = principalTypes.flatMap((type) => {
    const names = entries.filter((entry) => entry.type === type && isPrincipal(entry.type, entry.value))
    return names.length === 0 ? [] : [allow({ [type]: documentsOf(names, policy.dialect) })]
  })
  return [...carriers, ...own, ...named]
}

/** Gives the values of a condition that name something in full. */
function namesIn({ operator, values }: Condition): readonly Value[] {
  const isWild = operator.base === 'StringLike' || operator.family === 'Arn'
  return values.filter(({ parts }) => {
    const [only] = parts
    if (parts.length !== 1 || only === undefined) return false
    return only.kind === 'reference' ? !isWild : only.kind === 'literal' && !(isWild && /[*?]/.test(only.text))
  })
}

function isPrincipal(type: PrincipalType, { parts }: Value): boolean {
  const [only] = parts
  return parts.length === 1 && only?.kind === 'literal' && (type !== 'AWS' || /^\d{12}$|^arn:/.test(only.text))
}

function documentsOf(
  names: readonly { readonly value: Value; readonly when: readonly Choice[] }[],
  dialect: Dialect,
): readonly TextDocument[] {
  return joinChoices(names.map(({ value, when }) => ({ when: [...when, ...(value.when ?? [])], document: valueDocument(value, dialect) })))
}
