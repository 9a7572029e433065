import type { NearestMiss, RequestChange } from '../../../policy/index.ts'

/** Says what would have to be different: `from \`vpce-0a1b\`, on the path \`/orders\``. */
export function wordMiss({ changes }: NearestMiss): string {
  return changes.map(wordChange).join(', ')
}

function wordChange(change: RequestChange): string {
  switch (change.kind) {
    case 'context':
      if (change.after === undefined) return `without \`${change.key}\``
      return contextWords[change.key]?.(change.after) ?? `with \`${change.key}\` = \`${change.after}\``
    case 'principal':
      return `for \`${change.after}\``
    case 'stage':
      return `on the stage \`${change.after}\``
    case 'method':
      return `with the method \`${change.after}\``
    case 'path':
      return `on the path \`${change.after}\``
  }
}

const contextWords: Readonly<Record<string, (value: string) => string>> = {
  'aws:SourceVpce': (id) => `from \`${id}\``,
  'aws:SourceVpc': (id) => `from \`${id}\``,
  'aws:VpcSourceIp': (address) => `from the address \`${address}\` inside the VPC`,
  'aws:SourceIp': (address) => `from the address \`${address}\``,
}
