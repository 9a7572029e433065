import type { Attribute, AttributeChange } from '../../provision/index.ts'
import { diffLines } from './diff-lines.ts'

/** Writes one changed attribute: one line, or several where a value is a JSON document. */
export function renderAttribute({ name, before, after }: AttributeChange): readonly string[] {
  if (before === undefined) return head('+', name, lines(after))
  if (after === undefined) return head('-', name, lines(before))
  const old = lines(before)
  const next = lines(after)
  if (old.length === 1 && next.length === 1) return [`~ ${name}: ${old.join()} -> ${next.join()}`]
  return [`~ ${name}:`, ...diffLines(old, next).map(({ mark, line }) => `    ${mark} ${line}`)]
}

function head(mark: '+' | '-', name: string, [first = '', ...rest]: readonly string[]): readonly string[] {
  return [`${mark} ${name}: ${first}`, ...rest.map((line) => `    ${line}`)]
}

function lines(value: Attribute | undefined): readonly string[] {
  if (isUnknown(value)) return ['(known after apply)']
  const document = typeof value === 'string' ? parseDocument(value) : value
  if (typeof document !== 'object' || document === null) return [JSON.stringify(value)]
  const spread = spell(document, 2)
  const short = spell(document)
  return short.length <= 100 ? [short] : spread.split('\n')
}

function isUnknown(value: Attribute | undefined): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && (value as Readonly<Record<string, unknown>>).unknown === true
  )
}

/** JSON, with every unknown value inside it said as such. */
function spell(value: Attribute, indent?: number): string {
  const text = JSON.stringify(value, (_key, inner: Attribute) => (isUnknown(inner) ? '(known after apply)' : inner), indent)
  return text.replaceAll('"(known after apply)"', '(known after apply)')
}

function parseDocument(text: string): Attribute {
  if (!/^\s*[[{]/.test(text)) return text
  try {
    return JSON.parse(text) as Attribute
  } catch {
    return text
  }
}
