import type { Integration } from '../../world/index.ts'
import type { Host } from '../../world/index.ts'
import { notImitated } from '../answer/not-imitated.ts'
import type { IntegrationRequest } from './integration-request.ts'
import type { IntegrationUri } from './integration-uri.ts'
import { throughVpcLink } from './vpc-link.ts'

/**
 * Finds the process of this machine that stands for an integration's backend: behind its VPC Link, or on loopback where it has none.
 *
 * @throws Refusal 500 or 504 where the link leads nowhere, 501 for https and for an address outside this machine.
 */
export async function findBackend(request: IntegrationRequest, integration: Integration, uri: IntegrationUri): Promise<Host> {
  if (uri.scheme === 'https') throw notImitated('https to a backend')
  if (integration.integrationTarget !== undefined) throw notImitated('VPC Links v2 (integrationTarget)')
  switch (integration.connectionType) {
    case 'VPC_LINK':
      return throughVpcLink(request, integration, uri.port)
    case 'INTERNET':
      if (!isLoopback(uri.hostname))
        throw notImitated(`backends on the Internet (\`${uri.host}\`): only addresses of this machine are called`)
      return { host: uri.hostname, port: uri.port }
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '::1' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
