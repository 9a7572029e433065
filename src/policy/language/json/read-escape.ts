const simple: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** Reads the JSON escape whose backslash stands at `start`: what it stands for and how long it is; nothing where it is none. */
export function readEscape(text: string, start: number): { readonly character: string; readonly length: number } | undefined {
  const letter = text[start + 1] ?? ''
  const plain = Object.hasOwn(simple, letter) ? simple[letter] : undefined
  if (plain !== undefined) return { character: plain, length: 2 }
  const digits = text.slice(start + 2, start + 6)
  if (letter !== 'u' || !/[0-9a-fA-F]{4}/.test(digits)) return undefined
  return { character: String.fromCharCode(parseInt(digits, 16)), length: 6 }
}
