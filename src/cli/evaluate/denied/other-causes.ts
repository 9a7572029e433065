import { pages, type Cause, type CauseId, type Likelihood } from './cause.ts'
import type { Denial } from './denial.ts'

/** Gives the causes of an answer that no resource policy gave, likeliest first. */
export function otherCauses(denial: Exclude<Denial, { readonly kind: 'policy' }>): readonly Cause[] {
  switch (denial.kind) {
    case 'authorizer':
      return denial.ending === 'explicit-deny' ? authorizerDenied : authorizerSilent
    case 'signature':
      return [
        cause(
          'bad-signature',
          'certain',
          'the signature, its key or its time is wrong',
          'check the credentials, the clock, the Region and the service `execute-api` that are signed',
          pages.forbidden,
        ),
      ]
    case 'missing-token':
      return [
        cause(
          'no-such-method',
          'likely',
          'the stage has no such path and method',
          'compare path and method with GetResources; a method is there once it is deployed',
          pages.forbidden,
        ),
        cause(
          'not-signed',
          'likely',
          'the method has the authorization type AWS_IAM and the request no signature',
          'sign it for the service `execute-api`',
          pages.forbidden,
        ),
      ]
    case 'unauthorized':
      return [
        cause(
          'token-refused',
          'certain',
          'the token or the identity source is missing, or the authorizer refuses it; no policy was asked',
          'send a valid token where the authorizer looks for it; TestInvokeAuthorizer tries one',
          pages.flow,
        ),
      ]
    case 'forbidden':
      return forbidden
    case 'too-long':
      return [
        cause(
          'url-too-long',
          'certain',
          'the ARN of the request is longer than 1600 bytes, which is too long for an API with a policy',
          'shorten the path, or send it in the body',
          pages.limits,
        ),
      ]
  }
}

const authorizerDenied = [
  cause(
    'authorizer-denied',
    'certain',
    'the Lambda authorizer answered with a policy that denies this method',
    'look at the policy that it returns for this caller',
    pages.flow,
  ),
  cause(
    'authorizer-cached',
    'possible',
    'the answer was cached for another method of the same caller',
    'let it return a policy for all methods (`api/stage/*`), or set its TTL to 0',
    pages.flow,
  ),
]

const authorizerSilent = [
  cause(
    'authorizer-cached',
    'likely',
    'the policy of the Lambda authorizer is about other methods, often because it was cached for one of them',
    'let it return a policy for all methods (`api/stage/*`), or set its TTL to 0',
    pages.flow,
  ),
  cause(
    'no-allow-applies',
    'likely',
    'neither the authorizer nor the resource policy allows the call: one of them would be enough',
    'allow it in either',
    pages.flow,
  ),
]

const forbidden = [
  cause(
    'api-not-found',
    'likely',
    'API Gateway found no such API and stage on this way: the Host header, `x-apigw-api-id` or the stage is wrong, the stage was not deployed, or a private API was called from outside',
    'call `https://API-ID.execute-api.REGION.amazonaws.com/STAGE` through an endpoint with private DNS, or `https://API-ID-VPCE-ID.execute-api.…`',
    pages.connections,
  ),
  cause(
    'private-dns',
    'possible',
    'the VPC has an endpoint with private DNS, which catches the names of public APIs too',
    'call the public API by a custom domain name, or turn private DNS off',
    pages.connections,
  ),
  cause('api-key', 'possible', 'the method wants an API key', 'send `x-api-key`', pages.forbidden),
]

function cause(id: CauseId, likelihood: Likelihood, why: string, help: string, see: string): Cause {
  return { id, likelihood, why, help, statements: [], see }
}
