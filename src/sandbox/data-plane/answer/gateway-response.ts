import { jsonRefusal, type Refusal } from './refusal.ts'

/** The answers that API Gateway makes itself, all but the denials and the failures of a backend. */
export type GatewayResponseName =
  'forbidden' | 'missingAuthenticationToken' | 'requestTooLarge' | 'uriTooLong' | 'unsupportedMediaType' | 'internalServerError'

/**
 * Makes the refusal with one of API Gateway's own answers: status, x-amzn-errortype, and a body with `message`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export function refuse(name: GatewayResponseName): Refusal {
  const { status, errorType, message } = gatewayResponses[name]
  return jsonRefusal(status, errorType, { message })
}

const gatewayResponses: Readonly<Record<GatewayResponseName, GatewayResponse>> = {
  forbidden: { status: 403, errorType: 'ForbiddenException', message: 'Forbidden' },
  missingAuthenticationToken: { status: 403, errorType: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' },
  requestTooLarge: { status: 413, errorType: 'RequestTooLargeException', message: 'Request Too Long' },
  uriTooLong: { status: 414, message: 'Request URI too long' },
  unsupportedMediaType: { status: 415, errorType: 'BadRequestException', message: 'Unsupported Media Type' },
  internalServerError: { status: 500, errorType: 'InternalServerErrorException', message: 'Internal server error' },
}

interface GatewayResponse {
  readonly status: number
  readonly errorType?: string
  readonly message: string
}
