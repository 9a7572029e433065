/** An address as a text of 32 or 128 binary digits; nothing for any other text. */
export function bitsOf(text: string): string | undefined {
  return text.includes(':') ? sixBits(text) : fourBits(text)
}

/** Tells whether an address lies in a CIDR block (PS-38, PS-39, PS-40); families never meet. */
export function inBlock(address: string, block: string, mappedIsFour: boolean): boolean {
  const [network = '', length] = block.split('/')
  const wanted = bitsOf(network)
  let found = bitsOf(address)
  if (mappedIsFour && found?.startsWith(`${'0'.repeat(80)}${'1'.repeat(16)}`) === true && found.length === 128) found = found.slice(96)
  if (wanted?.length !== found?.length || wanted === undefined || found === undefined) return false
  const shared = length === undefined ? wanted.length : Number(length)
  return wanted.slice(0, shared) === found.slice(0, shared)
}

function fourBits(text: string): string | undefined {
  const fields = text.split('.')
  if (fields.length !== 4 || !fields.every((field) => /^\d+$/.test(field) && String(Number(field)) === field && Number(field) < 256))
    return undefined
  return fields.map((field) => Number(field).toString(2).padStart(8, '0')).join('')
}

function sixBits(text: string): string | undefined {
  const inner = /^(.*:)([^:]*\.[^:]*)$/.exec(text)
  if (inner !== null) {
    const four = fourBits(inner[2] ?? '')
    if (four === undefined) return undefined
    const groups = [four.slice(0, 16), four.slice(16)].map((bits) => parseInt(bits, 2).toString(16))
    return sixBits(`${inner[1] ?? ''}${groups.join(':')}`)
  }
  const parts = text.split('::')
  if (parts.length > 2) return undefined
  const [head, tail] = parts.map((part) => (part === '' ? [] : part.split(':')))
  if (head === undefined) return undefined
  const zeros = 8 - head.length - (tail?.length ?? 0)
  if (tail === undefined ? zeros !== 0 : zeros < 1) return undefined
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...(tail ?? [])]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined
  return groups.map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('')
}
