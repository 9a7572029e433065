import { sampleValues } from '../solve/encode/sample-values.ts'

/** Gives texts that a person believes under a key, in lower case, where the one that a request carries is none: ids of AWS's form, addresses of a host, words. */
export function believableTexts(key: string, text: string): readonly string[] {
  const samples = sampleValues(key)
  if (samples.includes(text)) return []
  if (key === 'aws:sourcevpce') return wellFormed('vpce-', text, samples)
  if (key === 'aws:sourcevpc') return wellFormed('vpc-', text, samples)
  if (key === 'aws:sourceip' || key === 'aws:vpcsourceip') return /\.(?:0|255)$/.test(text) ? [...samples, inside(text)] : []
  if (moments.has(key)) return /^(?:19[789]|20\d)\d-\d\d-\d\dT/.test(text) ? [] : years.map((year) => `${year}-06-01T12:00:00Z`)
  return /^(?:|x+|other|example)$/.test(text) ? samples : []
}

const moments: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:tokenissuetime'])
const years = ['2026', '2025', '2027', '2020', '2030', '2015', '2040', '1990', '2090']

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
function wellFormed(prefix: string, text: string, samples: readonly string[]): readonly string[] {
  const digits = text.startsWith(prefix) ? text.slice(prefix.length) : ''
  if (/^(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(digits)) return []
  const completed = prefix + (digits.replace(/[^0-9a-f]+/g, '') + '0f9e8d7c6b5a43210').slice(0, 17)
  return [...samples, completed]
}

/** A host's address next to the border of a network. */
function inside(text: string): string {
  return text.replace(/\d+$/, (last) => (last === '0' ? '10' : '250'))
}
