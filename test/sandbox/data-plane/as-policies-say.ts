import { evaluate, type EvaluateOptions, type PolicyDocument, type Request } from '../../../src/policy/index.ts'
import { stranger } from '../../../src/sandbox/data-plane/index.ts'
import { initialInventory } from '../../../src/sandbox/world/index.ts'
import { referenceEvaluate } from '../../reference/reference-evaluate.ts'
import { account, arnOf, mainEndpoint } from './given.ts'
import { api, type Scene, type SceneCall } from './random-scenes.ts'

/** What a caller gets. */
export interface Expected {
  readonly status: number
  readonly errorType: string | undefined
}

const forbidden: Expected = { status: 403, errorType: 'ForbiddenException' }

/** Says what a call gets by `evaluate`, and by the slow reference that shares nothing with it; no policy is asked where the side does not serve the API (PA-36). */
export function asPoliciesSay(
  scene: Scene,
  call: SceneCall,
): { readonly evaluated: Expected & { readonly body?: string }; readonly referred: Expected } {
  if ((scene.type === 'PRIVATE') === (call.side === 'public')) return { evaluated: forbidden, referred: forbidden }
  const request = requestOf(call)
  const { method: authorizationType, signature } = call
  const endpoint = call.side === 'main' ? scene.endpointPolicy : undefined
  const identity = signature === undefined || authorizationType !== 'AWS_IAM' ? undefined : [signature.identityPolicy ?? everything]
  const said = answerTo(scene, call)
  const token = tokenOf(call)
  const isPrivate = scene.type === 'PRIVATE'
  const options: EvaluateOptions = {
    authorizationType,
    private: isPrivate,
    ...(endpoint === undefined ? {} : { endpointPolicy: endpoint }),
    ...(identity === undefined ? {} : { identityPolicies: identity }),
    ...(authorizationType === 'CUSTOM' ? { authorizer: typeof said === 'string' ? { kind: said } : { kind: 'policy', policy: said } } : {}),
    ...(authorizationType === 'COGNITO_USER_POOLS' ? { token } : {}),
  }
  const { answer } = evaluate(scene.policy, request, options)
  const { status, errorType } = referenceEvaluate(
    {
      authorizationType,
      private: isPrivate,
      endpoint,
      resource: scene.policy,
      identity,
      serviceControls: [],
      resourceControls: [],
      authorizer: said,
      token,
    },
    request,
    {},
  )
  return {
    evaluated: answer ?? { status: 200, errorType: undefined },
    referred: { status: status ?? 200, errorType },
  }
}

const everything: PolicyDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }

/** The request as API Gateway shows it to policies (PA-49 to PA-53, PS-94). */
function requestOf({ method, side, signature, sourceIp, userAgent }: SceneCall): Request {
  const arn = signature === undefined ? undefined : (signature.arn ?? `arn:aws:iam::${account}:user/sandbox`)
  const [vpc, endpoint] = side === 'main' ? [initialInventory().vpc, mainEndpoint] : [stranger.vpcId, stranger.vpcEndpointId]
  return {
    resource: arnOf(api, `prod/GET/${method}`),
    context: {
      'aws:CurrentTime': '2026-01-01T00:00:00Z',
      'aws:EpochTime': '1767225600',
      'aws:SecureTransport': 'true',
      'aws:UserAgent': userAgent,
      ...(side === 'public'
        ? { 'aws:SourceIp': sourceIp }
        : { 'aws:SourceVpc': vpc, 'aws:SourceVpce': endpoint, 'aws:VpcSourceIp': sourceIp }),
      ...(method === 'AWS_IAM' && arn !== undefined ? keysOf(arn) : {}),
    },
    ...(arn === undefined ? {} : { principal: { arn } }),
  }
}

function keysOf(arn: string): Record<string, string> {
  const owner = arn.split(':')[4] ?? ''
  const keys = (type: string, principal: string): Record<string, string> => ({
    'aws:PrincipalArn': principal,
    'aws:PrincipalAccount': owner,
    'aws:PrincipalType': type,
  })
  if (arn.endsWith(':root')) return keys('Account', arn)
  if (arn.includes(':assumed-role/')) return keys('AssumedRole', `arn:aws:iam::${owner}:role/${arn.split('/')[1] ?? ''}`)
  return { ...keys('User', arn), 'aws:username': arn.split('/').at(-1) ?? '' }
}

/** PA-33, PA-37: the error `Unauthorized`, like no token and one that the function does not know, is a 401, any other error a 500. */
function answerTo({ answers }: Scene, { key }: SceneCall): PolicyDocument | 'unauthorized' | 'failed' {
  const said = new Map(Object.entries(answers)).get(key?.replace('Bearer ', '') ?? '')
  if (typeof said === 'object') return said
  return said === undefined || said === 'Unauthorized' ? 'unauthorized' : 'failed'
}

function tokenOf({ signature, token }: SceneCall): 'valid' | 'missing' | 'invalid' {
  if (signature?.place === 'header') return 'invalid'
  return token === undefined ? 'missing' : token.endsWith('valid') ? 'valid' : 'invalid'
}
