import type { RequestPrincipal } from '../../language/index.ts'
import { invalidRequest } from './invalid-request.ts'

/** Who calls, as offsets into the text that names the caller. Why mutable: see `Frame`. */
export interface CallerView {
  kind: 'anonymous' | 'aws' | 'Service' | 'Federated' | 'CanonicalUser'
  /** The ARN, or the name of a service, a provider or a canonical user. */
  text: string
  /** Where the partition ends, in an ARN. */
  partitionEnd: number
  /** Where the twelve digits of the account begin. */
  account: number
  /** The name of a session's role: its offsets; both 0 for anybody else. */
  roleStart: number
  roleEnd: number
}

/** Makes a view of nobody in particular. */
export function anonymous(): CallerView {
  return { kind: 'anonymous', text: '', partitionEnd: 0, account: 0, roleStart: 0, roleEnd: 0 }
}

/** Reads the principal of a request into a view; throws PolicyError where it is unreadable. */
export function viewCaller(view: CallerView, principal: RequestPrincipal | undefined): void {
  if (principal === undefined) {
    view.kind = 'anonymous'
    return
  }
  if (typeof principal === 'object' && (principal as unknown) !== null) {
    if ('arn' in principal) {
      viewArn(view, principal.arn, principal.account)
      return
    }
    if ('service' in principal) {
      viewName(view, 'Service', principal.service)
      return
    }
    if ('federated' in principal) {
      viewName(view, 'Federated', principal.federated)
      return
    }
    if ('canonicalUser' in principal) {
      viewName(view, 'CanonicalUser', principal.canonicalUser)
      return
    }
  }
  throw invalidRequest('the principal names nobody', 'principal', 'give it an `arn`, or leave it out for an anonymous caller')
}

function viewName(view: CallerView, kind: 'Service' | 'Federated' | 'CanonicalUser', name: string): void {
  view.kind = kind
  view.text = name
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns */
function viewArn(view: CallerView, arn: unknown, account: unknown): void {
  if (typeof arn !== 'string') throw unreadable(arn)
  const partitionEnd = arn.startsWith('arn:') ? arn.indexOf(':', 4) : -1
  const start = partitionEnd + 6
  if (partitionEnd <= 4 || !(arn.startsWith(':iam::', partitionEnd) || arn.startsWith(':sts::', partitionEnd))) throw unreadable(arn)
  if (!isAccount(arn, start) || arn.charCodeAt(start + 12) !== colon || arn.length <= start + 13) throw unreadable(arn)
  if (account !== undefined && (typeof account !== 'string' || account.length !== 12 || !arn.startsWith(account, start))) {
    const own = arn.slice(start, start + 12)
    throw invalidRequest(
      `the account \`${typeof account === 'string' ? account.slice(0, 200) : typeof account}\` is not that of \`${arn}\``,
      'principal',
      `write \`${own}\`, or leave it out`,
    )
  }
  view.kind = 'aws'
  view.text = arn
  view.partitionEnd = partitionEnd
  view.account = start
  viewSession(view, arn, start + 13)
}

function viewSession(view: CallerView, arn: string, resource: number): void {
  const start = resource + session.length
  const end = arn.startsWith(session, resource) ? arn.indexOf('/', start) : -1
  view.roleStart = end > start ? start : 0
  view.roleEnd = end > start ? end : 0
}

const session = 'assumed-role/'
const colon = 0x3a

function isAccount(arn: string, start: number): boolean {
  for (let offset = start; offset < start + 12; offset++) {
    const character = arn.charCodeAt(offset)
    if (!(character >= 0x30 && character <= 0x39)) return false
  }
  return true
}

function unreadable(arn: unknown): Error {
  const shown = typeof arn === 'string' ? arn.slice(0, 200) : typeof arn
  return invalidRequest(
    `\`${shown}\` is not the ARN of a caller`,
    'principal',
    'write `arn:aws:iam::ACCOUNT:user/NAME`, `…:role/NAME` or `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`',
  )
}
