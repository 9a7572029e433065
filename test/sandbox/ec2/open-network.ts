import { EC2, type EC2ServiceException } from '@aws-sdk/client-ec2'
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterEach, beforeEach } from 'vitest'
import { startSandbox, type Sandbox } from '../../../src/sandbox/index.ts'
import type { Region } from '../../../src/sandbox/world/index.ts'
import { credentials } from '../credentials.ts'

/** A fresh sandbox for each test, with the real clients pointed at it. */
export interface Network {
  sandbox: Sandbox
  ec2: EC2
  elbv2: ElasticLoadBalancingV2
  /** The live state, to look at, or to put there what other services would. */
  region: () => Region
  /** Lets the virtual clock pass. */
  pass: (seconds: number) => Promise<void>
}

/** Starts a sandbox before each test of a file, and stops it after. The object is filled in when a test begins. */
export function openNetwork(): Network {
  const network = {} as Network
  beforeEach(async () => {
    const sandbox = await startSandbox()
    const configuration = { endpoint: sandbox.url, region: 'us-east-1', credentials, maxAttempts: 1 }
    Object.assign(network, {
      sandbox,
      ec2: new EC2(configuration),
      elbv2: new ElasticLoadBalancingV2(configuration),
      pass: (seconds: number) => sandbox.clock.sleep(seconds * 1000),
      region: () => {
        const region = sandbox.world().regions['us-east-1']
        if (region === undefined) throw new Error('the sandbox has no us-east-1')
        return region
      },
    })
  })
  afterEach(async () => {
    network.ec2.destroy()
    network.elbv2.destroy()
    await network.sandbox.close()
  })
  return network
}

/** Sends what must be refused, and gives AWS's code and message. */
export async function refusalOf(sending: Promise<unknown>): Promise<{ readonly code: string; readonly message: string }> {
  try {
    await sending
  } catch (error) {
    const { name, message } = error as EC2ServiceException
    return { code: name, message }
  }
  throw new Error('this should have been refused')
}

/** Gives a value that must be there. */
export function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a value is missing')
  return value
}

/** What the sandbox holds from the start. */
export const vpc = 'vpc-0a1b2c3d4e5f60718'
export const subnetA = 'subnet-0a1b2c3d4e5f60711'
export const subnetB = 'subnet-0a1b2c3d4e5f60712'
export const defaultGroup = 'sg-0a1b2c3d4e5f60718'
export const service = 'com.amazonaws.us-east-1.execute-api'
