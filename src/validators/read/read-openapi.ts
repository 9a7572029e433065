import type { FoundApi } from './found-api.ts'
import { policyIn } from './cloudformation/policy-in.ts'
import { openApiAuthorization } from './openapi-authorization.ts'
import { textOf, valueAt, type Tree } from './text/tree.ts'

/** Gives the REST API that an OpenAPI document describes, with the policy that `x-amazon-apigateway-policy` gives it. Its endpoint type is not in the document. */
export function readOpenApi(document: Tree): readonly FoundApi[] {
  const policy = policyIn(valueAt(document, 'x-amazon-apigateway-policy'))
  const title = textOf(valueAt(document, 'info', 'title')) ?? 'API'
  const endpoint = { kind: 'unknown', reason: 'an OpenAPI document does not say its endpoint type' } as const
  return [
    {
      id: title,
      name: title,
      type: 'OpenAPI',
      cases: [{ conditions: {}, endpoint, policy }],
      authorization: openApiAuthorization(document),
      names: new Map(),
      notes: [],
    },
  ]
}
