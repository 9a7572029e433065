// Policies as the teams of a company write them for a private API, some of them with the holes that happen. Nothing here is random: a seed gives the same policy always.
import { api } from './decide-cases.js'

/** The endpoints through which alone requests may come. */
export const ours = ['vpce-0a1b2c3d4e5f60718', 'vpce-0b2c3d4e5f6071829', 'vpce-0c3d4e5f607182930']

/** The policy that API Gateway's guide recommends: Deny unless the endpoint is ours, and Allow. */
export const canonical = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 'execute-api:Invoke',
      Resource: 'execute-api:/*',
      Condition: { StringNotEquals: { 'aws:SourceVpce': ours[0] } },
    },
    { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
  ],
}

/** Kinds of guards, and whether they keep everybody else out of an API that may be public. */
const guards = [
  ['whole', (condition) => ({ Resource: 'execute-api:/*', Condition: { StringNotEquals: condition } })],
  ['whole', (condition) => ({ Resource: `${api}/*`, Condition: { StringNotEquals: condition } })],
  ['one stage only', (condition) => ({ Resource: 'execute-api:/prod/*', Condition: { StringNotEquals: condition } })],
  ['unless the key is absent', (condition) => ({ Resource: 'execute-api:/*', Condition: { 'ForAnyValue:StringNotEquals': condition } })],
]

/** Makes a policy of `count` statements; every other seed has a guard that holds. */
export function makePolicy(count, seed) {
  const random = randomOf(seed)
  const [, guard] = seed % 2 === 0 ? guards[(seed >> 1) % 2] : guards[2 + ((seed >> 1) % 2)]
  const statements = [{ Effect: 'Deny', Principal: '*', Action: 'execute-api:Invoke', ...guard({ 'aws:SourceVpce': ours }) }]
  while (statements.length < count) statements.push(random() < 0.85 ? allowOf(random, statements.length) : denyOf(random))
  return { Version: '2012-10-17', Statement: statements }
}

/** Makes a policy with as many statements as `characters` allow, by its length as compact JSON. */
export function fillPolicy(characters, seed) {
  let count = 2
  while (JSON.stringify(makePolicy(count + 1, seed)).length <= characters) count += 1
  return makePolicy(count, seed)
}

/** The same policy after a change: one statement is taken out, or widened, or nothing but the order is another. */
export function changePolicy({ Version, Statement }, seed) {
  const index = 1 + (seed % (Statement.length - 1))
  const changed = [...Statement]
  if (seed % 3 === 0) changed.splice(index, 1)
  else if (seed % 3 === 1) changed[index] = { ...changed[index], Resource: 'execute-api:/prod/*' }
  else changed.reverse()
  return { Version, Statement: changed }
}

const stages = ['prod', 'test', 'dev']
const methods = ['GET', 'GET', 'POST', 'PUT', 'DELETE', '*']
const things = [
  'orders',
  'invoices',
  'customers',
  'pets',
  'payments',
  'reports',
  'users',
  'shipments',
  'contracts',
  'claims',
  'quotes',
  'health',
]

function allowOf(random, number) {
  const pick = (list) => list[Math.floor(random() * list.length)]
  const sid = `${pick(['Team', 'Service', 'Batch', 'Partner'])}${number}`
  const principal =
    random() < 0.7
      ? '*'
      : { AWS: Array.from({ length: 1 + Math.floor(random() * 2) }, () => `arn:aws:iam::${account(random)}:role/${pick(things)}-reader`) }
  const resources = Array.from({ length: 1 + Math.floor(random() * 3) }, () => resourceOf(random))
  const condition = conditionOf(random)
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: principal,
    Action: 'execute-api:Invoke',
    Resource: resources.length === 1 ? resources[0] : resources,
    ...(condition === undefined ? {} : { Condition: condition }),
  }
}

function denyOf(random) {
  return {
    Effect: 'Deny',
    Principal: '*',
    Action: 'execute-api:Invoke',
    Resource: resourceOf(random),
    Condition: conditionOf(random) ?? secure,
  }
}

const secure = { Bool: { 'aws:SecureTransport': 'false' } }

function resourceOf(random) {
  const pick = (list) => list[Math.floor(random() * list.length)]
  const [first, second] = [pick(things), pick(things)]
  const path = pick([first, `${first}/*`, `${first}/*/${second}`, `${first}/${second}`, `v${1 + Math.floor(random() * 3)}/${first}/*`])
  return `${random() < 0.9 ? 'execute-api:' : api}/${pick(stages)}/${pick(methods)}/${path}`
}

function conditionOf(random) {
  const pick = (list) => list[Math.floor(random() * list.length)]
  const octet = (size) => Math.floor(random() * size)
  const kinds = [
    () => undefined,
    () => undefined,
    () => ({ StringEquals: { 'aws:SourceVpce': pick(ours) } }),
    () => ({ StringEquals: { 'aws:SourceVpc': [vpcOf(random), vpcOf(random)] } }),
    () => ({ IpAddress: { 'aws:VpcSourceIp': [`10.${octet(8)}.${octet(4)}.0/24`, `10.${octet(8)}.0.0/16`] } }),
    () => ({ NotIpAddress: { 'aws:VpcSourceIp': `10.${octet(8)}.0.0/${14 + octet(10)}` } }),
    () => ({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    () => ({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${account(random)}:role/${pick(things)}-*` } }),
    () => ({ StringLike: { 'aws:UserAgent': `*${pick(things)}-client/*` } }),
    () => ({ DateLessThan: { 'aws:CurrentTime': `2027-0${1 + octet(9)}-01T00:00:00Z` } }),
    () => ({ StringNotEquals: { 'aws:SourceVpc': vpcOf(random) }, Null: { 'aws:SourceVpc': 'false' } }),
  ]
  return pick(kinds)()
}

function account(random) {
  return String(111122223333 + Math.floor(random() * 6) * 111111111)
}

function vpcOf(random) {
  return `vpc-0a1b2c3d4e5f6${String(Math.floor(random() * 12)).padStart(4, '0')}`
}

/** Mulberry32. */
function randomOf(seed) {
  let state = (seed * 0x9e3779b9) | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
