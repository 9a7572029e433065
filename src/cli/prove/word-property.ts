import type { ProveVerbOptions } from './prove-verb-options.ts'

/** Says the question as it was asked. */
export function wordProperty(options: ProveVerbOptions): string {
  const words: readonly (readonly [string, string | boolean | undefined])[] = [
    ['only from the VPC endpoint', options.onlyFromVpce],
    ['only from the VPC', options.onlyFromVpc],
    ['only from the organization', options.onlyFromOrg],
    ['only from the account', options.onlyFromAccounts],
    ['not public', options.notPublic],
    ['lets in nobody whom the other policy keeps out:', options.implies],
    ['lets in the same requests as', options.equivalent],
    ['not locked out', options.notLockedOut],
    ['somebody gets in to', options.covers],
  ]
  const [asked] = words.filter(([, value]) => value !== undefined)
  return asked === undefined ? '' : `${asked[0]}${typeof asked[1] === 'string' ? ` ${asked[1]}` : ''}`
}
