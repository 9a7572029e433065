import {
  foldCase,
  parsePolicy,
  valueText,
  type Condition,
  type Policy,
  type PolicyDocument,
  type Statement,
} from '../../../src/policy/language/index.ts'
import { declareCaller, nobody, speaksOf, type CallerTerms } from './callers.ts'
import { conditionHolds, type Otherwise } from './conditions.ts'
import { declareKey, type Carried } from './keys.ts'
import { isResource } from './patterns.ts'
import { all, newSheet, no, quote, some, type Term } from './terms.ts'

/** What a solver is asked: whether some request gets in through `policy`, and is not one that `unless` speaks of. */
export interface Question {
  readonly api: string
  readonly authorizationType: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS'
  readonly private: boolean
  readonly policy: PolicyDocument
  readonly endpointPolicy?: PolicyDocument
  /** Fact -> whether its second reading is followed; of what is left out either may be. */
  readonly readings: Readonly<Record<string, boolean>>
  readonly unless: Unless
}

/** Requests that do not count: none, those that get in through another policy, those that carry one of some texts under a key, or are of an account. */
export type Unless =
  | { readonly kind: 'never' }
  | { readonly kind: 'gets-in'; readonly policy: PolicyDocument }
  | { readonly kind: 'carries'; readonly keys: Readonly<Record<string, readonly string[]>>; readonly accounts?: readonly string[] }

/** Writes a question in SMT-LIB: it is satisfiable where there is such a request. Policies must not hold variables or references, nor compare a key in two sorts. */
export function scriptOf({ api, authorizationType, private: isPrivate, readings, unless, ...asked }: Question): string {
  const sheet = newSheet()
  const policy = read(asked.policy)
  const endpoint = asked.endpointPolicy && read(asked.endpointPolicy)
  const other = unless.kind === 'gets-in' ? read(unless.policy) : undefined
  const policies = [policy, endpoint, other].filter((one) => one !== undefined)

  const facts = new Map<string, Term>()
  const otherwise: Otherwise = (fact) => {
    const fixed = readings[fact]
    if (fixed !== undefined) return String(fixed)
    const term = facts.get(fact) ?? sheet.declare('Bool')
    facts.set(fact, term)
    return term
  }
  const conditions = policies.flatMap(({ statements }) => statements.flatMap((statement) => statement.conditions))
  const keys = new Map<string, Carried>()
  const carriedUnder = (name: string): Carried => {
    const key = foldCase(name)
    const found =
      keys.get(key) ??
      declareKey(
        key,
        conditions.filter((one) => foldCase(one.key.name) === key),
        isPrivate,
        sheet,
      )
    keys.set(key, found)
    return found
  }
  const resource = sheet.declare('String')
  sheet.claim(`(str.in_re ${resource} (re.++ (str.to_re ${quote(`${api}/`)}) re.all))`)
  const real = declareCaller(api, policies, sheet)
  const isSigned = authorizationType === 'AWS_IAM'
  const otherSide = sheet.declare('Bool')

  const holds = (condition: Condition, caller: CallerTerms): Term => {
    const carried = carriedUnder(condition.key.name)
    const usual = conditionHolds(condition, carried, otherwise)
    if (!namingKeys.has(foldCase(condition.key.name))) return usual
    const isNamed = all(caller.isAnonymous, otherwise('PS-57'), no(carried.present))
    return some(all(no(isNamed), usual), all(isNamed, conditionHolds(condition, anonymously, otherwise)))
  }
  const applies = (
    { action, resource: where, principal, conditions: own }: Statement,
    caller: CallerTerms,
    of: string | false,
    isDirect: boolean,
  ): Term => {
    const isAction = action.values.some((value) => isInvoke(valueText(value)))
    const isWhere = some(
      ...where.values.map((value) => {
        const text = valueText(value)
        const full = of === false ? text : text.replace(/^execute-api:\//, `${of}/`)
        return isResource(resource, full, otherwise('PS-66'), otherwise('PS-104'))
      }),
    )
    return all(
      speaksOf(principal, caller, otherwise, isDirect),
      String(isAction !== action.negated),
      where.negated ? no(isWhere) : isWhere,
      ...own.map((condition) => holds(condition, caller)),
    )
  }
  const says = ({ statements }: Policy, effect: string, caller: CallerTerms, of: string | false, isDirect = false): Term =>
    some(...statements.filter((one) => one.effect.value === effect).map((one) => applies(one, caller, of, isDirect)))

  const getsIn = (through: Policy): Term => {
    const caller = isSigned ? real : nobody
    const [isAllowed, isDenied] = [says(through, 'Allow', caller, api), says(through, 'Deny', caller, api)]
    const gate = endpoint === undefined ? 'true' : all(says(endpoint, 'Allow', real, false), no(says(endpoint, 'Deny', real, false)))
    if (authorizationType === 'CUSTOM') return all(gate, no(isDenied), some(isAllowed, otherSide))
    if (!isSigned) return all(gate, no(isDenied), isAllowed)
    const { isAws, isAnonymous, account, isRoot } = real
    const isHere = `(= ${account} ${quote(api.split(':')[4] ?? '')})`
    const ownAllows = some(isRoot, otherSide)
    // PS-73: an Allow for an account may leave the decision to the account.
    const isGranted = some(says(through, 'Allow', caller, api, true), all(otherwise('PS-73'), isAllowed))
    const inAccount = all(isAws, isHere, some(isGranted, ownAllows))
    const fromElsewhere = all(isAws, no(isHere), isAllowed, ownAllows)
    return all(gate, no(isDenied), some(inAccount, fromElsewhere, all(no(isAws), no(isAnonymous), isAllowed)))
  }
  sheet.claim(getsIn(policy))
  if (other !== undefined) sheet.claim(no(getsIn(other)))
  if (unless.kind === 'carries') {
    const carries = Object.entries(unless.keys).map(([key, texts]) => {
      const { present, values, list } = carriedUnder(key)
      return all(present, no(list), some(...texts.map((text) => `(= ${values[0]?.text ?? ''} ${quote(text)})`)))
    })
    const isOf = (unless.accounts ?? []).map((account) => all(isSigned ? real.isAws : 'false', `(= ${real.account} ${quote(account)})`))
    sheet.claim(no(some(...carries, ...isOf)))
  }
  return sheet.script()
}

const namingKeys: ReadonlySet<string> = new Set(['aws:principalaccount', 'aws:principaltype', 'aws:userid'])

/** PS-57. */
const anonymously: Carried = {
  present: 'true',
  list: 'false',
  values: [
    {
      counts: 'true',
      empty: 'false',
      text: quote('anonymous'),
      isFour: 'false',
      isSix: 'false',
      isNumber: 'false',
      four: `#x${'0'.repeat(8)}`,
      six: `#x${'0'.repeat(32)}`,
      number: '0.0',
    },
  ],
}

/** PS-60, PS-64: requests ask for `execute-api:Invoke`. */
function isInvoke(pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 'i').test('execute-api:Invoke')
}

function read(document: PolicyDocument): Policy {
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw new Error(`no policy: ${JSON.stringify(document)}`)
  return parsed.policy
}
