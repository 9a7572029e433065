import type { Integration } from '../../world/index.ts'
import { own } from '../../world/index.ts'
import { notImitated } from '../answer/not-imitated.ts'
import { headerOf } from '../listen/incoming.ts'
import type { IntegrationRequest } from './integration-request.ts'

/** What request parameters an integration adds or fills in, by place and name. */
export interface MappedParameters {
  readonly path: Readonly<Record<string, string>>
  readonly querystring: Readonly<Record<string, string>>
  readonly header: Readonly<Record<string, string>>
}

/**
 * Evaluates an integration's request parameters: `integration.request.{path|querystring|header}.NAME` from `method.request.…`,
 * `stageVariables.NAME` or a text in single quotes. What the request does not carry is left out.
 *
 * @throws Refusal 501 for another source or target, such as a part of the body or of `context`.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function mapParameters(request: IntegrationRequest, integration: Integration): MappedParameters {
  const mapped = { path: {} as Record<string, string>, querystring: {} as Record<string, string>, header: {} as Record<string, string> }
  for (const [target, source] of Object.entries(integration.requestParameters)) {
    const [, place, name = ''] = /^integration\.request\.(path|querystring|header)\.(.+)$/.exec(target) ?? []
    if (place === undefined) throw notImitated(`the request mapping to \`${target}\``)
    const value = sourceValue(request, source)
    if (value !== undefined) mapped[place as keyof MappedParameters][name] = value
  }
  return mapped
}

/** Fills in `${stageVariables.NAME}`; a variable that the stage lacks is an empty text. */
export function fillStageVariables(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) => own(variables, name) ?? '')
}

function sourceValue({ incoming, route, found }: IntegrationRequest, source: string): string | undefined {
  const [, constant] = /^'(.*)'$/.exec(source) ?? []
  if (constant !== undefined) return constant
  const [, place, name = ''] =
    /^(method\.request\.path|method\.request\.querystring|method\.request\.header|stageVariables)\.(.+)$/.exec(source) ?? []
  switch (place) {
    case 'method.request.path':
      return own(route.pathParameters, name)
    case 'method.request.querystring':
      return new URLSearchParams(incoming.query).get(name) ?? undefined
    case 'method.request.header':
      return headerOf(incoming, name)
    case 'stageVariables':
      return own(found.stage.variables, name)
    default:
      throw notImitated(`the request mapping from \`${source}\``)
  }
}
