import { authorizationTypeOf, type AuthorizationType, type FoundApi, type FoundAuthorization, type FoundEndpoint } from '../found-api.ts'
import { openApiAuthorization } from '../openapi-authorization.ts'
import { readTree } from '../text/read-tree.ts'
import { textOf, valueAt, type Tree } from '../text/tree.ts'
import { expressionOf } from './configuration.ts'
import { instancesOf, isUnknown, type Instance, type Side } from './instance.ts'
import { linkedApi } from './linked-api.ts'
import { namesIn } from './names-in.ts'
import { policyOfApi, type NotedPolicy } from './policy-of-api.ts'

/** Finds the REST APIs of a plan (`terraform show -json`), as they are before the change or after it; of a state, as they are. */
export function readPlan(plan: Tree, side: Side): readonly FoundApi[] {
  const instances = instancesOf(plan, side)
  const of = (type: string): readonly Instance[] => instances.filter((one) => one.type === type && one.mode === 'managed')
  const apis = of('aws_api_gateway_rest_api')
  const names = namesIn(plan, instances)
  const policies = of('aws_api_gateway_rest_api_policy').map((policy) => ({ policy, api: linkedApi(plan, policy, apis) }))
  const methods = of('aws_api_gateway_method').map((method) => ({ method, api: linkedApi(plan, method, apis) }))
  const stray = policies.find(({ api }) => api === undefined)
  return apis.map((api): FoundApi => {
    const attached = policies.filter((one) => one.api === api).map(({ policy }) => policy)
    const { policy, notes }: NotedPolicy =
      stray === undefined || attached.length > 0
        ? policyOfApi(plan, api, attached, instances)
        : { policy: { kind: 'unknown', reason: `\`${stray.policy.address}\` may set its policy: the plan does not tell` }, notes: [] }
    const arn = textOf(valueAt(api.values, 'execution_arn'))
    return {
      id: api.address,
      name: api.address,
      type: api.type,
      cases: [{ conditions: {}, endpoint: endpointOf(plan, api), policy }],
      authorization: authorizationOf(api, methods),
      ...(arn === undefined ? {} : { arn }),
      names,
      notes,
    }
  })
}

function endpointOf(plan: Tree, api: Instance): FoundEndpoint {
  const type = textOf(valueAt(api.values, 'endpoint_configuration', 0, 'types', 0))
  const known = (['PRIVATE', 'REGIONAL', 'EDGE'] as const).find((one) => one === type)
  if (known !== undefined) return { kind: 'known', type: known }
  const isSet = expressionOf(plan, api, 'endpoint_configuration') !== undefined
  return isSet || !api.isNew ? { kind: 'unknown', reason: 'its endpoint type is known only after apply' } : { kind: 'known', type: 'EDGE' }
}

interface LinkedMethod {
  readonly method: Instance
  readonly api: Instance | 'none' | undefined
}

function authorizationOf(api: Instance, methods: readonly LinkedMethod[]): FoundAuthorization {
  const types = new Set<AuthorizationType>()
  for (const { method, api: of } of methods) {
    if (of === undefined) return { kind: 'unknown', reason: `it is not clear to which API \`${method.address}\` belongs` }
    if (of !== api) continue
    const type = authorizationTypeOf(textOf(valueAt(method.values, 'authorization')))
    if (type === undefined) return { kind: 'unknown', reason: `what \`${method.address}\` asks of its callers is known only after apply` }
    types.add(type)
  }
  const body = bodyAuthorization(api)
  if (body?.kind === 'unknown') return body
  for (const type of body?.types ?? []) types.add(type)
  return types.size === 0 ? { kind: 'unknown', reason: 'the plan shows no methods of it' } : { kind: 'known', types: [...types] }
}

function bodyAuthorization({ values, unknown }: Instance): FoundAuthorization | undefined {
  if (isUnknown(valueAt(unknown, 'body'))) return { kind: 'unknown', reason: 'its OpenAPI document is known only after apply' }
  const body = textOf(valueAt(values, 'body')) ?? ''
  const read = body === '' ? undefined : readTree(body)
  if (read?.kind === 'problem') return { kind: 'unknown', reason: 'its OpenAPI document cannot be read' }
  return read === undefined ? undefined : openApiAuthorization(read.tree)
}
