import { PolicyError } from '../../language/index.ts'

/** Makes the error for an unreadable request. */
export function invalidRequest(message: string, at: string, help = 'leave a key out where the request does not carry it'): PolicyError {
  return new PolicyError('INVALID_REQUEST', message, { at, help })
}
