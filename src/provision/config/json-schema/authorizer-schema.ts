import * as forms from './forms.ts'
import { closed, list, named, type JsonSchema } from './json-schema.ts'

const source = (description: string): JsonSchema => ({
  ...list(description, forms.identitySource),
  default: ['method.request.header.Authorization'],
})

const lambdaAuthorizer = closed(
  'A Lambda function that says what a caller may do.',
  {
    lambda: {
      ...forms.functionArn,
      description: `${String(forms.functionArn.description)} \`userPools\` instead asks Cognito.`,
    },
    kind: {
      type: 'string',
      title: 'a kind of Lambda authorizer',
      description: 'What the function gets: one header (`token`), or the whole request (`request`).',
      enum: ['token', 'request'],
    },
    identitySource: source(
      'Without these a request is refused and the function is not asked: one header of a token, headers and query parameters of a request.',
    ),
    credentials: forms.roleArn,
    ttl: forms.ttl,
  },
  ['lambda', 'kind'],
)

const userPoolAuthorizer = closed(
  'Cognito user pools whose tokens are taken.',
  {
    userPools: list('The ARNs of the user pools.', forms.userPoolArn),
    identitySource: source('The one header that holds the token.'),
  },
  ['userPools'],
)

/** Whom routes ask about who calls, by name. */
export const authorizers: JsonSchema = named('Whom routes ask about who calls, by name.', {
  if: { type: 'object', required: ['userPools'] },
  then: userPoolAuthorizer,
  else: lambdaAuthorizer,
})
