import type { ConfigFinding } from '../config-finding.ts'
import { childPointer } from '../pointer.ts'
import { loosely } from './read-loosely.ts'

/** Checks what the forms of IPv4 addresses, CIDR blocks and load balancer ARNs leave open. */
export function checkAddresses(config: unknown): readonly ConfigFinding[] {
  const region = loosely.text(loosely.key(config, 'region'))
  const blocks = loosely
    .entries(loosely.key(config, 'endpoints'))
    .flatMap(([name, endpoint]) =>
      texts(loosely.key(endpoint, 'allowFrom'), `${childPointer('/endpoints', name)}/allowFrom`).flatMap(([block, pointer]) =>
        badBlock(block, pointer),
      ),
    )
  const backends = loosely.entries(loosely.key(config, 'backends')).flatMap(([name, backend]) => {
    const pointer = `${childPointer('/backends', name)}/loadBalancer`
    const loadBalancer = loosely.key(backend, 'loadBalancer')
    if (typeof loadBalancer === 'string') return elsewhere(loadBalancer, region, pointer)
    return texts(loosely.key(loadBalancer, 'targets'), `${pointer}/targets`).flatMap(([address, at]) => badAddress(address, at))
  })
  return [...blocks, ...backends]
}

function texts(list: unknown, pointer: string): readonly (readonly [string, string])[] {
  return loosely.items(list).flatMap((item, index) => (typeof item === 'string' ? [[item, `${pointer}/${index}`] as const] : []))
}

function badAddress(address: string, pointer: string): readonly ConfigFinding[] {
  if (!/^[\d.]+$/.test(address) || readAddress(address) !== undefined) return []
  return [
    { code: 'WRONG_FORM', message: `\`${address}\` is not an IPv4 address`, help: 'each part is from 0 to 255', pointer, on: 'value' },
  ]
}

/** A block with host bits would come back from AWS as another one, and never settle. */
function badBlock(block: string, pointer: string): readonly ConfigFinding[] {
  const match = /^([\d.]+)\/(\d{1,2})$/.exec(block)
  if (match === null) return []
  const address = readAddress(match[1] ?? '')
  const bits = Number(match[2])
  const finding = (help: string): ConfigFinding => ({
    code: 'WRONG_FORM',
    message: `\`${block}\` is not an IPv4 CIDR block`,
    help,
    pointer,
    on: 'value',
  })
  if (address === undefined) return [finding('each part is from 0 to 255')]
  if (bits > 32) return [finding('the number after the slash is from 0 to 32')]
  const network = bits === 0 ? 0 : (address & (-1 << (32 - bits))) >>> 0
  return network === address ? [] : [finding(`did you mean \`${writeAddress(network)}/${bits}\`?`)]
}

function elsewhere(arn: string, region: string | undefined, pointer: string): readonly ConfigFinding[] {
  const its = arn.split(':')[3]
  if (!arn.startsWith('arn:') || its === undefined || region === undefined || its === region) return []
  const help = 'a VPC Link reaches load balancers of its own Region only'
  return [
    { code: 'WRONG_REGION', message: `this load balancer is in \`${its}\`, and the API in \`${region}\``, help, pointer, on: 'value' },
  ]
}

function readAddress(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || parts.some((part) => !/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255)) return undefined
  return parts.reduce((address, part) => address * 256 + Number(part), 0)
}

function writeAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')
}
