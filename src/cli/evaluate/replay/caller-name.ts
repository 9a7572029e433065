import type { Request } from '../../../policy/index.ts'
import { carried } from './carried.ts'

/** Gives what a summary calls the caller: its ARN or name, or else the endpoint, the VPC or the address it came from. */
export function callerName(request: Request): string {
  const { principal } = request
  if (principal !== undefined) return String(Object.values(principal)[0])
  for (const key of ['aws:SourceVpce', 'aws:SourceVpc', 'aws:SourceIp', 'aws:VpcSourceIp']) {
    const value = carried(request, key)
    if (value !== undefined) return String(value)
  }
  return 'from nowhere that is known'
}
