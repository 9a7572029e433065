import type { TextDocument } from '../language/index.ts'
import { checkTextOrReference, type TextForm } from './check-text-or-reference.ts'

/** Gives a VPC endpoint id, or a reference to one, back; throws PolicyError where it is neither. */
export function checkVpceId(id: TextDocument, at: string): TextDocument {
  return checkTextOrReference(id, vpceId, at)
}

const vpceId: TextForm = {
  code: 'MALFORMED_VPCE_ID',
  isNot: 'not the id of a VPC endpoint',
  fits: /^vpce-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
  help: (text) => {
    const repaired = text.trim().toLowerCase()
    if (vpceId.fits.test(repaired)) return `write \`${repaired}\``
    if (repaired.startsWith('vpce-svc-')) return 'this is an endpoint service: name the interface endpoint that callers use, `vpce-…`'
    if (repaired.startsWith('vpc-')) return 'this is a VPC: name its interface endpoint for execute-api, `vpce-…`'
    return 'an id is `vpce-` and 8 or 17 lower-case hexadecimal digits, such as `vpce-0a1b2c3d4e5f60718`; a reference is `{ Ref: … }` or a token'
  },
}
