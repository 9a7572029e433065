import { createRequire } from 'node:module'
import { ProvisionError } from '../provision-error.ts'
import type { ServiceName } from './operations.ts'

/** What every SDK client has. */
export interface SdkClient {
  readonly send: (command: never) => Promise<unknown>
}

/** A client's module: a class ending in `Client`, and a class ending in `Command` for each operation. */
export type SdkModule = Readonly<Record<string, new (input: never) => unknown>>

/** Loads an SDK client; throws ProvisionError `SDK_MISSING` where the optional dependency was left out. */
export function loadClient(service: ServiceName): { readonly module: SdkModule; readonly clientName: string } {
  try {
    const { load, clientName } = clients[service]
    return { module: load(), clientName }
  } catch (cause) {
    throw new ProvisionError(
      [
        {
          code: 'SDK_MISSING',
          message: `the AWS SDK's client for ${service} cannot be loaded`,
          help: 'install the optional dependencies: npm install @aws-sdk/client-api-gateway @aws-sdk/client-ec2 @aws-sdk/client-elastic-load-balancing-v2 @aws-sdk/client-sts',
        },
      ],
      { cause },
    )
  }
}

const require = createRequire(import.meta.url)

// Why: the SDK's Node build is CommonJS; import() scans it for names first and takes twice as long as require().
const clients: Readonly<Record<ServiceName, { readonly load: () => SdkModule; readonly clientName: string }>> = {
  apigateway: { load: () => require('@aws-sdk/client-api-gateway') as SdkModule, clientName: 'APIGatewayClient' },
  ec2: { load: () => require('@aws-sdk/client-ec2') as SdkModule, clientName: 'EC2Client' },
  elbv2: { load: () => require('@aws-sdk/client-elastic-load-balancing-v2') as SdkModule, clientName: 'ElasticLoadBalancingV2Client' },
  sts: { load: () => require('@aws-sdk/client-sts') as SdkModule, clientName: 'STSClient' },
}
