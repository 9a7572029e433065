import type { Effect, StatementDocument, TextDocument } from '../language/index.ts'
import { checkConditions } from './check-conditions.ts'
import { checkPrincipals } from './check-principals.ts'
import { checkResource } from './check-resource.ts'
import { checkChoice, checkList, checkNames, checkText, shorten } from './check-shape.ts'
import { oneOrMany } from './one-or-many.ts'
import { readRoutes } from './read-grants.ts'
import { refusal } from './refusal.ts'
import { everything, withoutCovered } from './route-resources.ts'
import type { StatementOptions } from './statement-options.ts'

/**
 * Builds a statement that lets in: whom, to what and when the options say. On its own it keeps nobody out: under AWS_IAM, and behind a Lambda authorizer, callers of the
 * API's account may be let in by other policies.
 *
 * The result is plain JSON in shorthand. Throws PolicyError for an unknown option, condition key or operator, for an operator that does not compare its key, for a value that means
 * nothing there, and for a policy variable where IAM reads none; `at` names the option.
 *
 * @example
 * ```ts
 * import { allow, deny, policy, printPolicy } from 'apply-private-api'
 *
 * const own = policy(
 *   deny({ sid: 'DenyOtherVpcs', when: { StringNotEquals: { 'aws:SourceVpc': 'vpc-0a1b2c3d4e5f60718' } } }),
 *   allow({ routes: [{ stage: 'prod', method: 'GET', path: '/orders/{id}' }] }),
 * )
 * console.log(printPolicy(own, { indent: 0 }))
 * // {"Version":"2012-10-17","Statement":[{"Sid":"DenyOtherVpcs","Effect":"Deny","Principal":"*","Action":"execute-api:*","Resource":"execute-api:/*","Condition":{"StringNotEquals":{"aws:SourceVpc":"vpc-0a1b2c3d4e5f60718"}}},{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"execute-api:/prod/GET/orders/*"}]}
 * ```
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
export function allow(options: StatementOptions = {}): StatementDocument {
  return statement('Allow', options)
}

/**
 * Builds a statement that keeps out: whom, from what and when the options say, whatever else allows it. Takes the same options as `allow`, and throws the same errors.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function deny(options: StatementOptions = {}): StatementDocument {
  return statement('Deny', options)
}

function statement(effect: Effect, options: StatementOptions): StatementDocument {
  checkNames(options, optionNames)
  const { sid, principals, actions, when } = options
  checkText(sid, 'sid')
  if (sid !== undefined && !/^[A-Za-z0-9]+$/.test(sid))
    throw refusal('INVALID_OPTION', `\`${shorten(sid)}\` is no Sid`, 'sid', 'a Sid has letters and digits')
  const condition = when === undefined ? {} : checkConditions(when)
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect,
    Principal: principals === undefined ? '*' : { AWS: oneOrMany(checkPrincipals(principals)) },
    Action: actions === undefined ? (effect === 'Allow' ? 'execute-api:Invoke' : 'execute-api:*') : oneOrMany(readActions(actions)),
    ...readResources(options),
    ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
  }
}

const optionNames: readonly string[] = ['sid', 'principals', 'actions', 'routes', 'notRoutes', 'resources', 'notResources', 'when']

function readActions(actions: readonly string[]): readonly string[] {
  checkList(actions, 'actions')
  if (actions.length === 0) throw refusal('INVALID_OPTION', 'no action is named', 'actions', 'leave `actions` out for the usual one')
  actions.forEach((action, index) => {
    checkChoice(action, actionNames, 'action', `actions[${index}]`)
  })
  return [...new Set(actions)]
}

const actionNames: readonly string[] = [
  'execute-api:Invoke',
  'execute-api:InvalidateCache',
  'execute-api:ManageConnections',
  'execute-api:*',
]

function readResources(options: StatementOptions): Pick<StatementDocument, 'Resource' | 'NotResource'> {
  const named = (['routes', 'notRoutes', 'resources', 'notResources'] as const).filter((name) => options[name] !== undefined)
  const [name, other] = named
  if (name === undefined) return { Resource: everything }
  if (other !== undefined) {
    const help = 'give one of them, and a second statement for the other'
    throw refusal('INVALID_OPTION', `\`${name}\` and \`${other}\` are both given`, other, help)
  }
  const list = options[name] ?? []
  checkList(list, name)
  if (list.length === 0) throw refusal('INVALID_OPTION', `\`${name}\` is empty`, name, `leave \`${name}\` out for everything`)
  const resources: readonly TextDocument[] =
    name === 'routes' || name === 'notRoutes'
      ? withoutCovered(readRoutes(options[name] ?? [], undefined, name))
      : (options[name] ?? []).map((resource, index) => checkResource(resource, `${name}[${index}]`))
  return { [name === 'routes' || name === 'resources' ? 'Resource' : 'NotResource']: oneOrMany(resources) }
}
