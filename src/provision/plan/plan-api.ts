import type { PolicyDocument } from '../../policy/index.ts'
import type { Aws } from '../aws/aws.ts'
import type { Config } from '../config/config.ts'
import { accessPolicy } from '../desired/access-policy.ts'
import { desireEndpointIds, desireMethods } from '../desired/desire.ts'
import type { Known } from '../desired/known.ts'
import { depth, resourcePaths } from '../desired/route-tree.ts'
import type { ObservedApi } from '../resources/observe-api.ts'
import { integrationWords } from '../resources/method.ts'
import { isPolicy } from '../resources/write-rest-api.ts'
import { unknown } from './attribute-changes.ts'
import { bring, remove } from './describe-change.ts'
import { planAuthorizers } from './plan-authorizers.ts'
import type { Attribute, Change } from './plan.ts'

/** Where an API lives: what its ARN is made of. */
export type Where = Pick<Aws, 'account' | 'region' | 'partition'>

/** The ARN of an API as policies write it: `arn:aws:execute-api:REGION:ACCOUNT:API`. */
export function executeApiArn({ partition, region, account }: Where, apiId: string): string {
  return `arn:${partition}:execute-api:${region}:${account}:${apiId}`
}

/** What has to change in the draft: the API itself, then what goes from its path tree, then what comes: authorizers before the methods that ask them. Callers meet none of it yet. */
export function planApi(config: Config, known: Known, api: ObservedApi | undefined, where: Where): readonly Change[] {
  return [
    ...planHead(config, known, api, where),
    ...planPathRemoval(config, api),
    ...planAuthorizers(config, known, api),
    ...planPaths(config, api),
    ...planMethods(config, known, api),
  ]
}

function planHead(config: Config, known: Known, api: ObservedApi | undefined, where: Where): readonly Change[] {
  const desired = accessPolicy(config, known)
  const same = api !== undefined && isPolicy(api.policy, desired, executeApiArn(where, api.id))
  const after = {
    name: config.name,
    description: config.api.description ?? '',
    endpointType: 'PRIVATE',
    vpcEndpointIds: desireEndpointIds(config, known)
      .map((id) => id ?? unknown)
      .sort(byText),
    policy: showPolicy(desired),
  }
  return bring(
    { resource: 'rest-api', name: 'api', id: api?.id },
    api && {
      name: api.name,
      description: api.description,
      endpointType: api.endpointType,
      vpcEndpointIds: [...api.vpcEndpointIds].sort(byText),
      policy: same ? after.policy : readable(api.policy),
    },
    { ...after, ...(api === undefined && after.description === '' ? { description: undefined } : {}) },
    api === undefined || same ? undefined : 'the saved policy is not as desired',
  )
}

function planPathRemoval(config: Config, api: ObservedApi | undefined): readonly Change[] {
  const keep = new Set(['/', ...resourcePaths(config.api.routes)])
  const routes = new Set(config.api.routes.map(({ path, method }) => `${method} ${path}`))
  const resources = [...(api?.resources ?? [])].sort((a, b) => depth(b.path) - depth(a.path) || (a.path < b.path ? -1 : 1))
  return resources.flatMap(({ id, path, methods }) =>
    keep.has(path)
      ? Object.entries(methods)
          .filter(([verb]) => !routes.has(`${verb} ${path}`))
          .map(([verb, { integration }]) => remove({ resource: 'method', name: `${verb} ${path}`, id: `${id}/${verb}` }, integration))
      : [remove({ resource: 'resource', name: path, id }, { path, methods: Object.keys(methods) })],
  )
}

function planPaths(config: Config, api: ObservedApi | undefined): readonly Change[] {
  return resourcePaths(config.api.routes)
    .filter((path) => api?.resources.every((resource) => resource.path !== path) ?? true)
    .flatMap((path) => bring({ resource: 'resource', name: path }, undefined, { path }))
}

function planMethods(config: Config, known: Known, api: ObservedApi | undefined): readonly Change[] {
  return desireMethods(config, known).flatMap((desired) => {
    const { path, httpMethod, authorizationType, authorizer, requestParameters } = desired
    const resource = api?.resources.find((one) => one.path === path)
    const method = resource?.methods[httpMethod]
    const words = Object.entries(integrationWords(desired)).map(([name, value]) => [name, value ?? unknown] as const)
    return bring(
      { resource: 'method', name: `${httpMethod} ${path}`, id: resource && method && `${resource.id}/${httpMethod}` },
      method && {
        authorizationType: method.authorizationType,
        ...(method.authorizerId === undefined ? {} : { authorizer: nameOf(method.authorizerId, known) }),
        ...(method.apiKeyRequired ? { apiKeyRequired: true } : {}),
        requestParameters: method.requestParameters,
        ...method.integration,
      },
      {
        authorizationType,
        ...(authorizer === undefined ? {} : { authorizer: authorizer.name }),
        requestParameters,
        ...Object.fromEntries(words),
      },
    )
  })
}

/** The name of an authorizer that stays; the id of any other. */
function nameOf(authorizerId: string, { authorizers }: Known): string {
  return [...authorizers].find(([, id]) => id === authorizerId)?.[0] ?? authorizerId
}

function showPolicy(policy: PolicyDocument): Attribute {
  return JSON.parse(JSON.stringify(policy), (_key, value: unknown) => (isReference(value) ? unknown : value)) as Attribute
}

function isReference(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'Ref' in value
}

function readable(policy: string | undefined): Attribute | undefined {
  if (policy === undefined) return undefined
  try {
    return JSON.parse(policy) as Attribute
  } catch {
    return policy
  }
}

function byText(a: Attribute, b: Attribute): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
