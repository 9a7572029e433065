import type { Method } from '../../world/index.ts'
import { refuse } from '../answer/gateway-response.ts'
import { notImitated } from '../answer/not-imitated.ts'

/**
 * Refuses what a method asks for beyond authorization: an API key, which the sandbox has none of, and a request validator.
 *
 * @throws Refusal 403 `Forbidden` for a missing or unknown API key, 501 for a request validator.
 */
export function checkFurtherDemands(method: Method): void {
  if (method.apiKeyRequired) throw refuse('forbidden')
  if (method.requestValidatorId !== undefined) throw notImitated('request validators')
}
