import type { DataPlaneListener } from '../../sandbox/index.ts'
import { renderTable } from './table.ts'

/** What a sandbox server tells whoever started it. */
export interface SandboxFacts {
  readonly url: string
  readonly account: string
  readonly region: string
  readonly listeners: readonly DataPlaneListener[]
}

/** Writes what to export, and where the data plane listens. */
export function renderSandbox({ url, account, region, listeners }: SandboxFacts): string {
  const variables = { AWS_ENDPOINT_URL: url, AWS_REGION: region, AWS_ACCESS_KEY_ID: 'sandbox', AWS_SECRET_ACCESS_KEY: 'sandbox' }
  const exports = Object.entries(variables).map(([name, value]) => `  export ${name}=${value}\n`)
  return [
    `SIMULATED: an embedded AWS, account ${account}, until Ctrl-C. Any AWS client talks to it after\n\n`,
    ...exports,
    '\nIts doors to callers (more appear as endpoints become available):\n\n',
    renderListeners(listeners),
  ].join('')
}

/** Writes where listeners of the data plane are, one a line. */
export function renderListeners(listeners: readonly DataPlaneListener[]): string {
  return renderTable(listeners.map((one) => [`  ${nameOf(one)}`, one.region, one.url]))
}

function nameOf({ kind, vpcEndpointId }: DataPlaneListener): string {
  switch (kind) {
    case 'vpc-endpoint':
      return `endpoint ${vpcEndpointId ?? ''}`
    case 'stranger':
      return `a stranger's endpoint ${vpcEndpointId ?? ''}`
    case 'public':
      return 'the public side'
  }
}
