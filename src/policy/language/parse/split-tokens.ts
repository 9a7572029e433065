import type { Dialect } from '../dialect.ts'
import type { Reference } from '../value.ts'

/** A piece of a value before its policy variables are looked for. */
export type Chunk = string | Reference

/** Splits the references off a string: interpolations of Terraform, tokens of the CDK. Terraform's doubled marks become single ones. */
export function splitTokens(text: string, dialect: Dialect): readonly Chunk[] {
  switch (dialect) {
    case 'iam':
    case 'cloudformation':
      return [text]
    case 'cdk':
      return splitCdk(text)
    case 'terraform':
      return splitTerraform(text)
  }
}

/** Joins neighbouring texts, so that a policy variable may span them. */
export function joinTexts(chunks: readonly Chunk[]): readonly Chunk[] {
  const joined: Chunk[] = []
  for (const chunk of chunks) {
    const last = joined.at(-1)
    if (typeof chunk === 'string' && typeof last === 'string') joined[joined.length - 1] = last + chunk
    else joined.push(chunk)
  }
  return joined
}

function splitCdk(text: string): readonly Chunk[] {
  // Why: most texts have none, and looking for one with a regular expression takes ten times as long.
  if (!text.includes('{Token[')) return [text]
  const chunks: Chunk[] = []
  let offset = 0
  for (const match of text.matchAll(/[$#]\{Token\[[\w:.-]+\]\}/g)) {
    chunks.push(text.slice(offset, match.index), { kind: 'reference', source: 'cdk', raw: match[0] })
    offset = match.index + match[0].length
  }
  chunks.push(text.slice(offset))
  return joinTexts(chunks)
}

function splitTerraform(text: string): readonly Chunk[] {
  const chunks: Chunk[] = []
  let offset = 0
  for (;;) {
    const mark = nextMark(text, offset)
    if (mark < 0) break
    chunks.push(text.slice(offset, mark))
    if (text[mark + 1] !== '{') {
      chunks.push(text.slice(mark + 1, mark + 3))
      offset = mark + 3
      continue
    }
    const end = closingBrace(text, mark + 2)
    if (end < 0) {
      offset = mark
      break
    }
    chunks.push({ kind: 'reference', source: 'terraform', raw: text.slice(mark, end + 1) })
    offset = end + 1
  }
  chunks.push(text.slice(offset))
  return joinTexts(chunks)
}

/** Gives the offset of the next `${`, `%{`, `$${` or `%%{`. */
function nextMark(text: string, from: number): number {
  const marks = /\$\$\{|%%\{|\$\{|%\{/g
  marks.lastIndex = from
  return marks.exec(text)?.index ?? -1
}

/** Gives the offset of the brace that closes an expression; braces in its strings and nested interpolations are passed over. */
function closingBrace(text: string, from: number): number {
  // INVARIANT: `open` holds what must close, innermost last: `}` for a brace, `"` for a string.
  const open: ('}' | '"')[] = ['}']
  for (let offset = from; offset < text.length; offset++) {
    const character = text[offset]
    if (open.at(-1) === '"') {
      if (character === '\\') offset++
      else if (character === '"') open.pop()
      else if ((character === '$' || character === '%') && text[offset + 1] === '{') {
        open.push('}')
        offset++
      }
    } else if (character === '"') open.push('"')
    else if (character === '{') open.push('}')
    else if (character === '}') {
      open.pop()
      if (open.length === 0) return offset
    }
  }
  return -1
}
