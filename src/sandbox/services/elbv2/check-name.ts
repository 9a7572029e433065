import { ServiceError } from '../../world/index.ts'

/**
 * Refuses what AWS takes for no name: up to 32 letters, digits and hyphens, none at either end.
 *
 * @param noun `Load balancer` or `Target group`
 * @throws ServiceError `ValidationError`
 */
export function checkName(noun: string, name: string): void {
  if (name === '') throw invalid(`${noun} name cannot be empty`)
  if (name.length > 32) throw invalid(`${noun} name '${name}' cannot be longer than '32' characters`)
  if (!/^[A-Za-z0-9-]+$/.test(name))
    throw invalid(`${noun} name '${name}' can only contain characters that are alphanumeric characters and hyphens(-)`)
  if (name.startsWith('-') || name.endsWith('-')) throw invalid(`${noun} name '${name}' cannot begin or end with a hyphen(-)`)
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationError', message)
}
