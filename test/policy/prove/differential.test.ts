import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  compilePolicy,
  evaluate,
  printPolicy,
  type CompiledPolicy,
  type EvaluateOptions,
  type Policy,
  type PolicyDocument,
  type Readings,
  type Request,
} from '../../../src/policy/index.ts'
import { prove } from '../../../src/policy/prove/prove.ts'
import {
  equivalent,
  implies,
  notLockedOut,
  notPublic,
  onlyFromAccounts,
  onlyFromOrg,
  onlyFromVpc,
  onlyFromVpce,
} from '../../../src/policy/prove/properties.ts'
import type { Proof } from '../../../src/policy/prove/proof.ts'
import type { Property } from '../../../src/policy/prove/property.ts'
import type { ProveOptions } from '../../../src/policy/prove/prove-options.ts'
import { policyAndRequests, readingsChoice } from '../../../src/testing/index.ts'
import { read } from '../differential/ask.ts'
import { propertyRuns } from '../property-runs.ts'

const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const allowAll: PolicyDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const silent: PolicyDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::elsewhere' } }
const runs = propertyRuns(150)

const setting = fc.record({
  authorizationType: fc.constantFrom('NONE', 'NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'),
  hasApi: fc.boolean(),
  hasEndpointPolicy: fc.constantFrom(false, false, false, true),
  private: fc.boolean(),
  isFixed: fc.boolean(),
  kind: fc.constantFrom('vpce', 'vpc', 'org', 'accounts', 'public', 'implies', 'implies', 'equivalent', 'somebody'),
})

type Setting = typeof setting extends fc.Arbitrary<infer T> ? T : never

function propertyOf(kind: Setting['kind'], other: Policy): Property {
  switch (kind) {
    case 'vpce':
      return onlyFromVpce('vpce-a', 'vpce-b')
    case 'vpc':
      return onlyFromVpc('vpc-a')
    case 'org':
      return onlyFromOrg('o-1')
    case 'accounts':
      return onlyFromAccounts('111122223333')
    case 'public':
      return notPublic()
    case 'implies':
      return implies(other)
    case 'equivalent':
      return equivalent(other)
    case 'somebody':
      return notLockedOut()
  }
}

/** What the property says of a request that gets in, in plain words; nothing where only `evaluate` can say. */
function permits(property: Property, request: Request, options: EvaluateOptions): boolean {
  const carried = (key: string): string | readonly string[] | undefined =>
    Object.entries(request.context ?? {}).find(([name]) => name.toLowerCase() === key)?.[1]
  const carries = (key: string, ids: readonly unknown[]): boolean => [carried(key) ?? []].flat().some((text) => ids.includes(text))
  switch (property.kind) {
    case 'onlyFromVpce':
      return carries('aws:sourcevpce', property.ids)
    case 'onlyFromVpc':
      return carries('aws:sourcevpc', property.ids)
    case 'onlyFromOrg':
      return carries('aws:principalorgid', property.ids) || carries('aws:vpceorgid', property.ids)
    case 'onlyFromAccounts': {
      const account = request.principal !== undefined && 'arn' in request.principal ? request.principal.arn.split(':')[4] : undefined
      const isOurs = options.authorizationType === 'AWS_IAM' && property.ids.includes(account ?? '')
      return isOurs || carries('aws:principalaccount', property.ids) || carries('aws:vpceaccount', property.ids)
    }
    case 'implies':
      return evaluate(property.other, request, options).decision === 'Allow'
    case 'notPublic':
    case 'equivalent':
    case 'notLockedOut':
    case 'covers':
      return true
  }
}

