import type { Node } from '../node.ts'
import type { Part } from '../value.ts'
import type { Report } from './context.ts'

/** Splits a text into literals, escapes and policy variables. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
export function readVariables(text: string, at: Node, report: Report): readonly Part[] {
  const parts: Part[] = []
  let offset = 0
  for (;;) {
    const start = text.indexOf('${', offset)
    if (start < 0) break
    const end = text.indexOf('}', start)
    if (end < 0) {
      report('policy-variable-syntax', at, { text: text.slice(start), problem: 'unclosed' })
      break
    }
    if (start > offset) parts.push({ kind: 'literal', text: text.slice(offset, start) })
    parts.push(readBraces(text.slice(start, end + 1), at, report))
    offset = end + 1
  }
  if (offset < text.length) parts.push({ kind: 'literal', text: text.slice(offset) })
  return parts
}

function readBraces(raw: string, at: Node, report: Report): Part {
  const inner = raw.slice(2, -1)
  if (inner === '*' || inner === '?' || inner === '$') return { kind: 'escape', character: inner }
  const comma = inner.indexOf(',')
  const name = (comma < 0 ? inner : inner.slice(0, comma)).trim()
  const rest = comma < 0 ? undefined : inner.slice(comma + 1).trim()
  if (name === '' || name.includes('${')) report('policy-variable-syntax', at, { text: raw, problem: 'nameless' })
  if (rest === undefined) return { kind: 'variable', name, raw }
  if (rest.length >= 2 && rest.startsWith("'") && rest.endsWith("'")) return { kind: 'variable', name, default: rest.slice(1, -1), raw }
  report('policy-variable-syntax', at, { text: raw, problem: 'default' })
  return { kind: 'variable', name, raw }
}
