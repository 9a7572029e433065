import type { Integration } from '../../world/index.ts'
import { own } from '../../world/index.ts'
import { refuse } from '../answer/gateway-response.ts'
import { notImitated } from '../answer/not-imitated.ts'
import { headerOf, type Incoming } from '../listen/incoming.ts'

/**
 * Gives the body that an integration which is no proxy gets: the plain text of the template for the request's content type, or the caller's body.
 *
 * @throws Refusal 415 where no template fits and the integration passes nothing through, 501 for a template with VTL in it.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
 */
export function mapRequestBody(incoming: Incoming, integration: Integration): Buffer {
  const [mediaType = ''] = (headerOf(incoming, 'content-type') ?? 'application/json').split(';')
  const template = own(integration.requestTemplates, mediaType.trim().toLowerCase())
  if (template !== undefined) return Buffer.from(plainText(template))
  const templates = Object.keys(integration.requestTemplates).length
  if (integration.passthroughBehavior === 'NEVER' || (integration.passthroughBehavior === 'WHEN_NO_TEMPLATES' && templates > 0))
    throw refuse('unsupportedMediaType')
  return incoming.body
}

/**
 * Gives a mapping template's text where it is the same for every request.
 *
 * @throws Refusal 501 where it holds a reference (`$…`) or a directive (`#…`).
 */
export function plainText(template: string): string {
  if (/\$!?\{?[a-zA-Z]|#(?:[a-z]{2,}|\{[a-z]+\}|#|\*)/.test(template))
    throw notImitated('mapping templates with VTL references or directives')
  return template
}
