import { invalidRequest } from './invalid-request.ts'
import type { Frame } from './frame.ts'

/**
 * Finds where the stage begins in the resource of the request in hand; throws PolicyError where that is not the ARN of a request to an API.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigateway.html
 */
export function locateResource(frame: Frame): void {
  const { resource } = frame.request
  const partition = resource.startsWith('arn:') ? resource.indexOf(':', 4) : -1
  const region = partition > 4 && resource.startsWith(':execute-api:', partition) ? resource.indexOf(':', partition + 13) : -1
  const account = region > partition + 13 ? resource.indexOf(':', region + 1) : -1
  if (account <= region + 1 || resource.length === account + 1) {
    throw invalidRequest(
      `\`${resource.slice(0, 200)}\` is not the ARN of a request to an API`,
      'resource',
      'write `arn:aws:execute-api:REGION:ACCOUNT:API-ID/STAGE/METHOD/PATH`',
    )
  }
  const slash = resource.indexOf('/', account + 1)
  frame.tail = slash > account + 1 ? slash + 1 : -1
}

/** Tells whether every text that begins so is the ARN of a request to an API. */
export function provesResource(beginning: string): boolean {
  return /^arn:[^:]+:execute-api:[^:]+:[^:]+:[^]/.test(beginning)
}
