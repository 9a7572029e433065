import type { AuthorizerConfig, BackendConfig, Config, EndpointConfig, RouteConfig } from './config.ts'
import { readDuration } from './duration.ts'
import type { RawAuthorizer, RawBackend, RawConfig, RawEndpoint, RawRoute } from './raw-config.ts'

/** Fills in every default of a checked config. */
export function fillDefaults(raw: RawConfig): Config {
  return {
    version: raw.version,
    name: raw.name,
    ...(raw.account !== undefined && { account: raw.account }),
    region: raw.region,
    kind: raw.kind,
    endpoints: mapValues(raw.endpoints, fillEndpoint),
    backends: mapValues(raw.backends, fillBackend),
    authorizers: mapValues(raw.authorizers ?? {}, fillAuthorizer),
    api: {
      stage: raw.api.stage,
      ...(raw.api.description !== undefined && { description: raw.api.description }),
      routes: raw.api.routes.map(fillRoute),
    },
    access: raw.access,
    sandbox: { run: raw.sandbox?.run ?? {}, ...(raw.sandbox?.authorizers !== undefined && { authorizers: raw.sandbox.authorizers }) },
  }
}

function fillEndpoint(raw: RawEndpoint): EndpointConfig {
  if (raw.id !== undefined) return { kind: 'existing', id: raw.id }
  return { kind: 'managed', vpc: raw.vpc, subnets: raw.subnets, privateDns: raw.privateDns ?? true, allowFrom: raw.allowFrom }
}

function fillBackend(raw: RawBackend): BackendConfig {
  if (raw.mock !== undefined) {
    const { status = 200, body = '', contentType = 'application/json' } = raw.mock
    return { kind: 'mock', status, body, contentType }
  }
  const { loadBalancer } = raw
  if (typeof loadBalancer === 'string')
    return { kind: 'existing-load-balancer', arn: loadBalancer, port: 'port' in raw ? (raw.port ?? 80) : 80 }
  return { kind: 'load-balancer', ...loadBalancer, targetPort: loadBalancer.targetPort ?? loadBalancer.port }
}

function fillAuthorizer(raw: RawAuthorizer): AuthorizerConfig {
  const { identitySource = ['method.request.header.Authorization'] } = raw
  if (raw.userPools !== undefined) return { kind: 'user-pools', userPools: raw.userPools, identitySource }
  const { lambda, kind, credentials, ttl = '0s' } = raw
  return { kind, lambda, identitySource, ...(credentials !== undefined && { credentials }), ttl: Number.parseInt(ttl, 10) }
}

function fillRoute(raw: RawRoute): RouteConfig {
  return { ...raw, timeout: (raw.timeout === undefined ? undefined : readDuration(raw.timeout)) ?? 29_000 }
}

function mapValues<From, To>(values: Readonly<Record<string, From>>, change: (value: From) => To): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))
}
