import type { Integration } from '../../world/index.ts'
import { own } from '../../world/index.ts'
import { refuse } from '../answer/gateway-response.ts'
import type { IntegrationRequest } from './integration-request.ts'
import { fillStageVariables } from './map-parameters.ts'

/** An integration's URI with everything filled in, still as text: paths go to the backend as they are written. */
export interface IntegrationUri {
  readonly scheme: 'http' | 'https'
  /** Without brackets and port. */
  readonly hostname: string
  /** What goes into the Host header. */
  readonly host: string
  readonly port: number
  /** With the leading slash, without the query. */
  readonly path: string
  /** Without the question mark; may be empty. */
  readonly query: string
}

/**
 * Fills in `{name}` and `${stageVariables.NAME}` in an integration's URI and takes it apart.
 *
 * @throws Refusal 500 where it is no http or https URI or a variable of its path is not mapped.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export function integrationUri(
  request: IntegrationRequest,
  integration: Integration,
  path: Readonly<Record<string, string>>,
): IntegrationUri {
  const text = fillStageVariables(integration.uri ?? '', request.found.stage.variables).replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = own(path, name)
    if (value === undefined) throw refuse('internalServerError')
    return value
  })
  const [, scheme, host = '', rest = ''] = /^(https?):\/\/([^/?#]+)([^#]*)$/.exec(text) ?? []
  if (scheme === undefined) throw refuse('internalServerError')
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(host) ?? []
  const hostname = bracketed ?? plain
  if (hostname === undefined) throw refuse('internalServerError')
  const mark = rest.indexOf('?')
  return {
    scheme: scheme === 'https' ? 'https' : 'http',
    hostname,
    host,
    port: port === undefined ? (scheme === 'https' ? 443 : 80) : Number(port),
    path: rootedPath(mark < 0 ? rest : rest.slice(0, mark)),
    query: mark < 0 ? '' : rest.slice(mark + 1),
  }
}

function rootedPath(path: string): string {
  return path === '' ? '/' : path
}
