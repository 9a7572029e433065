import { PolicyError, type OneOrMany, type PolicyDocument, type StatementDocument, type TextDocument } from '../language/index.ts'
import { checkVpceId } from './check-vpce-id.ts'
import { collectGrants, type Grant } from './collect-grants.ts'
import { everything, routeResources, withoutCovered } from './route-resources.ts'

/** What `privateApiPolicy` is made from. At least one VPC endpoint must be named, in `vpceIds` or in `access`. */
export interface PrivateApiPolicyOptions {
  /** VPC endpoints that may use all of `routes`. */
  readonly vpceIds?: readonly TextDocument[] | undefined
  /** VPC endpoints that may use only some methods and paths. An endpoint that is named more than once gets all that it is given. */
  readonly access?: readonly VpceAccess[] | undefined
  /** What `vpceIds` may use: everything where it is left out. */
  readonly routes?: readonly Route[] | undefined
  /** The stage of every route and access that names none of its own; every stage where it is left out. */
  readonly stage?: string | undefined
  /** Who gets the Allow: everyone (`*`) where it is left out. */
  readonly principals?: readonly TextDocument[] | undefined
}

/** VPC endpoints and what they may use: everything where only `vpceIds` is given. */
export interface VpceAccess {
  readonly vpceIds: readonly TextDocument[]
  readonly stage?: string | undefined
  /** Verbs in upper case, or `ANY`. */
  readonly methods?: readonly string[] | undefined
  /** Paths as the API's resources name them, `/orders/{id}`, or with `*`. */
  readonly paths?: readonly string[] | undefined
}

/** A stage, a method and a path; each is everything where it is left out. */
export interface Route {
  readonly stage?: string | undefined
  /** A verb in upper case, or `ANY`. */
  readonly method?: string | undefined
  /** A path as the API's resources name it, `/orders/{id}`, or with `*`. */
  readonly path?: string | undefined
}

/**
 * Builds the resource policy of a private API that only the named VPC endpoints reach.
 *
 * Let in: requests through a named endpoint, for what that endpoint was given. Kept out, by Deny statements and therefore whatever identity policies or a Lambda
 * authorizer say: requests through every other endpoint, requests through none, and requests through a named endpoint for anything that it was not given.
 * Not limited: who calls, unless `principals` is given; then callers without it are let in only where an identity policy or an authorizer of the
 * API's account allows them, and methods without AWS_IAM authorization refuse everybody. In a path `{id}`, `{proxy+}` and `*` stand for any text, slashes included.
 *
 * Ids may be references (`{ Ref: … }`, `{ 'Fn::…': … }`, tokens, interpolations): they are taken unchecked. The result is plain JSON in shorthand, for CDK, Terraform and
 * the SDK. Throws PolicyError: no endpoint, a malformed id, stage and method swapped, a method or path without a stage, and so on; `at` names the option.
 *
 * @example
 * ```ts
 * import { printPolicy, privateApiPolicy } from 'apply-private-api'
 *
 * const policy = privateApiPolicy({ vpceIds: ['vpce-0a1b2c3d4e5f60718'] })
 * console.log(printPolicy(policy, { indent: 0 }))
 * // {"Version":"2012-10-17","Statement":[{"Sid":"DenyOtherVpcEndpoints","Effect":"Deny","Principal":"*","Action":"execute-api:*","Resource":"execute-api:/*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-0a1b2c3d4e5f60718"}}},{"Sid":"AllowRoutes","Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"execute-api:/*"}]}
 * ```
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html
 */
