import type { AccessConfig, Config, Outputs, RouteConfig } from '../../provision/index.ts'
import type { ProbeRoute, ProbeRow } from '../../sandbox/index.ts'
import type { SandboxLink } from './sandbox-link.ts'

/**
 * Calls every route that needs no signature through every door of the sandbox, and compares with what the config's `access` says.
 *
 * A route of user pools gets the sandbox's good token; one that asks a function gets none, and refuses everybody.
 */
export async function probeStack(config: Config, outputs: Outputs, sandbox: SandboxLink): Promise<readonly ProbeRow[]> {
  const { probe } = await import('../../sandbox/index.ts')
  const endpoints = Object.keys(config.endpoints).flatMap((name) => {
    const vpcEndpointId = outputs.endpoints[name]
    const granted = config.access.filter((access) => access.endpoint === name)
    return vpcEndpointId === undefined
      ? []
      : [{ name, vpcEndpointId, admits: (route: Called) => granted.some((access) => admits(access, route)) }]
  })
  return probe(await sandbox.listeners(), {
    region: config.region,
    apiId: outputs.apiId,
    stage: outputs.stage,
    suffix: new URL(outputs.invokeUrl).host.split('.').slice(3).join('.'),
    routes: config.api.routes.filter(({ authorizationType }) => authorizationType !== 'AWS_IAM').map((route) => called(route, config)),
    endpoints,
  })
}

function called({ method, path, authorizationType, authorizer = '' }: RouteConfig, { authorizers }: Config): ProbeRoute {
  if (authorizationType === 'CUSTOM') return { method, path, wantsToken: true }
  const pools = authorizers[authorizer]
  // Why: where a token is wanted before the policies are asked, only a caller with a good one shows what they say.
  return { method, path, ...(pools && { headers: Object.fromEntries(pools.identitySource.map((source) => [headerIn(source), 'valid'])) }) }
}

const headerIn = (source: string): string => source.replace('method.request.header.', '')

type Called = Pick<RouteConfig, 'method' | 'path'>

/** INVARIANT: the probe calls ANY as GET, and puts `1` for every variable. */
function admits({ methods, paths }: AccessConfig, { method, path }: Called): boolean {
  const called = path.replaceAll(/\{[^}]+\}/g, '1')
  const verb = method === 'ANY' ? 'GET' : method
  return (methods?.includes(verb) ?? true) && (paths?.some((pattern) => covers(pattern, called)) ?? true)
}

/** `*` and variables stand for any text, slashes included, as in an ARN. */
function covers(pattern: string, path: string): boolean {
  const literals = pattern.split(/\*|\{[^}]+\}/).map((text) => text.replaceAll(/[.+?^$()[\]\\|{}]/g, '\\$&'))
  return new RegExp(`^${literals.join('.*')}$`).test(path)
}
