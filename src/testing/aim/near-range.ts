/** Gives the first and last address of a CIDR block, their neighbours outside, other spellings, the mapped address, and texts that are no addresses. */
export function nearRange(range: string): readonly string[] {
  const [address = '', length] = range.split('/')
  const bits = address.includes(':') ? 128 : 32
  const value = bits === 32 ? readIpv4(address) : readIpv6(address)
  const prefix = length === undefined ? bits : Number(length)
  if (value === undefined || !Number.isInteger(prefix) || prefix < 0 || prefix > bits) return [address, '10.0.0.1', '']
  const size = 1n << BigInt(bits - prefix)
  const first = value - (value % size)
  const all = 1n << BigInt(bits)
  const inside = [first, first + size - 1n, value]
  const outside = [first - 1n, first + size].map((neighbour) => (neighbour + all) % all)
  const texts = [...inside, ...outside].map(bits === 32 ? writeIpv4 : writeIpv6)
  const spelt =
    bits === 32 ? texts.slice(0, 2).map((text) => `::ffff:${text}`) : inside.map((found) => compress(writeIpv6(found)).toUpperCase())
  return [...texts, ...spelt, range, `${address}.`, '']
}

function readIpv4(text: string): bigint | undefined {
  const fields = text.split('.')
  if (fields.length !== 4 || !fields.every((field) => /^\d{1,3}$/.test(field))) return undefined
  return fields.reduce((value, field) => value * 256n + BigInt(field), 0n)
}

function readIpv6(text: string): bigint | undefined {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  const inner = dotted?.[2] === undefined ? undefined : readIpv4(dotted[2])
  const whole = inner === undefined ? text : `${dotted?.[1] ?? ''}${(inner >> 16n).toString(16)}:${(inner & 0xffffn).toString(16)}`
  const [head = [], tail] = whole.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  const gap = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  const groups = [...head, ...gap, ...(tail ?? [])]
  if (groups.length !== 8 || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined
  return groups.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n)
}

function writeIpv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.')
}

function writeIpv6(value: bigint): string {
  return Array.from({ length: 8 }, (_, index) => ((value >> BigInt(16 * (7 - index))) & 0xffffn).toString(16)).join(':')
}

function compress(text: string): string {
  return text.replace(/(?:^|:)0(?::0)+(?::|$)/, '::')
}