export function privateApiPolicy(options: PrivateApiPolicyOptions): PolicyDocument {
  const grants = collectGrants(readGrants(options))
  const ids = grants.flatMap((grant) => grant.vpceIds)
  if (ids.length === 0) {
    throw new PolicyError('NO_VPC_ENDPOINT', 'no VPC endpoint is named', {
      at: 'vpceIds',
      help: "name at least one: `vpceIds: ['vpce-…']`",
    })
  }
  const restricted = grants.filter((grant) => !grant.resources.includes(everything))
  const allowed = withoutCovered(grants.flatMap((grant) => grant.resources))
  return {
    Version: '2012-10-17',
    Statement: [
      denyOthers(ids),
      ...restricted.map((grant, index) => denyOtherRoutes(grant, restricted.length > 1 ? String(index + 1) : '')),
      {
        Sid: 'AllowRoutes',
        Effect: 'Allow',
        Principal: options.principals === undefined ? '*' : { AWS: oneOrMany(checkPrincipals(options.principals)) },
        Action: 'execute-api:Invoke',
        Resource: oneOrMany(allowed),
      },
    ],
  }
}

function readGrants(options: PrivateApiPolicyOptions): readonly Grant[] {
  const { vpceIds = [], access = [], routes: given = [{}], stage } = options
  checkList(vpceIds, 'vpceIds')
  checkList(access, 'access')
  checkList(given, 'routes')
  if (given.length === 0)
    throw new PolicyError('INVALID_OPTION', 'no route is named', { at: 'routes', help: 'leave `routes` out for everything' })
  const resources = given.flatMap((route, index) =>
    routeResources({ stage: route.stage ?? stage, methods: asList(route.method), paths: asList(route.path), at: `routes[${index}]` }),
  )
  return [
    { vpceIds: vpceIds.map((id, index) => checkVpceId(id, `vpceIds[${index}]`)), resources },
    ...access.map((entry, index) => readAccess(entry, stage, `access[${index}]`)),
  ]
}

function readAccess(access: VpceAccess, stage: string | undefined, at: string): Grant {
  checkList(access.vpceIds, `${at}.vpceIds`)
  if (access.methods !== undefined) checkList(access.methods, `${at}.methods`)
  if (access.paths !== undefined) checkList(access.paths, `${at}.paths`)
  if (access.vpceIds.length === 0) {
    throw new PolicyError('NO_VPC_ENDPOINT', 'no VPC endpoint is named', {
      at: `${at}.vpceIds`,
      help: 'name at least one, or leave the entry out',
    })
  }
  return {
    vpceIds: access.vpceIds.map((id, index) => checkVpceId(id, `${at}.vpceIds[${index}]`)),
    resources: routeResources({ stage: access.stage ?? stage, methods: access.methods, paths: access.paths, at }),
  }
}

function checkPrincipals(principals: readonly TextDocument[]): readonly TextDocument[] {
  checkList(principals, 'principals')
  if (principals.length > 0) return principals
  throw new PolicyError('INVALID_OPTION', 'no principal is named', { at: 'principals', help: 'leave `principals` out for everyone' })
}

/** Refuses what is no list: callers without TypeScript easily give one id alone. */
function checkList(value: unknown, at: string): void {
  if (!Array.isArray(value)) throw new PolicyError('INVALID_OPTION', `\`${at}\` is not a list`, { at, help: 'put it in brackets: `[…]`' })
}

function denyOthers(ids: readonly TextDocument[]): StatementDocument {
  return {
    Sid: 'DenyOtherVpcEndpoints',
    Effect: 'Deny',
    Principal: '*',
    Action: 'execute-api:*',
    Resource: everything,
    Condition: { StringNotEquals: { 'aws:SourceVpce': oneOrMany(ids) } },
  }
}

function denyOtherRoutes(grant: Grant, number: string): StatementDocument {
  return {
    Sid: `DenyOtherRoutes${number}`,
    Effect: 'Deny',
    Principal: '*',
    Action: 'execute-api:*',
    NotResource: oneOrMany(grant.resources),
    Condition: { StringEquals: { 'aws:SourceVpce': oneOrMany(grant.vpceIds) } },
  }
}

function oneOrMany<T>(values: readonly T[]): OneOrMany<T> {
  const [first, ...rest] = values
  return first !== undefined && rest.length === 0 ? first : values
}

function asList(value: string | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [value]
}
