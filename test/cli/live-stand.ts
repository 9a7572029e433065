import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway'
import { CreateVpcEndpointCommand, DeleteVpcEndpointsCommand, EC2Client, ModifyVpcEndpointCommand } from '@aws-sdk/client-ec2'
import { join } from 'node:path'
import type { PolicyDocument } from '../../src/policy/index.ts'
import { startSandbox } from '../../src/sandbox/index.ts'

const region = 'eu-west-1'

/** What somebody does to an API on a sandbox, without this tool. */
export interface LiveStand {
  readonly api: string
  readonly endpoint: string
  readonly save: (policy: PolicyDocument) => Promise<unknown>
  readonly deploy: (stage: string) => Promise<unknown>
  readonly guard: (policy: PolicyDocument) => Promise<unknown>
  readonly makePublic: () => Promise<unknown>
  readonly dropEndpoint: () => Promise<unknown>
  /** Adds a path with a GET of this authorization type. */
  readonly route: (path: string, authorizationType: string) => Promise<unknown>
}

/** Makes a private API with `GET /` in a folder's sandbox, does what `work` says, and leaves the state behind for the command. Gives the API's id and its endpoint's. */
export async function liveStand(
  folder: string,
  work: (stand: LiveStand) => Promise<unknown>,
): Promise<Pick<LiveStand, 'api' | 'endpoint'>> {
  const sandbox = await startSandbox({ region, state: join(folder, '.apply-private-api') })
  const to = { region, endpoint: sandbox.url, credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' } }
  const gateway = new APIGatewayClient(to)
  const ec2 = new EC2Client(to)
  try {
    const made = await ec2.send(
      new CreateVpcEndpointCommand({
        VpcId: 'vpc-0a1b2c3d4e5f60718',
        VpcEndpointType: 'Interface',
        ServiceName: `com.amazonaws.${region}.execute-api`,
        SubnetIds: ['subnet-0a1b2c3d4e5f60711'],
      }),
    )
    await sandbox.clock.sleep(120_000)
    const endpoint = made.VpcEndpoint?.VpcEndpointId ?? ''
    const created = await gateway.send(
      new CreateRestApiCommand({ name: 'theirs', endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [endpoint] } }),
    )
    const { id: api = '', rootResourceId = '' } = created
    const put = async (resourceId: string, authorizationType: string): Promise<void> => {
      await gateway.send(new PutMethodCommand({ restApiId: api, resourceId, httpMethod: 'GET', authorizationType }))
      await gateway.send(new PutIntegrationCommand({ restApiId: api, resourceId, httpMethod: 'GET', type: 'MOCK' }))
    }
    await put(rootResourceId, 'NONE')
    const patch = (path: string, value: string): Promise<unknown> =>
      gateway.send(new UpdateRestApiCommand({ restApiId: api, patchOperations: [{ op: 'replace', path, value }] }))
    const stand: LiveStand = {
      api,
      endpoint,
      save: (policy) => patch('/policy', JSON.stringify(policy)),
      deploy: (stageName) => gateway.send(new CreateDeploymentCommand({ restApiId: api, stageName })),
      guard: (policy) => ec2.send(new ModifyVpcEndpointCommand({ VpcEndpointId: endpoint, PolicyDocument: JSON.stringify(policy) })),
      makePublic: async () => {
        await gateway.send(
          new UpdateRestApiCommand({
            restApiId: api,
            patchOperations: [
              { op: 'remove', path: '/endpointConfiguration/vpcEndpointIds', value: endpoint },
              { op: 'replace', path: '/endpointConfiguration/types/PRIVATE', value: 'REGIONAL' },
            ],
          }),
        )
      },
      dropEndpoint: async () => {
        await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [endpoint] }))
        await sandbox.clock.sleep(300_000)
      },
      route: async (pathPart, authorizationType) => {
        const { id = '' } = await gateway.send(new CreateResourceCommand({ restApiId: api, parentId: rootResourceId, pathPart }))
        await put(id, authorizationType)
      },
    }
    await work(stand)
    return { api, endpoint }
  } finally {
    gateway.destroy()
    ec2.destroy()
    await sandbox.close()
  }
}
