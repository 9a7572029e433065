import type { ModifyVpcEndpointCommandInput } from '@aws-sdk/client-ec2'
import { createHash } from 'node:crypto'
import { isRefusal } from '../aws/aws-failure.ts'
import { lookThenDo } from '../aws/look-then-do.ts'
import { STACK_TAG, tagList } from '../desired/stack-tags.ts'
import { ProvisionError } from '../provision-error.ts'
import type { Scope } from './scope.ts'
import {
  executeApiService,
  isDeleting,
  isLive,
  observeVpcEndpoints,
  readVpcEndpoint,
  type DesiredVpcEndpoint,
  type ObservedVpcEndpoint,
} from './vpc-endpoint.ts'
import { waitUntil } from './wait-until.ts'

/** Makes the endpoint, or finds the one that is there, and waits until it is available; gives its id. What failed before is cleared away first. */
export async function createVpcEndpoint(scope: Scope, desired: DesiredVpcEndpoint, securityGroup: string): Promise<string> {
  const { aws, stack } = scope
  const address = `vpc-endpoint.${desired.name}`
  const mine = ({ tags, vpc }: ObservedVpcEndpoint): boolean => tags?.stack === stack && tags.id === desired.name && vpc === desired.vpc
  const id = await lookThenDo(aws, async () => {
    const all = (await observeVpcEndpoints(aws)).filter(mine)
    const live = all.find(isLive)
    if (live !== undefined) return live.id
    // Why: while a former endpoint lingers, its private DNS name is taken.
    for (const former of all) await deleteVpcEndpoint(scope, former.id, address)
    const generation = 1 + Math.max(0, ...all.map(({ tags }) => tags?.generation ?? 1))
    return requestEndpoint(scope, desired, securityGroup, generation)
  })
  await waitUntilAvailable(scope, id, address)
  return id
}

/** Changes subnets, security group and private DNS in place once the endpoint is available, adding before it removes. */
export async function updateVpcEndpoint(scope: Scope, id: string, desired: DesiredVpcEndpoint, securityGroup: string): Promise<string> {
  const address = `vpc-endpoint.${desired.name}`
  const modify = async (how: Omit<ModifyVpcEndpointCommandInput, 'VpcEndpointId'>): Promise<void> => {
    if (Object.keys(how).length === 0) return
    await scope.aws.call('ModifyVpcEndpoint', { VpcEndpointId: id, ...how })
    await waitUntilAvailable(scope, id, address)
  }
  const current = await waitUntilAvailable(scope, id, address)
  await modify({
    ...whereAny('AddSubnetIds', without(desired.subnets, current.subnets)),
    ...whereAny('AddSecurityGroupIds', without([securityGroup], current.securityGroups)),
    ...(current.privateDns === desired.privateDns ? {} : { PrivateDnsEnabled: desired.privateDns }),
  })
  await modify({
    ...whereAny('RemoveSubnetIds', without(current.subnets, desired.subnets)),
    ...whereAny('RemoveSecurityGroupIds', without(current.securityGroups, [securityGroup])),
  })
  return id
}

/** Deletes the endpoint and waits until it and its network interfaces are gone. */
export async function deleteVpcEndpoint(scope: Scope, id: string, address: string): Promise<void> {
  const before = await readVpcEndpoint(scope.aws, id)
  if (before === undefined) return
  if (!isDeleting(before)) {
    const { Unsuccessful = [] } = await scope.aws.call('DeleteVpcEndpoints', { VpcEndpointIds: [id] })
    const problem = Unsuccessful[0]?.Error
    if (problem !== undefined && problem.Code !== 'InvalidVpcEndpointId.NotFound' && problem.Code !== 'InvalidVpcEndpoint.NotFound') {
      throw failed(`VPC endpoint \`${id}\` cannot be deleted: ${problem.Code ?? ''}: ${problem.Message ?? ''}`)
    }
  }
  const onTimeout = (): ProvisionError => failed(`VPC endpoint \`${id}\` was still being deleted after 15 minutes`)
  await waitUntil(scope, { address, withinMs: 900_000, onTimeout }, async () => {
    const endpoint = await readVpcEndpoint(scope.aws, id)
    return endpoint === undefined ? { done: true, value: undefined } : { done: false, state: endpoint.state }
  })
}

async function requestEndpoint(scope: Scope, desired: DesiredVpcEndpoint, securityGroup: string, first: number): Promise<string> {
  const { aws, stack } = scope
  for (let generation = first; ; generation += 1) {
    const input = {
      VpcId: desired.vpc,
      VpcEndpointType: 'Interface' as const,
      ServiceName: executeApiService(aws),
      SubnetIds: [...desired.subnets],
      SecurityGroupIds: [securityGroup],
      PrivateDnsEnabled: desired.privateDns,
    }
    const token = JSON.stringify([aws.account, aws.region, stack, desired.name, generation, input])
    try {
      const { VpcEndpoint } = await aws.call('CreateVpcEndpoint', {
        ...input,
        ClientToken: createHash('sha256').update(token).digest('hex'),
        TagSpecifications: [{ ResourceType: 'vpc-endpoint', Tags: tagList({ stack, id: desired.name, generation }) }],
      })
      const state = VpcEndpoint?.State?.toLowerCase() ?? ''
      // Why: the token of an endpoint that is gone still names it for a while.
      if (state !== 'deleting' && state !== 'deleted') return VpcEndpoint?.VpcEndpointId ?? ''
      if (generation - first >= 5) throw failed(`AWS gives back a deleted endpoint for \`${STACK_TAG}=${stack}\``)
    } catch (error) {
      if (!isRefusal(error, 'IdempotentParameterMismatch') || generation - first >= 5) throw error
    }
  }
}

async function waitUntilAvailable(scope: Scope, id: string, address: string): Promise<ObservedVpcEndpoint> {
  const onTimeout = (state: string): ProvisionError => failed(`VPC endpoint \`${id}\` is still ${state} after 15 minutes`)
  return waitUntil(scope, { address, withinMs: 900_000, onTimeout }, async () => {
    const endpoint = await readVpcEndpoint(scope.aws, id)
    if (endpoint?.state === 'available') return { done: true, value: endpoint }
    if (endpoint !== undefined && !isLive(endpoint)) {
      throw failed(`VPC endpoint \`${id}\` is ${endpoint.state}${endpoint.failure === undefined ? '' : `: ${endpoint.failure}`}`)
    }
    return { done: false, state: endpoint?.state ?? 'not visible yet' }
  })
}

function without(all: readonly string[], some: readonly string[]): string[] {
  return all.filter((one) => !some.includes(one))
}

function whereAny<Key extends string>(key: Key, values: string[]): Readonly<Partial<Record<Key, string[]>>> {
  return (values.length === 0 ? {} : { [key]: values }) as Readonly<Partial<Record<Key, string[]>>>
}

function failed(message: string): ProvisionError {
  return new ProvisionError([
    {
      code: 'ENDPOINT_FAILED',
      message,
      help: 'look at the endpoint in the VPC console; its subnets must be in zones that offer execute-api; then run the same command again',
    },
  ])
}
