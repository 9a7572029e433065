import type { PatchOperation } from '@aws-sdk/client-api-gateway'
import { printPolicy, samePolicy, type PolicyDocument } from '../../policy/index.ts'
import { isRefusal } from '../aws/aws-failure.ts'
import { lookThenDo } from '../aws/look-then-do.ts'
import { tagRecord } from '../desired/stack-tags.ts'
import { ProvisionError } from '../provision-error.ts'
import { findApis } from './rest-api.ts'
import type { Scope } from './scope.ts'

/** The head of the API: what is not a path of it. */
export interface DesiredApi {
  readonly name: string
  readonly description: string
  readonly policy: PolicyDocument
  readonly vpcEndpointIds: readonly string[]
}

/** Makes the API, PRIVATE and with its policy in the same request, or finds the one that is there; gives its id. */
export async function createApi(scope: Scope, desired: DesiredApi): Promise<string> {
  const { aws, stack } = scope
  return lookThenDo(aws, async () => {
    const [found] = await findApis(aws, stack)
    if (found !== undefined) {
      await patchApi(scope, found.id, desired)
      return found.id
    }
    const { id = '' } = await aws.call('CreateRestApi', {
      name: desired.name,
      ...(desired.description === '' ? {} : { description: desired.description }),
      policy: printPolicy(desired.policy, { indent: 0 }),
      endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [...desired.vpcEndpointIds] },
      tags: tagRecord({ stack, id: 'api', generation: 1 }),
    })
    return settleRace(scope, id)
  })
}

/** Changes name, description, policy and endpoint ids of the draft in one request, adding endpoints before it removes any. */
export async function updateApi(scope: Scope, id: string, desired: DesiredApi): Promise<string> {
  await lookThenDo(scope.aws, () => patchApi(scope, id, desired))
  return id
}

/** Deletes the API with its deployments and whatever stages it still has. */
export async function deleteApi({ aws }: Scope, restApiId: string): Promise<void> {
  try {
    await aws.call('DeleteRestApi', { restApiId })
  } catch (error) {
    if (!isRefusal(error, 'NotFoundException')) throw error
  }
}

async function patchApi(scope: Scope, id: string, desired: DesiredApi): Promise<void> {
  const { aws, stack } = scope
  const current = (await findApis(aws, stack)).find((api) => api.id === id)
  if (current === undefined) {
    throw new ProvisionError([{ code: 'STALE_PLAN', message: `REST API \`${id}\` is gone`, help: 'plan again' }])
  }
  const replace = (path: string, value: string): PatchOperation => ({ op: 'replace', path, value })
  const endpoints = (op: 'add' | 'remove', all: readonly string[], without: readonly string[]): PatchOperation[] =>
    all.filter((one) => !without.includes(one)).map((value) => ({ op, path: '/endpointConfiguration/vpcEndpointIds', value }))
  const api = `arn:${aws.partition}:execute-api:${aws.region}:${aws.account}:${id}`
  const patchOperations = [
    ...(current.name === desired.name ? [] : [replace('/name', desired.name)]),
    ...(current.description === desired.description ? [] : [replace('/description', desired.description)]),
    ...(isPolicy(current.policy, desired.policy, api) ? [] : [replace('/policy', printPolicy(desired.policy, { indent: 0 }))]),
    ...endpoints('add', desired.vpcEndpointIds, current.vpcEndpointIds),
    ...endpoints('remove', current.vpcEndpointIds, desired.vpcEndpointIds),
  ]
  if (patchOperations.length > 0) await aws.call('UpdateRestApi', { restApiId: id, patchOperations })
}

/** Whether a policy that AWS gave back says the same as the desired one; what cannot be read says something else. */
export function isPolicy(actual: string | undefined, desired: PolicyDocument, api: string): boolean {
  if (actual === undefined) return false
  try {
    return samePolicy(actual, desired, { api })
  } catch {
    return false
  }
}

/** Two appliers may have made one each: the oldest stays, and who made another takes it back. */
async function settleRace(scope: Scope, made: string): Promise<string> {
  const [winner = { id: made }] = await findApis(scope.aws, scope.stack)
  if (winner.id !== made) await deleteApi(scope, made)
  return winner.id
}
