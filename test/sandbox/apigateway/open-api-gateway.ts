import { APIGatewayClient, type APIGatewayServiceException } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll } from 'vitest'
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.ts'
import type { Region } from '../../../src/sandbox/world/index.ts'

/** A sandbox for one test file, with the real client of API Gateway pointed at it. */
export interface ApiGatewayUnderTest {
  readonly client: () => APIGatewayClient
  readonly sandbox: () => Sandbox
  /** What the sandbox keeps of the Region, to put load balancers and endpoints there without their services. */
  readonly region: () => Region
}

/** Starts a sandbox before the tests of a file, and stops it after them. */
export function openApiGateway(): ApiGatewayUnderTest {
  let sandbox: Sandbox
  let client: APIGatewayClient
  beforeAll(async () => {
    sandbox = await startSandbox()
    client = new APIGatewayClient({
      endpoint: sandbox.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    })
  })
  afterAll(async () => {
    client.destroy()
    await sandbox.close()
  })
  return {
    client: () => client,
    sandbox: () => sandbox,
    region: () => {
      const region = sandbox.world().regions['us-east-1']
      if (region === undefined) throw new Error('the sandbox has no us-east-1')
      return region
    },
  }
}

/** What a refusal is to a client: AWS's code, message and HTTP status. */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly status: number | undefined
}

/** Sends what must be refused, and gives the refusal. */
export async function refusalOf(sending: Promise<unknown>): Promise<Refusal> {
  try {
    await sending
  } catch (error) {
    const { name, message, $metadata } = error as APIGatewayServiceException
    return { code: name, message, status: $metadata.httpStatusCode }
  }
  throw new Error('this should have been refused')
}
