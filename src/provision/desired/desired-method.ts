import type { BackendConfig, RouteConfig } from '../config/config.ts'
import { pathVariables } from './route-tree.ts'

/** A method with its integration, as it should stand in the draft. What is undefined is known only once its backend stands. */
export interface DesiredMethod {
  readonly path: string
  readonly httpMethod: string
  readonly authorizationType: string
  /** The authorizer that it asks; its id is undefined until it stands. */
  readonly authorizer?: { readonly name: string; readonly id: string | undefined }
  /** `method.request.path.proxy` -> whether it is required. */
  readonly requestParameters: Readonly<Record<string, boolean>>
  readonly integration: DesiredIntegration
}

/** What answers. */
export type DesiredIntegration =
  | {
      readonly kind: 'http-proxy'
      readonly uri: string | undefined
      readonly connectionId: string | undefined
      readonly requestParameters: Readonly<Record<string, string>>
      /** Milliseconds. */
      readonly timeout: number
    }
  | { readonly kind: 'mock'; readonly status: number; readonly body: string; readonly contentType: string; readonly timeout: number }

/** Where a route's backend can be reached, and which authorizer it asks, as far as they stand. */
export interface RouteFacts {
  readonly dnsName?: string | undefined
  readonly linkId?: string | undefined
  readonly authorizerId?: string | undefined
}

/**
 * The method of one route: through the VPC link to the load balancer's name, or a mock.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-nlb-for-vpclink-using-console.html
 */
export function desiredMethod(route: RouteConfig, backend: BackendConfig, facts: RouteFacts): DesiredMethod {
  const variables = pathVariables(route.path)
  return {
    path: route.path,
    httpMethod: route.method,
    authorizationType: route.authorizationType,
    requestParameters: Object.fromEntries(variables.map((name) => [`method.request.path.${name}`, true])),
    integration: integrationOf(route, backend, facts, variables),
    ...(route.authorizer === undefined ? {} : { authorizer: { name: route.authorizer, id: facts.authorizerId } }),
  }
}

function integrationOf(route: RouteConfig, backend: BackendConfig, facts: RouteFacts, variables: readonly string[]): DesiredIntegration {
  switch (backend.kind) {
    case 'mock':
      return { kind: 'mock', status: backend.status, body: backend.body, contentType: backend.contentType, timeout: route.timeout }
    case 'load-balancer':
    case 'existing-load-balancer':
      return {
        kind: 'http-proxy',
        uri: facts.dnsName === undefined ? undefined : `http://${facts.dnsName}:${backend.port}${route.path.replaceAll('+}', '}')}`,
        connectionId: facts.linkId,
        requestParameters: Object.fromEntries(variables.map((name) => [`integration.request.path.${name}`, `method.request.path.${name}`])),
        timeout: route.timeout,
      }
  }
}
