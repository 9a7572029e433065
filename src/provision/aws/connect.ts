import type { Aws, OnCall } from './aws.ts'
import type { Clock } from './clock.ts'
import { loadClient, type SdkClient, type SdkModule } from './load-client.ts'
import { describeOperation, type ServiceName } from './operations.ts'
import { createPace } from './pace.ts'
import { send, type Line } from './send.ts'

/** Where to connect to, and how. What is left out comes from the SDK's own chain: environment, profile, AWS_ENDPOINT_URL. */
export interface ConnectOptions {
  readonly region: string
  readonly clock: Clock
  readonly endpoint?: string
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string }
  readonly profile?: string
  /** Once aborted, the request in flight is finished and the next one throws ProvisionError `INTERRUPTED`. */
  readonly signal?: AbortSignal
  readonly onCall?: OnCall
}

/** Connects, and asks STS who is calling; throws ProvisionError `NO_CREDENTIALS`, `BAD_CREDENTIALS` or `AWS_UNREACHABLE`. */
export async function connect(options: ConnectOptions): Promise<Aws> {
  const { region, clock, signal } = options
  const line: Line = { clock, signal, pace: createPace(clock), onCall: options.onCall, transmit: createTransmit(options) }
  const call: Aws['call'] = async (name, input, onRetry) => (await send(line, name, input, onRetry)) as never
  const { Account: account = '', Arn: arn = '' } = await call('GetCallerIdentity', {})
  return { region, account, partition: arn.split(':')[1] ?? 'aws', onLoopback: isLoopback(options.endpoint), clock, signal, call }
}

type Transmit = Line['transmit']

function createTransmit(options: ConnectOptions): Transmit {
  const clients = new Map<ServiceName, Transmit>()
  return (name, input) => {
    const { service } = describeOperation(name)
    const client = clients.get(service) ?? openClient(service, options)
    clients.set(service, client)
    return client(name, input)
  }
}

function openClient(service: ServiceName, options: ConnectOptions): Transmit {
  const { module, clientName } = loadClient(service)
  const { region, endpoint, credentials, profile } = options
  const client = instantiate(module, clientName, {
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(profile === undefined ? {} : { profile }),
    // Why: the SDK repeats a creation whose answer was lost, and makes a second API; repeating is decided in send.ts.
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 5000, requestTimeout: 60_000 },
  }) as SdkClient
  return (name, input) => client.send(instantiate(module, `${name}Command`, input) as never)
}

function instantiate(module: SdkModule, name: string, argument: unknown): unknown {
  const constructor = module[name]
  if (constructor === undefined) throw new TypeError(`the SDK has no ${name}`)
  return new constructor(argument as never)
}

function isLoopback(endpoint: string | undefined): boolean {
  const url = endpoint ?? process.env.AWS_ENDPOINT_URL
  return url !== undefined && URL.canParse(url) && ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(url).hostname)
}