it('no request breaks what holds, and what fails is broken by its counterexample', { timeout: 7_200_000 }, () => {
  const tally: Record<string, number> = {}
  fc.assert(
    fc.property(
      policyAndRequests(12),
      policyAndRequests(12),
      setting,
      readingsChoice(),
      readingsChoice(),
      (first, second, given, fixed, chosen) => {
        const [policy, other] = [read(first.policy), read(second.policy)]
        const property = propertyOf(given.kind, other)
        const options: ProveOptions = {
          authorizationType: given.authorizationType,
          private: given.private,
          ...(given.hasApi || given.authorizationType === 'AWS_IAM' ? { api } : {}),
          ...(given.hasEndpointPolicy ? { endpointPolicy: other } : {}),
          ...(given.isFixed ? { readings: fixed } : {}),
        }
        const proof = prove(policy, property, options)
        if (proof.verdict === 'unknown') tally[proof.reason.replace(/`.*`/g, '…')] = (tally[proof.reason.replace(/`.*`/g, '…')] ?? 0) + 1
        tally[proof.verdict] = (tally[proof.verdict] ?? 0) + 1
        tally[`${given.kind} ${proof.verdict}`] = (tally[`${given.kind} ${proof.verdict}`] ?? 0) + 1
        const readings = { ...chosen, ...options.readings }
        const problem = isClaim(proof, property)
          ? breachOf([...first.requests, ...second.requests], property, options, policy, readings)
          : undefined
        const wrong = problem ?? faultOf(proof, policy, property, options, chosen)
        if (wrong !== undefined) {
          throw new Error(
            [
              wrong,
              JSON.stringify({ ...given, readings: options.readings }),
              printPolicy(policy, { indent: 0 }),
              printPolicy(other, { indent: 0 }),
            ].join('\n'),
          )
        }
      },
    ),
    runs,
  )
  console.log(JSON.stringify(tally))
  if (runs.numRuns < 150) return
  expect(tally.holds).toBeGreaterThan(20)
  expect(tally.fails).toBeGreaterThan(20)
})

function evaluateOptions(options: ProveOptions, readings: Readings, isAllowing: boolean): EvaluateOptions {
  const own = isAllowing ? allowAll : silent
  return {
    authorizationType: options.authorizationType ?? 'NONE',
    readings,
    ...(options.api === undefined ? {} : { api: options.api }),
    ...(options.endpointPolicy === undefined ? {} : { endpointPolicy: options.endpointPolicy }),
    ...(options.authorizationType === 'AWS_IAM' ? { identityPolicies: [own] } : {}),
    ...(options.authorizationType === 'CUSTOM' ? { authorizer: { kind: 'policy', policy: own } } : {}),
  }
}

/** Whether a proof says of every request that it does not get in, or is welcome. */
function isClaim(proof: Proof, property: Property): boolean {
  return proof.verdict === 'holds' && property.kind !== 'notLockedOut'
}

/** Says what is wrong where a request breaks a proof that holds. */
function breachOf(
  requests: readonly Request[],
  property: Property,
  options: ProveOptions,
  policy: Policy,
  readings: Readings,
): string | undefined {
  const ask = askOf(policy, options, readings)
  const askOther = 'other' in property ? askOf(property.other as Policy, options, readings) : undefined
  const isOpen = options.authorizationType === 'AWS_IAM' || options.authorizationType === 'CUSTOM'
  for (const request of requests) {
    const asked = spokenOf(request, options)
    if (asked === undefined) continue
    for (const isAllowing of isOpen ? [true, false] : [false]) {
      const isIn = ask(asked, isAllowing)
      const isOtherIn = askOther?.(asked, isAllowing)
      if (property.kind === 'equivalent') {
        if (isIn !== isOtherIn) return `equivalent, but ${JSON.stringify({ asked, readings, isAllowing })} gets in through one`
      } else if (isIn && !(isOtherIn ?? permits(property, asked, evaluateOptions(options, readings, isAllowing))))
        return `holds, but ${JSON.stringify({ asked, readings, isAllowing })} gets in`
    }
  }
  return undefined
}

