import {
  readings as allReadings,
  type DisputedFact,
  type PolicyDocument,
  type Readings,
  type Request,
  type StatementDocument,
} from '../../../src/policy/index.ts'
import { referenceDecide } from '../../reference/reference-decide.ts'

/** The API of the universe. */
export const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'

/** Every disputed fact in its first reading: only then a universe of requests is a finite one. */
export const firstReadings = Object.fromEntries(
  (Object.keys(allReadings) as DisputedFact[]).map((fact) => [fact, allReadings[fact][0]]),
) as Readings

const vpce = 'aws:SourceVpce'
const ip = 'aws:VpcSourceIp'

const conditions: readonly StatementDocument['Condition'][] = [
  undefined,
  { StringEquals: { [vpce]: 'a' } },
  { StringNotEquals: { [vpce]: ['a', 'ab'] } },
  { StringLike: { [vpce]: 'a?' } },
  { StringNotLike: { [vpce]: '*b' } },
  { StringEqualsIfExists: { [vpce]: 'a' } },
  { Null: { [vpce]: 'true' } },
  { 'ForAllValues:StringEquals': { [vpce]: 'a' } },
  { 'ForAnyValue:StringNotEquals': { [vpce]: 'a' } },
  { IpAddress: { [ip]: '10.0.0.0/31' } },
  { NotIpAddress: { [ip]: '10.0.0.0/30' } },
  { StringNotEquals: { [vpce]: 'a' }, IpAddressIfExists: { [ip]: '10.0.0.0/31' } },
]

const resources = [{ Resource: 'execute-api:/a/*' }, { NotResource: 'execute-api:/?/GET/*' }] as const

/** Every statement of the grammar. */
export const statements: readonly StatementDocument[] = (['Allow', 'Deny'] as const).flatMap((Effect) =>
  resources.flatMap((resource) =>
    conditions.map((Condition) => ({
      Effect,
      Principal: '*',
      Action: 'execute-api:Invoke',
      ...resource,
      ...(Condition === undefined ? {} : { Condition }),
    })),
  ),
)

/** Every request over values of which there is one on each side of every border that the statements have; `isPrivate`: those that carry the keys of an endpoint, filled. */
export const requests: readonly { readonly request: Request; readonly isPrivate: boolean }[] = [
  'a/GET/x',
  'a/PUT/x',
  'b/GET/x',
  'ab/GET/x',
].flatMap((route) =>
  [undefined, '', 'a', 'b', 'ab', 'ac', 'c'].flatMap((endpoint) =>
    [undefined, '', '9.255.255.255', '10.0.0.0', '10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4', 'none', 'fd00::1'].map((address) => ({
      request: {
        resource: `${api}/${route}`,
        context: { ...(endpoint === undefined ? {} : { [vpce]: endpoint }), ...(address === undefined ? {} : { [ip]: address }) },
      },
      isPrivate: Boolean(endpoint) && Boolean(address),
    })),
  ),
)

/** A set of requests: bit n is the nth request. */
export type Requests = bigint

/** Gives the requests that a test picks. */
export function requestsThat(test: (request: Request, isPrivate: boolean) => boolean): Requests {
  return BigInt(
    `0b${requests
      .map(({ request, isPrivate }) => (test(request, isPrivate) ? '1' : '0'))
      .reverse()
      .join('')}`,
  )
}

/** Gives the requests that get in through a policy of the grammar, by the slow evaluator's word about each statement. */
export function admittedBy(policy: readonly StatementDocument[]): Requests {
  let [allowed, denied] = [0n, 0n]
  for (const statement of policy) {
    if (statement.Effect === 'Allow') allowed |= speaksOf(statement)
    else denied |= speaksOf(statement)
  }
  return allowed & ~denied
}

/** Makes a document of statements. */
export function documentOf(policy: readonly StatementDocument[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: policy }
}

const known = new Map<StatementDocument, Requests>()

function speaksOf(statement: StatementDocument): Requests {
  let found = known.get(statement)
  if (found === undefined) {
    const alone: PolicyDocument = { Version: '2012-10-17', Statement: { ...statement, Effect: 'Allow' } }
    found = requestsThat((request) => referenceDecide(alone, request, { api }) === 'Allow')
    known.set(statement, found)
  }
  return found
}
