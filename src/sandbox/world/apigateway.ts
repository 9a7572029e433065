import type { AuthorizerType, ConnectionType, EndpointType, IntegrationType, IpAddressType } from '@aws-sdk/client-api-gateway'

/** What API Gateway v1 keeps in one Region. Times are milliseconds of the sandbox's clock. */
export interface ApiGatewayState {
  readonly restApis: Record<string, RestApi>
  readonly vpcLinks: Record<string, VpcLink>
}

/** A REST API: its draft (everything but `deployments` and `stages`), and what was deployed of it. */
export interface RestApi {
  readonly id: string
  name: string
  description?: string
  version?: string
  readonly createdDate: number
  apiKeySource: string
  minimumCompressionSize?: number
  binaryMediaTypes: string[]
  endpointConfiguration: EndpointConfiguration
  disableExecuteApiEndpoint: boolean
  tags: Record<string, string>
  readonly rootResourceId: string
  /** JSON text with `execute-api:/…` already expanded, as API Gateway keeps it; not escaped. */
  policy?: string
  resources: Record<string, Resource>
  /** By id; none in a state that was written before there were any. */
  authorizers?: Record<string, Authorizer>
  deployments: Record<string, Deployment>
  stages: Record<string, Stage>
}

/** Where an API can be reached. */
export interface EndpointConfiguration {
  types: EndpointType[]
  vpcEndpointIds: string[]
  ipAddressType: IpAddressType
}

/** One node of the path tree. */
export interface Resource {
  readonly id: string
  parentId?: string
  pathPart?: string
  /** The full path: `/`, `/orders`, `/orders/{proxy+}`. */
  path: string
  methods: Record<string, Method>
}

/** What a method may ask who calls: a Lambda function, or a user pool. */
export interface Authorizer {
  readonly id: string
  name: string
  type: AuthorizerType
  authorizerUri?: string
  authorizerCredentials?: string
  /** `method.request.header.NAME`; a REQUEST authorizer may have several, and `method.request.querystring.NAME`, with commas between them. */
  identitySource: string
  authorizerResultTtlInSeconds: number
  providerARNs: string[]
  authType?: string
}

/** A method of a resource; `httpMethod` is a verb or `ANY`. */
export interface Method {
  readonly httpMethod: string
  authorizationType: string
  authorizerId?: string
  apiKeyRequired: boolean
  operationName?: string
  requestParameters: Record<string, boolean>
  requestModels: Record<string, string>
  requestValidatorId?: string
  authorizationScopes: string[]
  methodResponses: Record<string, MethodResponse>
  integration?: Integration
}

/** What a method may answer, by status code. */
export interface MethodResponse {
  readonly statusCode: string
  responseParameters: Record<string, boolean>
  responseModels: Record<string, string>
}

/** How a method reaches its backend. */
export interface Integration {
  type: IntegrationType
  httpMethod?: string
  uri?: string
  connectionType: ConnectionType
  connectionId?: string
  credentials?: string
  requestParameters: Record<string, string>
  requestTemplates: Record<string, string>
  passthroughBehavior: string
  contentHandling?: string
  timeoutInMillis: number
  cacheNamespace: string
  cacheKeyParameters: string[]
  tlsConfig?: { insecureSkipVerification?: boolean }
  integrationTarget?: string
  responseTransferMode?: string
  integrationResponses: Record<string, IntegrationResponse>
}

/** How a backend's answer becomes the caller's, by status code. */
export interface IntegrationResponse {
  readonly statusCode: string
  selectionPattern?: string
  responseParameters: Record<string, string>
  responseTemplates: Record<string, string>
  contentHandling?: string
}

/** A snapshot of the draft; a stage serves one. It is never changed after it was made (deep copies). */
export interface Deployment {
  readonly id: string
  description?: string
  readonly createdDate: number
  readonly snapshot: Snapshot
}

/** What a deployment freezes. */
export interface Snapshot {
  readonly policy?: string
  readonly endpointConfiguration: EndpointConfiguration
  readonly resources: Record<string, Resource>
  readonly authorizers?: Record<string, Authorizer>
}

/** A named, reachable version of an API. */
export interface Stage {
  readonly stageName: string
  deploymentId: string
  description?: string
  variables: Record<string, string>
  tags: Record<string, string>
  readonly createdDate: number
  lastUpdatedDate: number
  cacheClusterEnabled: boolean
  cacheClusterSize?: string
  tracingEnabled: boolean
  methodSettings: Record<string, Record<string, unknown>>
  accessLogSettings?: { format?: string; destinationArn?: string }
}

/** A VPC Link v1. Its status is a function of these times and the clock. */
export interface VpcLink {
  readonly id: string
  name: string
  description?: string
  readonly targetArns: string[]
  tags: Record<string, string>
  /** From here on it is AVAILABLE, or FAILED where `failure` says why; PENDING before. */
  readonly settledAt: number
  readonly failure?: string
  /** Set by DeleteVpcLink: DELETING until then, gone from then on. */
  deletedAt?: number
}