/** Asks whether a request gets in: the compiled policy, where that alone decides, which is quicker; otherwise `evaluate`. */
function askOf(policy: Policy, options: ProveOptions, readings: Readings): (asked: Request, isAllowing: boolean) => boolean {
  const { authorizationType = 'NONE', endpointPolicy } = options
  const compiled: CompiledPolicy = compilePolicy(policy, { api, readings })
  return (asked, isAllowing) => {
    const { resource, context = {} } = asked
    const word = compiled.decide(authorizationType === 'AWS_IAM' ? asked : { resource, context })
    if (word === 'ExplicitDeny') return false
    if (authorizationType === 'AWS_IAM' || endpointPolicy !== undefined)
      return evaluate(policy, asked, evaluateOptions(options, readings, isAllowing)).decision === 'Allow'
    return word === 'Allow' || (authorizationType === 'CUSTOM' && isAllowing)
  }
}

/** Makes of a request one that the assumptions of a proof speak of; gives nothing where that cannot be. */
function spokenOf(given: Request, options: ProveOptions): Request | undefined {
  if (!given.resource.startsWith(`${api}/`)) return undefined
  const endpointKeys =
    options.private === true ? { 'aws:SourceVpce': 'vpce-x', 'aws:SourceVpc': 'vpc-x', 'aws:VpcSourceIp': '10.0.0.1' } : {}
  const keys = new Set(Object.keys(given.context ?? {}).map((key) => key.toLowerCase()))
  const missing = Object.fromEntries(Object.entries(endpointKeys).filter(([key]) => !keys.has(key.toLowerCase())))
  const context = Object.fromEntries(
    Object.entries({ ...given.context, ...missing }).map(([key, value]) => [
      key,
      typeof value === 'object' && !/orgpaths|blob/i.test(key) ? (value[0] ?? '') : value,
    ]),
  )
  const isEmpty = Object.entries(context).some(([key, value]) => /sourcevpc|vpcsourceip/i.test(key) && value === '')
  return options.private === true && isEmpty ? undefined : { ...given, action: 'execute-api:Invoke', context }
}

/** Says what is wrong with a verdict by itself. */
function faultOf(proof: Proof, policy: Policy, property: Property, options: ProveOptions, chosen: Readings): string | undefined {
  const isHard = JSON.stringify([policy, 'other' in property ? property.other : undefined, options.endpointPolicy]).includes(
    '"kind":"variable"',
  )
  if (proof.verdict === 'unknown') return isHard ? undefined : `unknown: ${proof.reason}`
  if (proof.verdict === 'holds') {
    if (property.kind !== 'notLockedOut') return undefined
    // Under every reading one of them gets in.
    const isIn = (readings: Readings): boolean =>
      proof.witnesses.some(
        (request) => evaluate(policy, request, evaluateOptions(options, { ...readings, ...options.readings }, true)).decision === 'Allow',
      )
    return isIn({}) && isIn(chosen) ? undefined : `nobody gets in by ${JSON.stringify({ witnesses: proof.witnesses, chosen })}`
  }
  if (proof.counterexample === undefined) return property.kind === 'notLockedOut' ? undefined : 'no counterexample'
  const { request, readings, otherSideAllows } = proof.counterexample
  for (const isAllowing of [otherSideAllows]) {
    const surroundings = evaluateOptions(options, { ...options.readings, ...readings }, isAllowing)
    const isIn = evaluate(policy, request, surroundings).decision === 'Allow'
    if (property.kind === 'equivalent') {
      if (isIn === (evaluate(property.other, request, surroundings).decision === 'Allow'))
        return `not a difference: ${JSON.stringify(request)}`
    } else if (!isIn) return `does not get in: ${JSON.stringify({ request, readings })}`
    else if (property.kind !== 'notPublic' && property.kind !== 'implies' && permits(property, request, surroundings))
      return `may get in: ${JSON.stringify({ request, readings })}`
  }
  return undefined
}
