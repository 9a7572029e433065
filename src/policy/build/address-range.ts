/** Tells whether a text is an IP address or a CIDR block. @see https://www.rfc-editor.org/rfc/rfc4291#section-2.2 */
export function isAddressRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.length > 49 ? [''] : text.split('/')
  const bits = address.includes(':') ? 128 : 32
  if (rest.length > 0 || (prefix !== undefined && !(/^(?:0|[1-9]\d{0,2})$/.test(prefix) && Number(prefix) <= bits))) return false
  return bits === 32 ? isIpv4(address) : isIpv6(address)
}

function isIpv4(text: string): boolean {
  return /^(?:(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])(?:\.(?=.)|$)){4}$/.test(text)
}

function isIpv6(text: string): boolean {
  const colon = text.lastIndexOf(':')
  const last = text.slice(colon + 1)
  // Why: the last two groups may be written as an IPv4 address.
  const plain = last.includes('.') ? (isIpv4(last) ? `${text.slice(0, colon + 1)}0:0` : '') : text
  const halves = plain.split('::')
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  if (halves.length > 2 || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false
  return halves.length === 2 ? groups.length < 8 : groups.length === 8
}
