import { valueText, type Policy, type PrincipalElement } from '../../../src/policy/language/index.ts'
import type { Otherwise } from './conditions.ts'
import { all, no, quote, same, some, type Sheet, type Term } from './terms.ts'

/** Who calls: nobody in particular, an ARN of an account taken apart, or a name of another kind. */
export interface CallerTerms {
  readonly isAnonymous: Term
  readonly isAws: Term
  readonly partition: Term
  readonly account: Term
  /** The account's root; otherwise what stands behind the account in an ARN of iam; otherwise a session of a role. */
  readonly isRoot: Term
  readonly isSession: Term
  readonly resource: Term
  readonly role: Term
  readonly session: Term
  readonly isOfKind: (type: string) => Term
  readonly name: Term
}

/** The caller whom a resource policy sees where nobody signs. */
export const nobody: CallerTerms = {
  isAnonymous: 'true',
  isAws: 'false',
  isOfKind: () => 'false',
  partition: '""',
  account: '""',
  isRoot: 'false',
  isSession: 'false',
  resource: '""',
  role: '""',
  session: '""',
  name: '""',
}

/** Declares a caller: any at all, but of a partition that is named. */
export function declareCaller(api: string, policies: readonly Policy[], sheet: Sheet): CallerTerms {
  const kind = sheet.declare('Int')
  const [partition, account, resource, role, session, name] = Array.from({ length: 6 }, () => sheet.declare('String')) as [
    Term,
    Term,
    Term,
    Term,
    Term,
    Term,
  ]
  const [isRoot, isSession] = [sheet.declare('Bool'), sheet.declare('Bool')]
  const texts = policies.flatMap(({ statements }) =>
    statements.flatMap(({ principal }) => principal.entries.map((e) => valueText(e.value))),
  )
  const partitions = [api, ...texts.filter((text) => text.startsWith('arn:'))].map((text) => text.split(':')[1] ?? '')
  sheet.claim(`(and (<= 0 ${kind}) (<= ${kind} 4))`)
  sheet.claim(some(...[...new Set(partitions)].map((one) => same(partition, quote(one)))))
  sheet.claim(`(str.in_re ${account} ((_ re.^ 12) (re.range "0" "9")))`)
  sheet.claim(no(all(isRoot, isSession)))
  sheet.claim(no(same(resource, quote('root'))))
  const word = '(re.+ (re.union (re.range "0" "9") (re.range "A" "Z") (re.range "a" "z") (str.to_re "-")))'
  for (const text of [role, session]) sheet.claim(`(str.in_re ${text} ${word})`)
  const kinds = ['anonymous', 'AWS', 'Service', 'Federated', 'CanonicalUser']
  const isOfKind = (type: string): Term => same(kind, String(kinds.indexOf(type)))
  const [isAnonymous, isAws] = [isOfKind('anonymous'), isOfKind('AWS')]
  return { isAnonymous, isAws, partition, account, isRoot, isSession, resource, role, session, isOfKind, name }
}

/** Says that a statement speaks of the caller (PS-71 to PS-81). `isDirect`: what names the account only is left out (PS-73). */
export function speaksOf(element: PrincipalElement, caller: CallerTerms, otherwise: Otherwise, isDirect = false): Term {
  const { negated, everyone } = element
  if (everyone) return negated ? 'false' : 'true'
  const entries = element.entries
    .map(({ type, value }) => ({ type, text: valueText(value) }))
    .filter(({ type, text }) => !(isDirect && type === 'AWS' && /^(?:\d{12}|arn:[^:]+:iam::\d{12}:root)$/.test(text)))
  const { isAnonymous, isAws, isRoot, isSession } = caller
  const isStar = entries.some(({ type, text }) => type === 'AWS' && text === '*')
    ? some(isAnonymous, isAws, no(otherwise('PS-71')))
    : 'false'
  const listed = (identity: (text: string, caller: CallerTerms) => Term): Term =>
    some(...entries.flatMap(({ type, text }) => (type === 'AWS' ? [identity(text, caller)] : [])))
  const [account, arn, role] = [listed(isAccount), listed(isItself), listed(isRoleOf)]
  const other = some(
    ...entries.flatMap(({ type, text }) => (type === 'AWS' ? [] : [all(caller.isOfKind(type), same(caller.name, quote(text)))])),
  )
  const ofAws = negated
    ? all(account, some(isRoot, arn), some(no(isSession), role))
    : some(account, all(no(isRoot), arn), all(isSession, role))
  const isNamed = some(isStar, all(isAws, ofAws), all(no(isAws), other))
  return negated ? no(isNamed) : isNamed
}

/** PS-72. */
function isAccount(text: string, { account, partition }: CallerTerms): Term {
  if (/^\d{12}$/.test(text)) return same(account, quote(text))
  const [, ofPartition, id] = /^arn:([^:]+):iam::(\d{12}):root$/.exec(text) ?? []
  return id === undefined ? 'false' : all(same(account, quote(id)), same(partition, quote(ofPartition ?? '')))
}

function isItself(text: string, { account, partition, isRoot, isSession, resource, role, session }: CallerTerms): Term {
  const [, ofPartition = '', service, id = '', rest = ''] = /^arn:([^:]+):(iam|sts)::(\d{12}):(.*)$/s.exec(text) ?? []
  if (service === undefined || rest === 'root') return 'false'
  const isHome = all(same(account, quote(id)), same(partition, quote(ofPartition)), no(isRoot))
  if (service === 'iam') return all(isHome, no(isSession), same(resource, quote(rest)))
  const [, itsRole, itsSession] = /^assumed-role\/([^/]+)\/([^/]+)$/.exec(rest) ?? []
  if (itsRole === undefined || itsSession === undefined) throw new Error(`the oracle does not know the caller ${text}`)
  return all(isHome, isSession, same(role, quote(itsRole)), same(session, quote(itsSession)))
}

/** PS-75: whatever the role's path. */
function isRoleOf(text: string, { account, partition, role }: CallerTerms): Term {
  const [, ofPartition = '', id = '', name] = /^arn:([^:]+):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/s.exec(text) ?? []
  if (name === undefined) return 'false'
  return all(same(account, quote(id)), same(partition, quote(ofPartition)), same(role, quote(name)))
}
