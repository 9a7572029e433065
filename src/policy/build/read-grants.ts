import { checkList, checkNames, checkText, checkTexts } from './check-shape.ts'
import { checkVpceId } from './check-vpce-id.ts'
import type { Grant } from './collect-grants.ts'
import type { PrivateApiPolicyOptions, Route, VpceAccess } from './private-api-policy-options.ts'
import { refusal } from './refusal.ts'
import { routeResources } from './route-resources.ts'

/** Reads which VPC endpoints may use what; throws PolicyError for the first option that is wrong. */
export function readGrants(options: PrivateApiPolicyOptions): readonly Grant[] {
  checkNames(options, ['vpceIds', 'access', 'routes', 'stage', 'principals'])
  const { vpceIds = [], access = [], routes = [{}], stage } = options
  checkList(vpceIds, 'vpceIds')
  checkList(access, 'access')
  const resources = readRoutes(routes, stage, 'routes')
  return [
    { vpceIds: vpceIds.map((id, index) => checkVpceId(id, `vpceIds[${index}]`)), resources },
    ...access.map((entry, index) => readAccess(entry, stage, `access[${index}]`)),
  ]
}

/** Gives the resources that routes cover; a route without a stage has the one that is given. Throws PolicyError for the first that is wrong, or where there is none. */
export function readRoutes(routes: readonly Route[], stage: string | undefined, at: string): readonly string[] {
  checkList(routes, at)
  checkText(stage, 'stage')
  if (routes.length === 0) throw refusal('INVALID_OPTION', 'no route is named', at, `leave \`${at}\` out for everything`)
  return routes.flatMap((route, index) => readRoute(route, stage, `${at}[${index}]`))
}

function readRoute(route: Route, stage: string | undefined, at: string): readonly string[] {
  checkNames(route, ['stage', 'method', 'path'], at)
  checkText(route.stage, `${at}.stage`)
  checkText(route.method, `${at}.method`)
  checkText(route.path, `${at}.path`)
  return routeResources({ stage: route.stage ?? stage, methods: asList(route.method), paths: asList(route.path), at })
}

function readAccess(access: VpceAccess, stage: string | undefined, at: string): Grant {
  checkNames(access, ['vpceIds', 'stage', 'methods', 'paths'], at)
  checkList(access.vpceIds, `${at}.vpceIds`)
  checkText(access.stage, `${at}.stage`)
  checkTexts(access.methods, `${at}.methods`)
  checkTexts(access.paths, `${at}.paths`)
  if (access.vpceIds.length === 0) {
    throw refusal('NO_VPC_ENDPOINT', 'no VPC endpoint is named', `${at}.vpceIds`, 'name at least one, or leave the entry out')
  }
  return {
    vpceIds: access.vpceIds.map((id, index) => checkVpceId(id, `${at}.vpceIds[${index}]`)),
    resources: routeResources({ stage: access.stage ?? stage, methods: access.methods, paths: access.paths, at }),
  }
}

function asList(value: string | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [value]
}
