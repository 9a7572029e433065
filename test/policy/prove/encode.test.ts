import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  evaluate,
  printPolicy,
  type EvaluateOptions,
  type Policy,
  type PolicyDocument,
  type Readings,
  type Request,
} from '../../../src/policy/index.ts'
import { encodeAccess, findCallers, type Surroundings } from '../../../src/policy/solve/encode/encode-access.ts'
import type { Formula } from '../../../src/policy/solve/formula/formula.ts'
import { newMet, secondReading, type Scope } from '../../../src/policy/solve/encode/scope.ts'
import { policyAndRequests, readingsChoice } from '../../../src/testing/index.ts'
import { read } from '../differential/ask.ts'
import { propertyRuns } from '../property-runs.ts'
import { holdsOf } from './holds-of.ts'

const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const allowAll: PolicyDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const silent: PolicyDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::elsewhere' } }
const sides = fc.record({
  authorizationType: fc.constantFrom('NONE', 'AWS_IAM', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'),
  endpoint: fc.constantFrom('none', 'none', 'second'),
  hasApi: fc.boolean(),
  own: fc.boolean(),
  who: fc.nat(99),
})

/** What `known` says of a request: the values of variables, which are part of the formula here. */
function knownOf(policies: readonly Policy[], request: Request): ReadonlyMap<string, string | undefined> | undefined {
  const text = JSON.stringify(policies)
  const known = new Map<string, string | undefined>()
  for (const [, name = ''] of text.matchAll(/"kind":"variable","name":"([^"]*)"/g)) {
    const found = Object.entries(request.context ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
    if (typeof found === 'object') return undefined
    known.set(name.toLowerCase(), found)
  }
  return known
}

it('encodes what evaluate decides, for every policy, request, way of authorization and choice of readings', { timeout: 7_200_000 }, () => {
  const tally: Record<string, number> = {}
  fc.assert(
    fc.property(
      policyAndRequests(20),
      policyAndRequests(1),
      sides,
      readingsChoice(),
      fc.boolean(),
      (first, second, side, readings, fixed) => {
        const policies = { resource: read(first.policy), endpoint: side.endpoint === 'none' ? undefined : read(second.policy) }
        for (const request of first.requests) check(policies, request, side, readings, fixed, tally)
      },
    ),
    propertyRuns(150),
  )
  if (propertyRuns(150).numRuns < 150) return
  for (const answer of ['Allow', 'Deny']) expect(tally[answer]).toBeGreaterThan(50)
})

type Side = typeof sides extends fc.Arbitrary<infer T> ? T : never

function check(
  { resource, endpoint }: { readonly resource: Policy; readonly endpoint: Policy | undefined },
  given: Request,
  { authorizationType, hasApi, own, who }: Side,
  readings: Readings,
  fixed: boolean,
  tally: Record<string, number>,
): void {
  const surroundings: Surroundings = { authorizationType, ...(endpoint === undefined ? {} : { endpointPolicy: endpoint }) }
  const known = knownOf([resource, ...(endpoint === undefined ? [] : [endpoint])], given)
  if (known === undefined) return
  const isApiNeeded = hasApi || authorizationType === 'AWS_IAM' || JSON.stringify(resource).includes('execute-api:/')
  // PS-57: a variable's value is taken as the request has it.
  const isNaming = [...known.keys()].some((key) => ['aws:userid', 'aws:principalaccount', 'aws:principaltype'].includes(key))
  if (isNaming && readings['PS-57'] === 'anonymous') return
  const scope: Scope = {
    readings: fixed ? Object.fromEntries(Object.keys({ ...readings }).map((fact) => [fact, readings[fact as keyof Readings]])) : {},
    known,
    api: isApiNeeded ? api : undefined,
    wholeArn: true,
    actions: [given.action ?? 'execute-api:Invoke'],
    private: false,
    view: '',
    isAskedAgain: false,
    met: newMet(),
  }
  const callers = findCallers([resource], surroundings, [], scope)
  const caller = callers.all[who % callers.all.length]
  const { action, resource: arn, context: carried } = given
  const request: Request = {
    ...(caller?.principal === undefined ? {} : { principal: caller.principal }),
    ...(action === undefined ? {} : { action }),
    ...(carried === undefined ? {} : { context: carried }),
    resource: arn,
  }
  const formula = encodeAccess(resource, surroundings, callers, scope)
  const choices = new Set([
    ...(own ? ['identity policies', 'authorizer'] : []),
    ...Object.entries(readings).flatMap(([fact, reading]) => (reading === secondReading(fact) ? [fact] : [])),
  ])
  const route = given.resource.split('/').slice(1).join('/')
  const texts = { Principal: caller?.id ?? '', Action: scope.actions[0] ?? '', Resource: given.resource, Route: route }
  const context = given.context ?? {}
  const options: EvaluateOptions = {
    authorizationType,
    readings,
    ...(scope.api === undefined ? {} : { api }),
    ...(endpoint === undefined ? {} : { endpointPolicy: endpoint }),
    ...(authorizationType === 'AWS_IAM' ? { identityPolicies: [own ? allowAll : silent] } : {}),
    ...(authorizationType === 'CUSTOM' ? { authorizer: { kind: 'policy', policy: own ? allowAll : silent } } : {}),
  }
  if (authorizationType === 'AWS_IAM' && given.resource.split(':')[4] !== '111122223333') return
  // A key that never holds a list, and a request that has one all the same.
  if (
    [...scope.met.dimensions.values()].some(
      (d) => d.single && Object.entries(context).some(([key, value]) => key.toLowerCase() === d.name && typeof value === 'object'),
    )
  )
    return
  const isAllowed = evaluate(resource, request, options).decision === 'Allow'
  tally[isAllowed ? 'Allow' : 'Deny'] = (tally[isAllowed ? 'Allow' : 'Deny'] ?? 0) + 1
  if (holdsOf(formula, { texts, context, choices }) !== isAllowed) {
    throw new Error(
      [
        isAllowed ? 'allowed, says evaluate' : 'denied, says evaluate',
        JSON.stringify({ request, authorizationType, own, readings, api: scope.api, fixed }),
        printed(resource),
        endpoint === undefined ? '' : printed(endpoint),
        shown(formula),
      ].join('\n'),
    )
  }
}

function printed(policy: Policy): string {
  return printPolicy(policy, { indent: 0 })
}

function shown(formula: Formula): string {
  if (formula.kind === 'literal') return `${formula.positive ? '' : '!'}[${formula.atom.key}]`
  return 'operands' in formula ? `(${formula.operands.map(shown).join(formula.kind === 'and' ? ' & ' : ' | ')})` : formula.kind
}
