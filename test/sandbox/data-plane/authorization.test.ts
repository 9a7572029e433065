import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PolicyDocument } from '../../../src/policy/index.ts'
import type { Authorizer } from '../../../src/sandbox/world/index.ts'
import { propertyRuns } from '../../policy/property-runs.ts'
import { asPoliciesSay } from './as-policies-say.ts'
import { startBackend } from './backend.ts'
import { deploy, given, givenApi, givenEndpoint, hostOf, mainEndpoint, openOver, type Given, type Routes } from './given.ts'
import { api, authorizationTypes, scenes, type Scene, type SceneCall } from './random-scenes.ts'
import { send, type Received } from './send.ts'

const runs = propertyRuns(150)

test(
  'whoever calls, whatever the method asks for: status, error type and way to the backend are as the policies say',
  { timeout: 7_200_000 },
  async () => {
    const backend = await startBackend()
    const to = given()
    const answers: Record<string, PolicyDocument | string> = {}
    const doors = await openOver(to, { authorizers: { gate: answers } })
    const tally = new Set<string>()
    await fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        build(to, scene, `http://127.0.0.1:${String(backend.port)}/`)
        Object.assign(answers, scene.answers)
        for (const call of scene.calls) {
          const before = backend.seen.length
          const { status, headers, body } = await ask(doors[call.side], call)
          const reached = backend.seen.length > before
          const got = { status, errorType: headers['x-amzn-errortype'], reached }
          const { evaluated, referred } = asPoliciesSay(scene, call)
          expect(got).toEqual({ status: referred.status, errorType: referred.errorType, reached: referred.status === 200 })
          expect(got).toMatchObject({ status: evaluated.status, errorType: evaluated.errorType })
          if (evaluated.body !== undefined) expect(body).toBe(evaluated.body)
          tally.add(`${call.method} ${String(status)} ${got.errorType === undefined ? '' : String(got.errorType)}`)
        }
      }),
      runs,
    )
    if (runs.numRuns >= 150) expect([...tally]).toEqual(expect.arrayContaining([...outcomes]))
  },
)

const outcomes = [
  ...authorizationTypes.flatMap((type) => [`${type} 200 `, `${type} 403 AccessDeniedException`, `${type} 403 ForbiddenException`]),
  'AWS_IAM 403 MissingAuthenticationTokenException',
  'CUSTOM 401 UnauthorizedException',
  'CUSTOM 500 AuthorizerConfigurationException',
  'COGNITO_USER_POOLS 401 UnauthorizedException',
]

function build(to: Given, { type, policy, endpointPolicy }: Scene, uri: string): void {
  const via = { type: 'HTTP_PROXY', httpMethod: 'GET', uri } as const
  const routes: Routes = {
    'GET /NONE': { via },
    'GET /AWS_IAM': { authorizationType: 'AWS_IAM', via },
    'GET /CUSTOM': { authorizationType: 'CUSTOM', authorizerId: 'abc123', via },
    'GET /COGNITO_USER_POOLS': { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'def456', via },
  }
  givenEndpoint(to, mainEndpoint, endpointPolicy === undefined ? {} : { policyDocument: JSON.stringify(endpointPolicy) })
  const made = givenApi(to, api, { type, policy: policy && JSON.stringify(policy), routes })
  const authorizer = (id: string, name: string, kind: Authorizer['type'], header: string): Authorizer => ({
    id,
    name,
    type: kind,
    identitySource: `method.request.header.${header}`,
    authorizerResultTtlInSeconds: 300,
    providerARNs: [],
  })
  made.authorizers = {
    abc123: authorizer('abc123', 'gate', 'TOKEN', 'X-Key'),
    def456: authorizer('def456', 'pool', 'COGNITO_USER_POOLS', 'Authorization'),
  }
  deploy(made, 'prod')
}

const credential = 'Credential=AKIA/20260101/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=00'

function ask(url: string, { method, signature, key, token, sourceIp, userAgent }: SceneCall): Promise<Received> {
  const authorization = signature?.place === 'header' ? `AWS4-HMAC-SHA256 ${credential}` : token
  const headers = {
    host: hostOf(api),
    'user-agent': userAgent,
    'x-sandbox-source-ip': sourceIp,
    ...(authorization === undefined ? {} : { authorization }),
    ...(key === undefined ? {} : { 'x-key': key }),
    ...(signature?.arn === undefined ? {} : { 'x-sandbox-principal': signature.arn }),
    ...(signature?.identityPolicy === undefined ? {} : { 'x-sandbox-identity-policy': JSON.stringify(signature.identityPolicy) }),
  }
  const query = signature?.place === 'query' ? '?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00' : ''
  return send(url, { path: `/prod/${method}${query}`, headers })
}
