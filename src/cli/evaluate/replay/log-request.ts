import type { Policy, Request } from '../../../policy/index.ts'
import { exampleApi, namedApis } from '../named-targets.ts'
import { LineError } from './line-error.ts'
import { readLogTime } from './log-time.ts'
import type { Fields } from './template.ts'

/** What a log need not say, because it is known. */
export interface LogSurroundings {
  /** `arn:aws:execute-api:REGION:ACCOUNT:API-ID` */
  readonly api?: string
  readonly stage?: string
  /** The API is private: every caller came through a VPC endpoint, also where the log does not say through which. */
  readonly private?: boolean
}

/**
 * Makes the request of which a log line tells, with the context keys that API Gateway set.
 *
 * Behind a VPC endpoint the source address is `aws:VpcSourceIp`. `aws:SecureTransport` is `true`: API Gateway takes nothing else.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export function makeLogRequests(policy: Policy, { api, stage, private: isPrivate }: LogSurroundings): (fields: Fields) => Request {
  const arnOf = makeArns(api === undefined ? namedApis(policy) : [], api)
  return (fields) => {
    const method = fields.get('httpMethod')
    const stageName = fields.get('stage') ?? stage
    if (method === undefined) throw new LineError('it has no method', 'the log format needs `$context.httpMethod`')
    if (stageName === undefined) throw new LineError('it has no stage', 'log `$context.stage`, or say `--stage NAME`')
    const arn = fields.get('identity.userArn')
    return {
      ...(arn === undefined ? {} : { principal: { arn } }),
      resource: `${arnOf(fields)}/${stageName}/${method}${pathOf(fields, stageName)}`,
      context: contextOf(fields, isPrivate === true),
    }
  }
}

/** `$context.path` begins with the stage, or, through a custom domain name, with its base path. */
function pathOf(fields: Fields, stage: string): string {
  const path = fields.get('path')
  if (path === undefined) {
    const resourcePath = fields.get('resourcePath')
    if (resourcePath !== undefined) return resourcePath
    throw new LineError('it has no path', 'the log format needs `$context.path`, or `$context.resourcePath`')
  }
  const mapped = fields.get('customDomain.basePathMatched')
  const base = mapped === undefined ? `/${stage}` : mapped === '(none)' ? '' : `/${mapped.replace(/^\/|\/$/g, '')}`
  if (path === base) return '/'
  if (path.startsWith(`${base}/`)) return path.slice(base.length)
  throw new LineError(
    `the path \`${path}\` does not begin with \`${base}\``,
    'through a custom domain name it begins with its base path: log `$context.customDomain.basePathMatched` as well',
  )
}

function contextOf(fields: Fields, isPrivate: boolean): Record<string, string> {
  const context: Record<string, string> = { 'aws:SecureTransport': 'true' }
  const [vpce, vpc, address] = [fields.get('identity.vpceId'), fields.get('identity.vpcId'), fields.get('identity.sourceIp')]
  if (vpce !== undefined) context['aws:SourceVpce'] = vpce
  if (vpc !== undefined) context['aws:SourceVpc'] = vpc
  if (address !== undefined) context[isPrivate || vpce !== undefined || vpc !== undefined ? 'aws:VpcSourceIp' : 'aws:SourceIp'] = address
  for (const [name, key] of copied) {
    const value = fields.get(name)
    if (value !== undefined) context[key] = value
  }
  // Why not for sessions of roles: what is logged lacks the path of the role, and the key would be wrong.
  const arn = fields.get('identity.userArn')
  if (arn !== undefined && /^arn:[^:]+:iam::\d{12}:/.test(arn)) context['aws:PrincipalArn'] = arn
  const seconds = readLogTime(fields)
  if (seconds !== undefined) {
    context['aws:EpochTime'] = String(seconds)
    context['aws:CurrentTime'] = `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`
  }
  return context
}

const copied = [
  ['identity.userAgent', 'aws:UserAgent'],
  ['identity.accountId', 'aws:PrincipalAccount'],
  ['identity.principalOrgId', 'aws:PrincipalOrgID'],
] as const

/** Gives the ARN of the API that a line is about: from `--api`, from the policy where it names that API, or else from the line, as far as it goes. */
function makeArns(named: readonly string[], given: string | undefined): (fields: Fields) => string {
  const [, partition = '', , region = '', account = '', id = ''] = (given ?? exampleApi).split(':')
  const made = (fields: Fields): string => {
    const apiId = fields.get('apiId') ?? id
    if (given !== undefined) return `arn:${partition}:execute-api:${region}:${account}:${apiId}`
    const known = named.find((api) => api.endsWith(`:${apiId}`)) ?? (fields.has('apiId') ? undefined : named[0])
    if (known !== undefined) return known
    const host = /\.execute-api\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?$/.exec(fields.get('domainName') ?? '')
    const place = host?.[1] ?? region
    const part = host?.[2] !== undefined ? 'aws-cn' : place.startsWith('us-gov-') ? 'aws-us-gov' : partition
    return `arn:${part}:execute-api:${place}:${fields.get('accountId') ?? account}:${apiId}`
  }
  return rememberLast(made)
}

/** Why: the lines of a log are about one API, and working it out for each of them takes as long as deciding about it. */
function rememberLast(make: (fields: Fields) => string): (fields: Fields) => string {
  let last: { readonly apiId: unknown; readonly account: unknown; readonly domain: unknown; readonly arn: string } | undefined
  return (fields) => {
    const apiId = fields.get('apiId')
    const account = fields.get('accountId')
    const domain = fields.get('domainName')
    if (last === undefined || last.apiId !== apiId || last.account !== account || last.domain !== domain) {
      last = { apiId, account, domain, arn: make(fields) }
    }
    return last.arn
  }
}
