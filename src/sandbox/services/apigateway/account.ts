import type { Account } from '@aws-sdk/client-api-gateway'
import type { Handler } from '../../world/index.ts'

/**
 * The operation on API Gateway's settings of the account: the default throttle, and no role for logs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_GetAccount.html
 */
export const account: Readonly<Record<string, Handler>> = {
  GetAccount: (): Account => ({ throttleSettings: { burstLimit: 5000, rateLimit: 10_000 }, features: ['UsagePlans'], apiKeyVersion: '4' }),
}
