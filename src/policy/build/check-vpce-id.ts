import { PolicyError, type TextDocument } from '../language/index.ts'
import { shorten } from './check-shape.ts'
import { hasPolicyVariable, identityOf, isKnownLater, variableHelp } from './known-later.ts'

/** Gives a VPC endpoint id, or a reference to one, back; throws PolicyError where it is neither. */
export function checkVpceId(id: TextDocument, at: string): TextDocument {
  if (isKnownLater(id) || (typeof id === 'string' && /^vpce-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id))) return id
  const text = typeof id === 'string' ? id : hasPolicyVariable(id) ? identityOf(id) : `a value of the type ${typeof id}`
  throw new PolicyError('MALFORMED_VPCE_ID', `\`${shorten(text)}\` is not the id of a VPC endpoint`, {
    at,
    help: hasPolicyVariable(id) ? variableHelp : helpFor(text),
  })
}

function helpFor(text: string): string {
  const repaired = text.trim().toLowerCase()
  if (repaired !== text && /^vpce-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(repaired)) return `write \`${repaired}\``
  if (/^vpce-svc-/i.test(repaired)) return 'this is an endpoint service: name the interface endpoint that callers use, `vpce-…`'
  if (/^vpc-/i.test(repaired)) return 'this is a VPC: name its interface endpoint for execute-api, `vpce-…`'
  return 'an id is `vpce-` and 8 or 17 lower-case hexadecimal digits, such as `vpce-0a1b2c3d4e5f60718`; a reference is `{ Ref: … }` or a token'
}
