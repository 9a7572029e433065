import { ProvisionError } from '../provision-error.ts'
import type { ServiceName } from './operations.ts'

/** What every SDK client has. */
export interface SdkClient {
  readonly send: (command: never) => Promise<unknown>
}

/** A client's module: a class ending in `Client`, and a class ending in `Command` for each operation. */
export type SdkModule = Readonly<Record<string, new (input: never) => unknown>>

/** Loads an SDK client; throws ProvisionError `SDK_MISSING` where the optional dependency was left out. */
export async function loadClient(service: ServiceName): Promise<{ readonly module: SdkModule; readonly clientName: string }> {
  try {
    return await loaders[service]()
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

type Loaded = Promise<{ readonly module: SdkModule; readonly clientName: string }>

const loaders: Readonly<Record<ServiceName, () => Loaded>> = {
  apigateway: async () => ({ module: asModule(await import('@aws-sdk/client-api-gateway')), clientName: 'APIGatewayClient' }),
  ec2: async () => ({ module: asModule(await import('@aws-sdk/client-ec2')), clientName: 'EC2Client' }),
  elbv2: async () => ({
    module: asModule(await import('@aws-sdk/client-elastic-load-balancing-v2')),
    clientName: 'ElasticLoadBalancingV2Client',
  }),
  sts: async () => ({ module: asModule(await import('@aws-sdk/client-sts')), clientName: 'STSClient' }),
}

function asModule(module: object): SdkModule {
  return module as unknown as SdkModule
}
