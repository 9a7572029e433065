import * as sdk from '@aws-sdk/client-api-gateway'
import { expect, test } from 'vitest'
import { enums } from '../../../src/sandbox/services/apigateway/enums.ts'
import { apigateway } from '../../../src/sandbox/services/apigateway/index.ts'

test.each([
  ['CreateAuthorizerRequest.type', enums.CreateAuthorizerRequest.type, sdk.AuthorizerType],
  ['CreateRestApiRequest.apiKeySource', enums.CreateRestApiRequest.apiKeySource, sdk.ApiKeySourceType],
  ['CreateRestApiRequest.endpointAccessMode', enums.CreateRestApiRequest.endpointAccessMode, sdk.EndpointAccessMode],
  ['CreateRestApiRequest.securityPolicy', enums.CreateRestApiRequest.securityPolicy, sdk.SecurityPolicy],
  ['EndpointConfiguration.types', enums.EndpointConfiguration.types, sdk.EndpointType],
  ['EndpointConfiguration.ipAddressType', enums.EndpointConfiguration.ipAddressType, sdk.IpAddressType],
  ['PutIntegrationRequest.type', enums.PutIntegrationRequest.type, sdk.IntegrationType],
  ['PutIntegrationRequest.connectionType', enums.PutIntegrationRequest.connectionType, sdk.ConnectionType],
  ['PutIntegrationRequest.contentHandling', enums.PutIntegrationRequest.contentHandling, sdk.ContentHandlingStrategy],
  ['PutIntegrationRequest.responseTransferMode', enums.PutIntegrationRequest.responseTransferMode, sdk.ResponseTransferMode],
  ['PutIntegrationResponseRequest.contentHandling', enums.PutIntegrationResponseRequest.contentHandling, sdk.ContentHandlingStrategy],
  ['CreateDeploymentRequest.cacheClusterSize', enums.CreateDeploymentRequest.cacheClusterSize, sdk.CacheClusterSize],
  ['CreateStageRequest.cacheClusterSize', enums.CreateStageRequest.cacheClusterSize, sdk.CacheClusterSize],
  ['PatchOperation.op', enums.PatchOperation.op, sdk.Op],
])("%s knows the SDK's words", (_, words: readonly string[], known) => {
  expect([...words].sort()).toEqual(Object.values(known).sort())
})

test('every structure and member of the table is one of the SDK, and every handler an operation', () => {
  const schemas = sdk as unknown as Record<string, readonly unknown[] | undefined>
  for (const [structure, members] of Object.entries(enums)) {
    expect(schemas[`${structure}$`]?.[4], structure).toEqual(expect.arrayContaining(Object.keys(members)))
  }
  for (const operation of Object.keys(apigateway.handlers)) expect(schemas[`${operation}$`]?.[2]).toBe(operation)
})
