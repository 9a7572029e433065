import type { ConfigFinding } from '../config-finding.ts'
import { childPointer } from '../pointer.ts'
import { loosely } from './read-loosely.ts'

/** Checks that every route asks whom it should, every authorizer is asked, and each knows callers by what its kind can read. */
export function checkAuthorizers(config: unknown): readonly ConfigFinding[] {
  const authorizers = loosely.entries(loosely.key(config, 'authorizers'))
  const kinds = new Map(authorizers.map(([name, authorizer]) => [name, kindOf(authorizer)]))
  const routes = loosely.items(loosely.key(config, 'api', 'routes'))
  const asked = new Set(routes.map((route) => loosely.text(loosely.key(route, 'authorizer'))))
  return [
    ...authorizers.flatMap(([name, authorizer]) => badSources(authorizer, childPointer('/authorizers', name))),
    ...authorizers.filter(([name]) => !asked.has(name)).map(([name]) => unused(name)),
    ...routes.flatMap((route, index) => badRoute(route, `/api/routes/${index}`, kinds)),
    ...loosely
      .entries(loosely.key(config, 'sandbox', 'authorizers'))
      .filter(([name]) => kinds.get(name) === 'COGNITO_USER_POOLS')
      .map(([name]) => nothingToAnswer(name)),
  ]
}

type Kind = 'CUSTOM' | 'COGNITO_USER_POOLS'

const kindOf = (authorizer: unknown): Kind => (loosely.key(authorizer, 'userPools') === undefined ? 'CUSTOM' : 'COGNITO_USER_POOLS')
const names: Readonly<Record<Kind, string>> = { CUSTOM: 'a Lambda function', COGNITO_USER_POOLS: 'user pools' }

/** @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html#apigw-CreateAuthorizer-request-identitySource */
function badSources(authorizer: unknown, pointer: string): readonly ConfigFinding[] {
  const sources = loosely.items(loosely.key(authorizer, 'identitySource'))
  if (kindOf(authorizer) === 'CUSTOM' && loosely.key(authorizer, 'kind') !== 'token') return []
  if (sources.length < 2 && sources.every((source) => typeof source !== 'string' || source.includes('.header.'))) return []
  const help = '`kind: request` knows a caller by several headers and query parameters'
  return [
    {
      code: 'WRONG_VALUE',
      message: 'a token stands in one header',
      ...(kindOf(authorizer) === 'CUSTOM' && { help }),
      pointer: `${pointer}/identitySource`,
      on: 'value',
    },
  ]
}

function unused(name: string): ConfigFinding {
  const help = 'name it as `authorizer` of a route, or leave it out'
  return { code: 'UNUSED_AUTHORIZER', message: `no route asks \`${name}\``, help, pointer: childPointer('/authorizers', name), on: 'key' }
}

function badRoute(route: unknown, pointer: string, kinds: ReadonlyMap<string, Kind>): readonly ConfigFinding[] {
  const type = loosely.text(loosely.key(route, 'authorizationType'))
  const isGiven = loosely.key(route, 'authorizer') !== undefined
  const given = loosely.text(loosely.key(route, 'authorizer')) ?? ''
  switch (type) {
    case 'NONE':
    case 'AWS_IAM': {
      if (!isGiven) return []
      const help = `leave \`authorizer\` out, or write \`authorizationType: ${kinds.get(given) ?? 'CUSTOM'}\``
      return [{ code: 'NOTHING_TO_ASK', message: `\`${type}\` asks no authorizer`, help, pointer: `${pointer}/authorizer`, on: 'key' }]
    }
    case 'CUSTOM':
    case 'COGNITO_USER_POOLS': {
      const at = { pointer: `${pointer}/authorizationType`, on: 'value' } as const
      if (!isGiven)
        return [{ code: 'NO_AUTHORIZER', message: `\`${type}\` asks an authorizer, and none is named`, help: whichOf(type, kinds), ...at }]
      const kind = kinds.get(given)
      if (kind === undefined || kind === type) return []
      const message = `\`${type}\` asks ${names[type]}, and \`${given}\` stands for ${names[kind]}`
      return [{ code: 'WRONG_AUTHORIZER', message, help: `write \`authorizationType: ${kind}\`, or name another`, ...at }]
    }
    default:
      return []
  }
}

function whichOf(type: Kind, kinds: ReadonlyMap<string, Kind>): string {
  const fitting = [...kinds].filter(([, kind]) => kind === type).map(([name]) => `\`authorizer: ${name}\``)
  return fitting.length === 0
    ? `describe ${names[type]} under \`authorizers\`, and name it as \`authorizer\``
    : `add ${fitting.join(' or ')}`
}

function nothingToAnswer(name: string): ConfigFinding {
  const help = 'leave it out: on the sandbox user pools take the token `valid`'
  const pointer = childPointer('/sandbox/authorizers', name)
  return { code: 'NOTHING_TO_ANSWER', message: `no function stands behind \`${name}\`: it stands for user pools`, help, pointer, on: 'key' }
}
