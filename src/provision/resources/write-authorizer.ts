import type { CreateAuthorizerCommandInput, PatchOperation } from '@aws-sdk/client-api-gateway'
import { isDeepStrictEqual } from 'node:util'
import { isRefusal } from '../aws/aws-failure.ts'
import { lookThenDo } from '../aws/look-then-do.ts'
import type { DesiredAuthorizer } from '../desired/desired-authorizer.ts'
import { authorizerWords, observeAuthorizers, type ObservedAuthorizer } from './authorizer.ts'
import type { Scope } from './scope.ts'

/**
 * Makes the authorizer in the draft, or changes the one that has its name to what is desired; gives its id.
 *
 * Callers meet it only once it is deployed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateAuthorizer.html
 */
export async function bringAuthorizer({ aws }: Scope, restApiId: string, desired: DesiredAuthorizer): Promise<string> {
  return lookThenDo(aws, async () => {
    const found = (await observeAuthorizers(aws, restApiId)).find(({ name }) => name === desired.name)
    if (found === undefined) return (await aws.call('CreateAuthorizer', creation(restApiId, desired))).id ?? ''
    const patchOperations = isDeepStrictEqual(authorizerWords(found), authorizerWords(desired)) ? [] : patches(found, desired)
    if (patchOperations.length > 0) await aws.call('UpdateAuthorizer', { restApiId, authorizerId: found.id, patchOperations })
    return found.id
  }, ['ConflictException'])
}

/** Deletes an authorizer that no method of the draft asks any more. */
export async function deleteAuthorizer({ aws }: Scope, restApiId: string, authorizerId: string): Promise<void> {
  try {
    await aws.call('DeleteAuthorizer', { restApiId, authorizerId })
  } catch (error) {
    if (!isRefusal(error, 'NotFoundException')) throw error
  }
}

function creation(restApiId: string, desired: DesiredAuthorizer): CreateAuthorizerCommandInput {
  const { name, type, identitySource } = desired
  if (desired.type === 'COGNITO_USER_POOLS') return { restApiId, name, type, identitySource, providerARNs: [...desired.userPools] }
  return {
    restApiId,
    name,
    type,
    identitySource,
    authorizerUri: invocationUri(desired.lambda),
    ...(desired.credentials === '' ? {} : { authorizerCredentials: desired.credentials }),
    authorizerResultTtlInSeconds: desired.ttl,
  }
}

/** INVARIANT: pools are added before others are removed, because an authorizer always has one. */
function patches(found: ObservedAuthorizer, desired: DesiredAuthorizer): PatchOperation[] {
  const replace = (path: string, before: string | number, after: string | number): PatchOperation[] =>
    before === after ? [] : [{ op: 'replace', path, value: String(after) }]
  const identity = replace('/identitySource', found.identitySource, desired.identitySource)
  if (desired.type === 'COGNITO_USER_POOLS') {
    const pools = (op: 'add' | 'remove', all: readonly string[], without: readonly string[]): PatchOperation[] =>
      all.filter((one) => !without.includes(one)).map((value) => ({ op, path: '/providerARNs', value }))
    return [...identity, ...pools('add', desired.userPools, found.userPools), ...pools('remove', found.userPools, desired.userPools)]
  }
  return [
    ...replace('/type', found.type, desired.type),
    ...identity,
    ...replace('/authorizerUri', invocationUri(found.lambda), invocationUri(desired.lambda)),
    ...replace('/authorizerCredentials', found.credentials, desired.credentials),
    ...replace('/authorizerResultTtlInSeconds', found.ttl, desired.ttl),
  ]
}

/** @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html#apigw-CreateAuthorizer-request-authorizerUri */
function invocationUri(lambda: string): string {
  const [, partition = '', , region = ''] = lambda.split(':')
  return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${lambda}/invocations`
}
