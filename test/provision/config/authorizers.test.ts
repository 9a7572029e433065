import { expect, test } from 'vitest'
import { loadConfig, ProvisionError } from '../../../src/provision/index.ts'
import { goodConfig, reading } from './good-config.ts'

const functionArn = 'arn:aws:lambda:eu-west-1:111122223333:function:gate'
const pool = 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_a1b2c3d4e'

const allows = '{ Effect: Allow, Action: "execute-api:Invoke", Resource: "*" }'

/** Two authorizers, a route of each, and what one answers on the sandbox. */
const withAuthorizers = goodConfig
  .replace('api:\n', `authorizers:\n  gate: { lambda: '${functionArn}', kind: token }\n  people: { userPools: ['${pool}'] }\napi:\n`)
  .replace('authorizationType: NONE, timeout: 500ms', 'authorizationType: CUSTOM, authorizer: gate, timeout: 500ms')
  .replace('to: health, authorizationType: NONE', 'to: health, authorizationType: COGNITO_USER_POOLS, authorizer: people')
  .replace(
    'sandbox: {',
    `sandbox: { authorizers: { gate: { "token 1": { Version: "2012-10-17", Statement: [${allows}] }, other: Unauthorized } },`,
  )

async function problemsOf(text: string): Promise<readonly string[]> {
  try {
    await loadConfig('private-api.yaml', reading(text))
    return []
  } catch (error) {
    if (!(error instanceof ProvisionError)) throw error
    return error.problems.map(({ code, message, help, place }) => {
      const line = text.split('\n')[(place?.line ?? 0) - 1] ?? ''
      const marked = line.slice((place?.column ?? 0) - 1, (place?.endColumn ?? 0) - 1)
      return `${String(place?.line)} «${marked}» ${code}: ${message}${help === undefined ? '' : ` (${help})`}`
    })
  }
}

test('fills in where a caller says who it is, and no time to live: an answer is asked for every time', async () => {
  const { config } = await loadConfig('private-api.yaml', reading(withAuthorizers))
  const identitySource = ['method.request.header.Authorization']
  expect(config.authorizers).toEqual({
    gate: { kind: 'token', lambda: functionArn, identitySource, ttl: 0 },
    people: { kind: 'user-pools', userPools: [pool], identitySource },
  })
  expect(config.api.routes.map(({ authorizationType, authorizer }) => [authorizationType, authorizer])).toEqual([
    ['CUSTOM', 'gate'],
    ['AWS_IAM', undefined],
    ['COGNITO_USER_POOLS', 'people'],
  ])
  expect(config.sandbox.authorizers).toEqual({
    gate: {
      'token 1': { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] },
      other: 'Unauthorized',
    },
  })
})

test('takes everything that an authorizer may say', async () => {
  const sources = "['method.request.header.X-Key', 'method.request.querystring.day']"
  const role = 'arn:aws:iam::111122223333:role/call/gate'
  const text = withAuthorizers.replace(
    "gate', kind: token",
    `gate:live', kind: request, identitySource: ${sources}, credentials: '${role}', ttl: 5s`,
  )
  expect((await loadConfig('private-api.yaml', reading(text))).config.authorizers.gate).toEqual({
    kind: 'request',
    lambda: `${functionArn}:live`,
    identitySource: ['method.request.header.X-Key', 'method.request.querystring.day'],
    credentials: role,
    ttl: 5,
  })
})

