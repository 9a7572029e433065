import { foldCase, knownKey, type Request } from '../language/index.ts'
import { sampleValues } from '../solve/encode/sample-values.ts'
import { believableRoutes } from './believable-routes.ts'
import { believableTexts } from './believable-texts.ts'
import type { Question } from './question.ts'

/**
 * Makes a request more like one that a caller sends: a route of the API, well-formed ids, and the keys that API Gateway sends for that kind of caller. Each change is made only where `keeps`
 * says that the request still shows what it has to show.
 */
export function believableRequest(request: Request, question: Question, keeps: (request: Request) => boolean): Request {
  let best = request
  const attempt = (changed: Request): boolean => {
    if (!keeps(changed)) return false
    best = changed
    return true
  }
  const tries = (changes: readonly Request[]): boolean => changes.some(attempt)
  tries(believableRoutes(request.resource, question).map((resource) => ({ ...best, resource })))
  tries(callers(best))
  for (const key of Object.keys(best.context ?? {})) {
    const [value, name] = [best.context?.[key], foldCase(key)]
    if (typeof value === 'string') tries(believableTexts(name, value).map((text) => carrying(best, { [key]: text })))
  }
  const missing = Object.entries(companions(best, question))
  // Why one by one in the end: a policy may keep out who carries one of them.
  if (!attempt(carrying(best, Object.fromEntries(missing)))) for (const [key, text] of missing) attempt(carrying(best, { [key]: text }))
  return best
}

/** Whether a request comes through a VPC endpoint, as far as its keys say. */
function isThroughEndpoint({ context = {} }: Request): boolean {
  return Object.keys(context).some((key) => knownKey(key)?.endpoint === true)
}

function carrying(request: Request, more: Readonly<Record<string, string>>): Request {
  return { ...request, context: { ...request.context, ...more } }
}

/** Names in the place of those that stand for anybody. */
function callers(request: Request): readonly Request[] {
  const { principal } = request
  if (principal === undefined || !('arn' in principal)) return []
  const arn = principal.arn.replace(/user\/example$/, 'user/alice').replace(/role\/example\/example$/, 'role/reader/alice')
  const named = arn.replace(/(role\/[^/]+)\/example$/, '$1/alice')
  return named === principal.arn ? [] : [{ ...request, principal: { ...principal, arn: named } }]
}

/**
 * Gives the keys that such a caller carries besides those that a request has: those of a VPC endpoint come together, whoever comes from outside has an address there, and whoever signs is
 * known by name.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 */
function companions(request: Request, question: Question): Readonly<Record<string, string>> {
  const carried = new Set(Object.keys(request.context ?? {}).map(foldCase))
  const isInside = question.private || isThroughEndpoint(request)
  const origin = isInside ? ['aws:SourceVpce', 'aws:SourceVpc', 'aws:VpcSourceIp'] : ['aws:SourceIp']
  const all = { ...Object.fromEntries(origin.map((key) => [key, sampleValues(foldCase(key))[0] ?? ''])), ...identity(request, question) }
  return Object.fromEntries(Object.entries(all).filter(([key]) => !carried.has(foldCase(key))))
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn */
function identity({ principal }: Request, { authorizationType }: Question): Readonly<Record<string, string>> {
  if (authorizationType !== 'AWS_IAM' || principal === undefined || !('arn' in principal)) return {}
  const [, partition = '', account = '', name = ''] = /^arn:([^:]+):(?:iam|sts)::(\d+):([^]+)$/.exec(principal.arn) ?? []
  const role = /^assumed-role\/([^/]+)\//.exec(name)?.[1]
  return {
    'aws:PrincipalArn': role === undefined ? principal.arn : `arn:${partition}:iam::${account}:role/${role}`,
    'aws:PrincipalAccount': account,
    'aws:PrincipalType': role !== undefined ? 'AssumedRole' : name === 'root' ? 'Account' : 'User',
  }
}
