import { apiOfResource, checkApiArn, PolicyError, policyOf, valueText, type Policy, type PolicyInput } from '../language/index.ts'
import { checkNotPrincipals } from '../evaluate/check-support.ts'
import { checkValues } from '../evaluate/check-values.ts'
import { checkReadings } from '../evaluate/interpretation.ts'
import type { Readings } from '../evaluate/index.ts'
import type { Surroundings } from '../solve/encode/encode-access.ts'
import { needsWholeArn } from '../solve/encode/encode-resource.ts'
import type { Property } from './property.ts'
import type { ProveOptions } from './prove-options.ts'

/** A question, read and checked. */
export interface Question extends Surroundings {
  readonly policy: Policy
  /** The policy that the property names, if it does. */
  readonly other?: Policy
  readonly api?: string
  readonly private: boolean
  readonly actions: readonly string[]
  readonly readings: Readings
  readonly routes?: readonly string[]
  readonly budget?: number
  readonly property: Property
  /** Whether resources are taken as whole ARNs. */
  readonly wholeArn: boolean
  /** Whether all its policies were asked about before. */
  readonly isAskedAgain: boolean
}

/** Reads a question; throws PolicyError for a policy that cannot be read or says what AWS does not support, and for options that mean nothing. */
export function readQuestion(input: PolicyInput, property: Property, options: ProveOptions): Question {
  const { api: given, authorizationType = 'NONE', endpointPolicy, actions = ['execute-api:Invoke'], budget } = options
  if (!['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'].includes(authorizationType))
    throw invalid('authorizationType', `\`${authorizationType}\` is not known`, 'write NONE, AWS_IAM, CUSTOM or COGNITO_USER_POOLS')
  if (actions.length === 0) throw invalid('actions', 'a proof is about one action at least', 'leave `actions` out for `execute-api:Invoke`')
  const policy = policyOf(input, 'resource')
  const other = 'other' in property ? policyOf(property.other, 'resource') : undefined
  const endpoint = endpointPolicy === undefined ? undefined : policyOf(endpointPolicy, 'resource')
  const attached = other === undefined ? [policy] : [policy, other]
  const policies = endpoint === undefined ? attached : [...attached, endpoint]
  const isAskedAgain = policies.every((each) => checked.has(each))
  policies.forEach(checkPolicy)
  const api = given === undefined ? impliedApi(attached, authorizationType) : checkApiArn(given)
  if (authorizationType === 'AWS_IAM' && api === undefined)
    throw invalid('api', 'under AWS_IAM it matters whose API it is', 'write `arn:aws:execute-api:REGION:ACCOUNT:API-ID`')
  return {
    policy,
    ...(other === undefined ? {} : { other }),
    ...(endpoint === undefined ? {} : { endpointPolicy: endpoint }),
    ...(api === undefined ? {} : { api }),
    authorizationType,
    private: options.private === true,
    actions,
    readings: checkReadings(options.readings ?? {}),
    ...(options.routes === undefined ? {} : { routes: options.routes.map((route) => route.replace(/^\//, '')) }),
    ...(budget === undefined ? {} : { budget }),
    property,
    wholeArn: needsWholeArn(attached, endpoint, api),
    isAskedAgain,
  }
}

/** The one API that policies name beside the shorthand: only then it matters which API they are attached to. */
function impliedApi(policies: readonly Policy[], authorizationType: string): string | undefined {
  const named = new Set<string | undefined>()
  let matters = authorizationType === 'AWS_IAM'
  for (const value of policies.flatMap(({ statements }) => statements.flatMap(({ resource }) => resource.values))) {
    const text = value.parts.every(({ kind }) => kind !== 'reference') ? valueText(value) : ''
    matters ||= text.startsWith('execute-api:/')
    if (text.startsWith('arn:') && apiResource.test(text)) named.add(apiOfResource(text))
  }
  const [only] = named
  return named.size === 1 && only !== undefined && !only.includes('$') && matters ? checkApiArn(only) : undefined
}

/** An ARN whose API is written out. */
const apiResource = /^arn:[^:*?]+:execute-api:[^:*?]+:[^:*?]+:[^:*?/]+\//

/** Gives every policy of a question. */
export function policiesOf({ policy, other, endpointPolicy }: Question): readonly Policy[] {
  return [policy, other, endpointPolicy].filter((each) => each !== undefined)
}

function checkPolicy(policy: Policy): void {
  if (checked.has(policy)) return
  checkNotPrincipals(policy)
  checkValues(policy)
  checked.add(policy)
}

// Why: a policy never changes, and is mostly asked about again and again.
const checked = new WeakSet<Policy>()

function invalid(at: string, message: string, help: string): PolicyError {
  return new PolicyError('INVALID_OPTION', message, { at, help })
}