/** [what is replaced, by what, the problems]. */
const mistakes: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'authorizer: gate',
    'authorizer: gaet',
    [
      '14 «gate» UNUSED_AUTHORIZER: no route asks `gate` (name it as `authorizer` of a route, or leave it out)',
      '19 «gaet» UNKNOWN_NAME: there is no authorizer `gaet` (did you mean `gate`?)',
    ],
  ],
  [
    'CUSTOM, authorizer: gate',
    'CUSTOM, authorizer: constructor',
    [
      '14 «gate» UNUSED_AUTHORIZER: no route asks `gate` (name it as `authorizer` of a route, or leave it out)',
      '19 «constructor» UNKNOWN_NAME: there is no authorizer `constructor` (the authorizers are `gate`, `people`)',
    ],
  ],
  [
    'CUSTOM, authorizer: gate',
    'CUSTOM',
    [
      '14 «gate» UNUSED_AUTHORIZER: no route asks `gate` (name it as `authorizer` of a route, or leave it out)',
      '19 «CUSTOM» NO_AUTHORIZER: `CUSTOM` asks an authorizer, and none is named (add `authorizer: gate`)',
    ],
  ],
  [
    'CUSTOM, authorizer: gate',
    'NONE, authorizer: gate',
    ['19 «authorizer» NOTHING_TO_ASK: `NONE` asks no authorizer (leave `authorizer` out, or write `authorizationType: CUSTOM`)'],
  ],
  [
    'COGNITO_USER_POOLS, authorizer: people',
    'AWS_IAM, authorizer: people',
    [
      '21 «authorizer» NOTHING_TO_ASK: `AWS_IAM` asks no authorizer (leave `authorizer` out, or write `authorizationType: COGNITO_USER_POOLS`)',
    ],
  ],
  [
    'COGNITO_USER_POOLS, authorizer: people',
    'CUSTOM, authorizer: people',
    [
      '21 «CUSTOM» WRONG_AUTHORIZER: `CUSTOM` asks a Lambda function, and `people` stands for user pools (write `authorizationType: COGNITO_USER_POOLS`, or name another)',
    ],
  ],
  [
    'CUSTOM, authorizer: gate',
    'COGNITO_USER_POOLS, authorizer: gate',
    [
      '19 «COGNITO_USER_POOLS» WRONG_AUTHORIZER: `COGNITO_USER_POOLS` asks user pools, and `gate` stands for a Lambda function (write `authorizationType: CUSTOM`, or name another)',
    ],
  ],
  [
    '  gate: {',
    '  Gate: {',
    [
      '14 «Gate» WRONG_FORM: `Gate` is not a name (a lower-case letter, then up to 23 lower-case letters, digits or hyphens) (for example `main`)',
      '14 «Gate» UNUSED_AUTHORIZER: no route asks `Gate` (name it as `authorizer` of a route, or leave it out)',
      '19 «gate» UNKNOWN_NAME: there is no authorizer `gate` (did you mean `Gate`?)',
      '25 «gate» UNKNOWN_NAME: there is no authorizer `gate` (did you mean `Gate`?)',
    ],
  ],
  [
    ', kind: token',
    '',
    [
      '14 «gate» MISSING_KEY: `authorizers.gate` has no `kind` (what the function gets: one header (`token`), or the whole request (`request`). One of `token`, `request`)',
    ],
  ],
  ['kind: token', 'kind: tokens', ['14 «tokens» WRONG_VALUE: `tokens` is not a kind of Lambda authorizer (did you mean `token`?)']],
  [
    ':function:gate',
    ':functions:gate',
    [
      `14 «'arn:aws:lambda:eu-west-1:111122223333:functions:gate'» WRONG_FORM: \`arn:aws:lambda:eu-west-1:111122223333:functions:gate\` is not the ARN of a Lambda function (for example \`arn:aws:lambda:eu-west-1:111122223333:function:check-token\`)`,
    ],
  ],
  [`['${pool}']`, '[]', ['15 «[]» EMPTY: `authorizers.people.userPools` is empty (the ARNs of the user pools)']],
  [
    'kind: token',
    'kind: token, ttl: 3601s',
    ['14 «3601s» WRONG_FORM: `3601s` is not a time in whole seconds from `0s` to `3600s` (for example `300s`)'],
  ],
  [
    'kind: token',
    'kind: token, ttl: 300',
    [
      '14 «300» WRONG_TYPE: `authorizers.gate.ttl` is the number `300`, not a time in whole seconds from `0s` to `3600s` (write the unit: `300s`)',
    ],
  ],
  [
    'kind: token',
    "kind: token, identitySource: ['method.request.querystring.a']",
    [
      "14 «['method.request.querystring.a']» WRONG_VALUE: a token stands in one header (`kind: request` knows a caller by several headers and query parameters)",
    ],
  ],
  [
    `userPools: ['${pool}']`,
    `userPools: ['${pool}'], identitySource: ['method.request.header.a', 'method.request.header.b']`,
    ["15 «['method.request.header.a', 'method.request.header.b']» WRONG_VALUE: a token stands in one header"],
  ],
  [
    'kind: token',
    'kind: request, identitySource: [Authorization]',
    [
      '14 «Authorization» WRONG_FORM: `Authorization` is not a header or a query parameter as API Gateway spells it (for example `method.request.header.Authorization`)',
    ],
  ],
  [
    'authorizers: { gate: {',
    'authorizers: { people: {',
    [
      '25 «people» NOTHING_TO_ANSWER: no function stands behind `people`: it stands for user pools (leave it out: on the sandbox user pools take the token `valid`)',
    ],
  ],
  ['authorizers: { gate: {', 'authorizers: { gaet: {', ['25 «gaet» UNKNOWN_NAME: there is no authorizer `gaet` (did you mean `gate`?)']],
]

test.each(mistakes)('%j -> %j is told where it stands', async (before, after, expected) => {
  expect(withAuthorizers).toContain(before)
  expect(await problemsOf(withAuthorizers.replace(before, after))).toEqual(expected)
})

test('an authorizer that is asked for where there is none', async () => {
  const text = goodConfig.replace('authorizationType: NONE, timeout', 'authorizationType: CUSTOM, timeout')
  expect(await problemsOf(text)).toEqual([
    '16 «CUSTOM» NO_AUTHORIZER: `CUSTOM` asks an authorizer, and none is named (describe a Lambda function under `authorizers`, and name it as `authorizer`)',
  ])
})

test.each([
  ['Statement: [{ Effect: Allow, Action: "execute-api:Invoke", Resource: "*/GET/health" }]', 'BAD_POLICY'],
  ['Statement: [{ Effect: Alow, Action: "execute-api:Invoke", Resource: "*" }]', 'BAD_POLICY'],
  ['Statement: 5', 'BAD_POLICY'],
])('a policy that no function can return on the sandbox is told where it stands: %s', async (statement, code) => {
  const [problem, ...others] = await problemsOf(withAuthorizers.replace(`Statement: [${allows}]`, statement))
  expect(problem).toMatch(new RegExp(`^25 «\\{ Version.*» ${code}: no function can answer with this: `))
  expect(others).toEqual([])
})

test('an answer on the sandbox is a policy or a text', async () => {
  expect(await problemsOf(withAuthorizers.replace('other: Unauthorized', 'other: 1'))).toHaveLength(1)
})
