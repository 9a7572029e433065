/** Whether one of the ingress rules, in words, lets all of an IPv4 block in at TCP 443; rules that name groups or prefix lists prove nothing. */
export function isLetIn(rules: readonly string[], cidr: string): boolean {
  return rules.some((rule) => {
    const [, protocol, from, to, source] = /^(all|\w+)(?: (\d+)(?:-(\d+))?)? from (\S+)$/.exec(rule) ?? []
    const reaches = protocol === 'all' || (protocol === 'tcp' && Number(from) <= 443 && 443 <= Number(to ?? from))
    return reaches && source !== undefined && covers(source, cidr)
  })
}

function covers(outer: string, inner: string): boolean {
  if (outer === inner) return true
  const a = parse(outer)
  const b = parse(inner)
  if (a === undefined || b === undefined || a.length > b.length) return false
  return a.address >> (32n - a.length) === b.address >> (32n - a.length)
}

function parse(cidr: string): { readonly address: bigint; readonly length: bigint } | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr)
  if (match === null) return undefined
  const [a = 0n, b = 0n, c = 0n, d = 0n, length = 0n] = match.slice(1).map(BigInt)
  return { address: (a << 24n) | (b << 16n) | (c << 8n) | d, length }
}
