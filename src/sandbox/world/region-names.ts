import { ServiceError } from './service-error.ts'

/** Gives the partition of a Region: `aws`, `aws-cn` or `aws-us-gov`. */
export function partitionOf(region: string): 'aws' | 'aws-cn' | 'aws-us-gov' {
  if (region.startsWith('cn-')) return 'aws-cn'
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  return 'aws'
}

/** Gives the id of a Region's first, second, … Availability Zone: `use1-az1` is the first of `us-east-1`. */
export function zoneIdOf(region: string, number: number): string {
  const parts = region.split('-')
  const [country = '', ...middle] = parts.slice(0, -1)
  const letters = middle.map((word) =>
    word
      .replace(/^(north|south|central)(east|west)$/, '$1 $2')
      .split(' ')
      .map((part) => part[0])
      .join(''),
  )
  return `${country}${letters.join('')}${parts.at(-1) ?? ''}-az${String(number)}`
}

/**
 * Refuses what cannot be the name of a Region.
 *
 * @throws ServiceError `InvalidSignatureException`-like, because the name comes from a credential scope.
 */
export function checkRegionName(region: string): void {
  if (!/^[a-z]{2}(-[a-z]+){1,2}-\d$/.test(region))
    throw new ServiceError('SignatureDoesNotMatch', `Credential should be scoped to a valid region, not '${region}'.`, 403)
}
