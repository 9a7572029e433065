import { jsonRefusal, type Refusal } from '../answer/refusal.ts'
import type { Switches } from '../switches.ts'

const messages = {
  'network-error': 'Network error communicating with endpoint',
  'timed-out': 'Endpoint request timed out',
} as const

const types = { 'network-error': 'IntegrationFailureException', 'timed-out': 'IntegrationTimeoutException' } as const

/**
 * Makes the refusal for a backend that could not be reached, or did not answer in the integration's time: status 504.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export function integrationFailure(cause: keyof typeof messages, switches: Switches): Refusal {
  const errorType = switches.integrationErrorType === 'by-cause' ? types[cause] : 'InternalServerErrorException'
  return jsonRefusal(504, errorType, { message: messages[cause] })
}
