import { privateApiPolicy, type PolicyDocument } from '../../policy/index.ts'
import type { ApiConfig, Config } from '../config/config.ts'
import type { Known } from './known.ts'
import { coversExample, routeResources } from './route-resources.ts'

/**
 * The resource policy that `access` asks for; an endpoint whose id is not known yet stands in it as `{ Ref: name }`.
 *
 * INVARIANT: it allows no route that asks a Lambda function, because one Allow is enough there: where the policy gave it, a function that is silent would let in.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function accessPolicy(config: Config, known: Pick<Known, 'endpoints'>): PolicyDocument {
  const policy = privateApiPolicy({
    access: config.access.map(({ endpoint, methods, paths }) => ({
      vpceIds: [known.endpoints.get(endpoint) ?? { Ref: endpoint }],
      ...(methods === undefined && paths === undefined ? {} : { stage: config.api.stage }),
      ...(methods === undefined ? {} : { methods }),
      ...(paths === undefined ? {} : { paths }),
    })),
  })
  const asked = config.api.routes.filter(asksFunction).flatMap((route) => routeResources(config.api, route))
  if (asked.length === 0) return policy
  const within = allowedWithin(config.api).map(({ resource }) => resource)
  const allow = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke' } as const
  return {
    ...policy,
    Statement: [
      // Why: what an endpoint was not given is denied to it, so that the Allow need not be as narrow.
      ...[policy.Statement].flat().filter(({ Effect }) => Effect === 'Deny'),
      { Sid: 'AllowRoutesWithoutFunction', ...allow, NotResource: asked.map((resource) => inFull(resource, config.region)) },
      ...(within.length === 0 ? [] : [{ Sid: 'AllowRoutesWithin', ...allow, Resource: within }]),
    ],
  }
}

/**
 * The resources of routes that ask no function and lie among the requests of one that does: `/orders/health` beside `/orders/{proxy+}`.
 *
 * They are allowed by themselves. Where one has a variable, a policy cannot tell all of its requests from the other's.
 */
export function allowedWithin(api: ApiConfig): readonly { readonly resource: string; readonly around: string }[] {
  const asked = api.routes.filter(asksFunction).flatMap((route) => routeResources(api, route))
  return api.routes
    .filter((route) => !asksFunction(route))
    .flatMap((route) => routeResources(api, route))
    .flatMap((resource) => {
      const around = asked.find((pattern) => coversExample(pattern, resource))
      return around === undefined ? [] : [{ resource, around }]
    })
}

/**
 * Writes a resource out, for whatever account and API: that the shorthand is expanded in NotResource, too, is documented nowhere, and where it were not, the Allow would
 * cover everything.
 */
function inFull(resource: string, region: string): string {
  const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
  return resource.replace('execute-api:/', `arn:${partition}:execute-api:${region}:*:*/`)
}

const asksFunction = ({ authorizationType }: ApiConfig['routes'][number]): boolean => authorizationType === 'CUSTOM'
