import { PolicyError, type RequestPrincipal } from '../language/index.ts'
import { shown } from './shown.ts'

/** Who calls, as policies name callers. */
export type Caller =
  { readonly kind: 'anonymous' } | AwsCaller | { readonly kind: 'Service' | 'Federated' | 'CanonicalUser'; readonly name: string }

/** A user, a role, a session or the root user of an account. */
export interface AwsCaller {
  readonly kind: 'aws'
  readonly arn: string
  readonly partition: string
  readonly account: string
  /** The role's name, for a session of a role. */
  readonly sessionOf?: string
  /** It has a permissions boundary: then a NotPrincipal with a Deny never spares it. */
  readonly bounded?: true
}

/** Reads the principal of a request; without one the caller is anonymous. Throws PolicyError where it is unreadable. */
export function readCaller(principal: RequestPrincipal | undefined): Caller {
  if (principal === undefined) return { kind: 'anonymous' }
  if (typeof principal === 'object' && (principal as unknown) !== null) {
    if ('arn' in principal) return readArn(principal.arn, principal.account)
    if ('service' in principal) return { kind: 'Service', name: principal.service }
    if ('federated' in principal) return { kind: 'Federated', name: principal.federated }
    if ('canonicalUser' in principal) return { kind: 'CanonicalUser', name: principal.canonicalUser }
  }
  throw invalid('the principal names nobody', 'give it an `arn`, or leave it out for an anonymous caller')
}

function readArn(arn: unknown, given: unknown): Caller {
  const match = typeof arn === 'string' ? /^arn:([^:]+):(?:iam|sts)::(\d{12}):([^]+)/.exec(arn) : null
  if (match === null)
    throw invalid(
      `\`${shown(arn)}\` is not the ARN of a caller`,
      'write `arn:aws:iam::ACCOUNT:user/NAME`, `…:role/NAME` or `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`',
    )
  const [text, partition = '', account = '', resource = ''] = match
  if (given !== undefined && given !== account)
    throw invalid(`the account \`${shown(given)}\` is not that of \`${text}\``, `write \`${account}\`, or leave it out`)
  const session = /^assumed-role\/([^/]+)\//.exec(resource)?.[1]
  return { kind: 'aws', arn: text, partition, account, ...(session === undefined ? {} : { sessionOf: session }) }
}

function invalid(message: string, help: string): PolicyError {
  return new PolicyError('INVALID_REQUEST', message, { at: 'principal', help })
}
