import { jsonRefusal, type Refusal } from './refusal.ts'

interface GatewayResponse {
  readonly status: number
  readonly errorType?: string
  readonly message: string
}

/**
 * The answers that API Gateway makes itself, all but the denials: status, x-amzn-errortype, and the text behind `message`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export const gatewayResponses = {
  forbidden: { status: 403, errorType: 'ForbiddenException', message: 'Forbidden' },
  missingAuthenticationToken: { status: 403, errorType: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' },
  requestTooLarge: { status: 413, errorType: 'RequestTooLargeException', message: 'Request Too Long' },
  uriTooLong: { status: 414, message: 'Request URI too long' },
  unsupportedMediaType: { status: 415, errorType: 'BadRequestException', message: 'Unsupported Media Type' },
  internalServerError: { status: 500, errorType: 'InternalServerErrorException', message: 'Internal server error' },
} as const satisfies Readonly<Record<string, GatewayResponse>>

/** Makes the refusal with one of API Gateway's own answers. */
export function refuse(name: keyof typeof gatewayResponses): Refusal {
  const response: GatewayResponse = gatewayResponses[name]
  return jsonRefusal(response.status, response.errorType, { message: response.message })
}
