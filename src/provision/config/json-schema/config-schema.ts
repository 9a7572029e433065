import { authorizers } from './authorizer-schema.ts'
import * as forms from './forms.ts'
import { closed, list, named, type JsonSchema } from './json-schema.ts'

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']
const text = (description: string): JsonSchema => ({ type: 'string', title: 'text', description })

const managedEndpoint = closed(
  'An interface endpoint for execute-api that is made here, or adopted where the VPC has one with private DNS.',
  {
    vpc: forms.vpcId,
    subnets: list('One subnet an Availability Zone.', forms.subnetId),
    privateDns: {
      type: 'boolean',
      title: 'true or false',
      description: 'Whether the default host name of every API of the Region resolves to this endpoint inside the VPC.',
      default: true,
    },
    allowFrom: list('CIDR blocks that may open TCP 443 to the endpoint.', forms.cidr),
  },
  ['vpc', 'subnets', 'allowFrom'],
)

const existingEndpoint = closed('An interface endpoint that is there already.', { id: forms.endpointId }, ['id'])

const managedLoadBalancer = closed(
  'An internal Network Load Balancer that is made here.',
  {
    subnets: list('One subnet an Availability Zone.', forms.subnetId),
    port: forms.port('The port that the load balancer listens on.'),
    targets: list('Private IPv4 addresses of the backend.', forms.ipv4),
    targetPort: forms.port('The port of the targets; that of the load balancer unless it is given.'),
  },
  ['subnets', 'port', 'targets'],
)

const loadBalancerBackend = closed(
  'A backend behind a Network Load Balancer, reached through a VPC Link.',
  {
    loadBalancer: {
      type: ['object', 'string'],
      title: 'a mapping, or the ARN of a Network Load Balancer',
      description: 'A load balancer that is made here, or the ARN of one that is there already. A `mock` instead needs no load balancer.',
      if: { type: 'string' },
      then: forms.networkLoadBalancerArn,
      else: managedLoadBalancer,
    },
    port: { ...forms.port('The port of a load balancer that is there already.'), default: 80 },
  },
  ['loadBalancer'],
)

const mockBackend = closed(
  'An answer that API Gateway gives by itself.',
  {
    mock: closed(
      'A fixed answer.',
      {
        status: {
          type: 'integer',
          title: 'an HTTP status from 200 to 599',
          description: 'The HTTP status.',
          minimum: 200,
          maximum: 599,
          default: 200,
        },
        body: { ...text('The body.'), default: '' },
        contentType: {
          type: 'string',
          title: 'a media type',
          description: 'The Content-Type header.',
          pattern: '^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; *[A-Za-z0-9_-]+=[A-Za-z0-9_-]+)*$',
          examples: ['text/plain'],
          default: 'application/json',
        },
      },
      [],
    ),
  },
  ['mock'],
)

const route = closed(
  'One path and method, and the backend behind it.',
  {
    path: {
      ...text('`/orders/{id}`, `/orders/{proxy+}`: a variable takes a whole segment, a greedy one stands last.'),
      examples: ['/orders/{proxy+}'],
    },
    method: { type: 'string', title: 'a method', description: 'A verb, or ANY.', enum: [...verbs, 'ANY'] },
    to: text('The name of a backend.'),
    authorizationType: {
      type: 'string',
      title: 'an authorization type',
      description:
        'What a caller must show whom the resource policy lets in: nothing (NONE), a signature (AWS_IAM), what a Lambda function takes (CUSTOM), a token of a user pool (COGNITO_USER_POOLS).',
      enum: ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'],
    },
    authorizer: text('The name of an authorizer: with CUSTOM that of a Lambda function, with COGNITO_USER_POOLS that of user pools.'),
    timeout: forms.duration,
  },
  ['path', 'method', 'to', 'authorizationType'],
)

const api = closed(
  'The REST API.',
  {
    stage: forms.stageName,
    description: text("The API's description."),
    routes: list('What the API serves.', route),
  },
  ['stage', 'routes'],
)

const access = closed(
  'Who gets in: everything through an endpoint, or only some methods and paths.',
  {
    endpoint: text('The name of an endpoint.'),
    methods: list('Only these methods; all where it is left out.', { type: 'string', title: 'a verb', enum: verbs }),
    paths: list('Only these paths, as in `routes`, `*` allowed; all where it is left out.', {
      type: 'string',
      title: 'a path',
      pattern: '^/[A-Za-z0-9._~:*{}+/-]*$',
      examples: ['/orders/*'],
    }),
  },
  ['endpoint'],
)

/** The JSON Schema of `private-api.yaml`: what editors complete from and what `loadConfig` checks first. */
export const configSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://unpkg.com/apply-private-api/schema/private-api.json',
  ...closed(
    'A private API on AWS: who gets in, through which VPC endpoints, and what answers.',
    {
      $schema: text('The schema of this file, for editors.'),
      version: { title: 'the version of this format', description: 'The version of this format.', const: 1 },
      name: forms.stackName,
      account: forms.account,
      region: forms.region,
      kind: {
        type: 'string',
        title: 'a kind of API',
        description: 'What this is. `private`: a REST API with endpoint type PRIVATE.',
        enum: ['private'],
      },
      endpoints: named(
        'The VPC endpoints through which callers come, by name.',
        { if: { type: 'object', required: ['id'] }, then: existingEndpoint, else: managedEndpoint },
        { minProperties: 1 },
      ),
      backends: named(
        'What routes lead to, by name.',
        { if: { type: 'object', required: ['mock'] }, then: mockBackend, else: loadBalancerBackend },
        { minProperties: 1 },
      ),
      authorizers,
      api,
      access: list('Who gets in. Nobody else does.', access),
      sandbox: closed(
        'What only the embedded AWS reads.',
        {
          run: named(
            'The command line of the process behind a backend, by the name of the backend. It listens on $PORT.',
            text('A command line.'),
          ),
          authorizers: {
            type: 'object',
            title: 'what authorizers answer',
            description: 'What stands in for the function of a Lambda authorizer, by the name of the authorizer: `authorizers` has it.',
            additionalProperties: {
              type: 'object',
              title: 'what an authorizer answers',
              description:
                'By token: the policy that the function returns, or the error that it throws (`Unauthorized` is a 401). Other tokens are `Unauthorized`.',
              additionalProperties: { type: ['object', 'string'], title: 'a policy, or the text of an error' },
            },
          },
        },
        [],
      ),
    },
    ['version', 'name', 'region', 'kind', 'endpoints', 'backends', 'api', 'access'],
  ),
}
