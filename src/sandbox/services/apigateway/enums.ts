/**
 * The members that take one of a few words: structure, member, words. They are those of the SDK's enum objects, which a test compares.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html
 */
export const enums = {
  CreateAuthorizerRequest: { type: ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'] },
  CreateRestApiRequest: {
    apiKeySource: ['HEADER', 'AUTHORIZER'],
    endpointAccessMode: ['BASIC', 'STRICT'],
    securityPolicy: [
      'TLS_1_0',
      'TLS_1_2',
      'SecurityPolicy_TLS13_1_3_2025_09',
      'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
      'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
      'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09',
      'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09',
      'SecurityPolicy_TLS13_1_2_PQ_2025_09',
      'SecurityPolicy_TLS13_1_2_2021_06',
      'SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09',
      'SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09',
      'SecurityPolicy_TLS13_2025_EDGE',
      'SecurityPolicy_TLS12_PFS_2025_EDGE',
      'SecurityPolicy_TLS12_2018_EDGE',
    ],
  },
  EndpointConfiguration: { types: ['REGIONAL', 'EDGE', 'PRIVATE'], ipAddressType: ['ipv4', 'dualstack'] },
  PutIntegrationRequest: {
    type: ['HTTP', 'AWS', 'MOCK', 'HTTP_PROXY', 'AWS_PROXY'],
    connectionType: ['INTERNET', 'VPC_LINK'],
    contentHandling: ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'],
    responseTransferMode: ['BUFFERED', 'STREAM'],
  },
  PutIntegrationResponseRequest: { contentHandling: ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'] },
  CreateDeploymentRequest: { cacheClusterSize: ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'] },
  CreateStageRequest: { cacheClusterSize: ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'] },
  PatchOperation: { op: ['add', 'remove', 'replace', 'move', 'copy', 'test'] },
} as const
