import { sourceIpHeader } from '../admit/request-context.ts'
import { identityPolicyHeader, principalHeader } from '../admit/signer.ts'

const hopByHop: readonly string[] = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

const setByTheGateway: readonly string[] = [
  ...['content-length', 'expect', 'host', 'user-agent', 'x-amzn-apigateway-api-id', 'x-amzn-trace-id', 'x-apigw-api-id'],
  ...[sourceIpHeader, principalHeader, identityPolicyHeader],
]

/** Gives the headers (name, value, name, value …) of a caller that a proxy integration passes on. */
export function passRequestHeaders(rawHeaders: readonly string[]): string[] {
  return without(rawHeaders, setByTheGateway)
}

/** Gives the headers (name, value, name, value …) of a backend that a proxy integration passes back; the length only of a body that was not sent. */
export function passResponseHeaders(rawHeaders: readonly string[], bodiless: boolean): string[] {
  return without(rawHeaders, bodiless ? [] : ['content-length'])
}

/** Takes a list of names and values apart into pairs. */
export function headerPairs(rawHeaders: readonly string[]): (readonly [name: string, value: string])[] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : []))
}

// Why: `Connection` may name further headers that are for the next hop only (RFC 9110, 7.6.1).
function without(rawHeaders: readonly string[], names: readonly string[]): string[] {
  const pairs = headerPairs(rawHeaders)
  const named = pairs.filter(([name]) => name.toLowerCase() === 'connection').flatMap(([, value]) => value.toLowerCase().split(/\s*,\s*/))
  const dropped = new Set([...hopByHop, ...names, ...named])
  return pairs.filter(([name]) => !dropped.has(name.toLowerCase())).flat()
}
