import type { Part } from '../../policy/index.ts'

/** Gives the text of a value in which escapes stand for their characters and variables for what `valueOf` says, their default or nothing. */
export function plainText(parts: readonly Part[], valueOf: (name: string) => string | undefined = () => undefined): string {
  return parts.map((part) => partText(part, valueOf)).join('')
}

function partText(part: Part, valueOf: (name: string) => string | undefined): string {
  switch (part.kind) {
    case 'literal':
      return part.text
    case 'escape':
      return part.character
    case 'variable':
      return valueOf(part.name) ?? part.default ?? ''
    case 'reference':
      return part.raw
  }
}
