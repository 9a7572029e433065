import { regions } from '../regions.ts'
import type { JsonSchema } from './json-schema.ts'

const id = (prefix: string): string => `^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`

const form = (title: string, pattern: string, examples: readonly string[], description?: string): JsonSchema => ({
  type: 'string',
  title,
  ...(description !== undefined && { description }),
  pattern,
  examples,
})

/** A stack's name: it goes into names and tags. */
export const stackName: JsonSchema = form(
  'a name (a lower-case letter, then up to 23 lower-case letters, digits or hyphens)',
  '^[a-z][a-z0-9-]{0,23}$',
  ['orders'],
  'The stack: the names and tags of everything that is made carry it.',
)

/** An AWS account. */
export const account: JsonSchema = form(
  'an account (text of twelve digits)',
  '^[0-9]{12}$',
  ['111122223333'],
  'The account that this belongs to: checked before anything else happens. Required off the sandbox. Twelve digits, in quotes.',
)

/** A Region where API Gateway serves REST APIs. */
export const region: JsonSchema = {
  type: 'string',
  title: 'a Region with API Gateway',
  description: 'The AWS Region.',
  enum: regions,
}

/** The id of a VPC. */
export const vpcId: JsonSchema = form(
  'a VPC id',
  id('vpc'),
  ['vpc-0a1b2c3d4e5f60718'],
  'The VPC whose callers get in, and where the endpoint is made.',
)

/** The id of a subnet. */
export const subnetId: JsonSchema = form('a subnet id', id('subnet'), ['subnet-0a1b2c3d4e5f60711'])

/** The id of a VPC endpoint. */
export const endpointId: JsonSchema = form(
  'a VPC endpoint id',
  id('vpce'),
  ['vpce-0a1b2c3d4e5f60718'],
  'An interface endpoint for execute-api that is there already. It is checked and never changed or deleted.',
)

/** An IPv4 CIDR block; octets and host bits are checked elsewhere. */
export const cidr: JsonSchema = form('an IPv4 CIDR block', '^([0-9]{1,3}\\.){3}[0-9]{1,3}/[0-9]{1,2}$', ['10.0.0.0/16'])

/** An IPv4 address; octets are checked elsewhere. */
export const ipv4: JsonSchema = form('an IPv4 address', '^([0-9]{1,3}\\.){3}[0-9]{1,3}$', ['10.0.1.10'])

/** The ARN of a Network Load Balancer: a VPC Link v1 takes no other. */
export const networkLoadBalancerArn: JsonSchema = {
  title: 'the ARN of a Network Load Balancer',
  pattern: '^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/net/[A-Za-z0-9-]+/[0-9a-f]+$',
  examples: ['arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/orders/0a1b2c3d4e5f6071'],
}

/** A TCP port. */
export const port = (description: string): JsonSchema => ({
  type: 'integer',
  title: 'a port from 1 to 65535',
  description,
  minimum: 1,
  maximum: 65535,
})

/** A stage's name. */
export const stageName: JsonSchema = form(
  'a stage name (letters, digits, hyphens and underscores)',
  '^[A-Za-z0-9_-]{1,128}$',
  ['prod'],
  'The one stage: the first segment of every URL.',
)

/** A time: `10s` or `500ms`. Its bounds are checked elsewhere. */
export const duration: JsonSchema = {
  ...form('a time such as `10s` or `500ms`', '^[0-9]{1,6}(\\.[0-9]{1,3})?(s|ms)$', ['10s', '500ms']),
  description: 'How long API Gateway waits for the backend: 50ms to 29s.',
  default: '29s',
}

/** The ARN of a Lambda function, of a version or of an alias of one. */
export const functionArn: JsonSchema = form(
  'the ARN of a Lambda function',
  '^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9$_-]+)?$',
  ['arn:aws:lambda:eu-west-1:111122223333:function:check-token'],
  'The function that is asked: its ARN, with a version or an alias where one is meant.',
)

/** The ARN of an IAM role. */
export const roleArn: JsonSchema = form(
  'the ARN of a role',
  '^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$',
  ['arn:aws:iam::111122223333:role/call-check-token'],
  "The role as which API Gateway calls the function. Without it the function's own policy must let API Gateway call it: that permission is not made here.",
)

/** The ARN of a Cognito user pool. */
export const userPoolArn: JsonSchema = form(
  'the ARN of a Cognito user pool',
  '^arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[A-Za-z0-9-]+_[A-Za-z0-9]+$',
  ['arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_a1b2c3d4e'],
)

/** Where in a request a caller says who it is. */
export const identitySource: JsonSchema = form(
  'a header or a query parameter as API Gateway spells it',
  '^method\\.request\\.(header|querystring)\\.[A-Za-z0-9._~-]+$',
  ['method.request.header.Authorization'],
)

/** How long an authorizer's answer is used again. */
export const ttl: JsonSchema = {
  ...form('a time in whole seconds from `0s` to `3600s`', '^([0-9]{1,3}|[12][0-9]{3}|3[0-5][0-9]{2}|3600)s$', ['300s']),
  description:
    'How long an answer of the function is used again for the same identity, on every path: `0s` to `3600s`. Not at all where it is left out.',
  default: '0s',
}
