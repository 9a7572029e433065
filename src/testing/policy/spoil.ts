/** A JSON value that can be changed in place. */
export type Json = string | number | boolean | null | Json[] | JsonRecord

/** A JSON object that can be changed in place. */
export interface JsonRecord {
  [name: string]: Json
}

/** Makes one thing wrong with a policy, mostly in the given statement; `seed` says where and how. */
export type Spoiling = (policy: JsonRecord, statement: JsonRecord, seed: number) => void

/** What people and programs get wrong. */
export const spoilings: readonly Spoiling[] = [
  (_, statement, seed) => {
    remove(statement, seed)
  },
  (policy, _, seed) => {
    remove(policy, seed)
  },
  (_, statement, seed) => {
    rename(statement, seed, (name) => name.toLowerCase())
  },
  (_, statement, seed) => {
    rename(statement, seed, (name) => name.slice(0, -1))
  },
  (_, statement, seed) => {
    statement[pick(elements, seed)] = pick<Json>([[], '', null, 1, true, {}, [[]], ['*', null], '*', { AWS: [] }], seed)
  },
  (policy, _, seed) => {
    policy.Version = pick<Json>(['2012-10-18', '', 2012, null, ['2012-10-17']], seed)
  },
  (policy, statement, seed) => {
    policy.Statement = pick<Json>([[], {}, null, 'x', statement, [statement, statement], [[statement]], [null]], seed)
  },
  (_, statement, seed) => {
    statement.Condition = pick(conditions, seed)
  },
  (_, statement, seed) => {
    statement.Condition = { [pick(operators, seed)]: { 'aws:SourceVpce': pick<Json>(['a', [], [''], true, 10], seed >> 4) } }
  },
  (_, statement, seed) => {
    statement.Resource = pick<Json>(resources, seed)
    delete statement.NotResource
  },
  (_, statement, seed) => {
    statement.Principal = pick<Json>(principals, seed)
    delete statement.NotPrincipal
  },
  (_, statement, seed) => {
    statement.Action = pick<Json>(['*:Invoke', 'execute-api', 'execute-api:', 'Invoke', '', 'execute-api:a:b', 'execute api:*'], seed)
    delete statement.NotAction
  },
  (_, statement) => {
    Object.defineProperty(statement, '__proto__', { value: { Effect: 'Allow' }, enumerable: true, configurable: true, writable: true })
  },
]

const elements = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'] as const

const operators = [
  'stringequals',
  'StringEquals ',
  'StringLikeIgnoreCase',
  'NullIfExists',
  'ForAnyValue:Null',
  'ForAllValues:StringNotLikeIfExists',
  'ForSomeValue:StringEquals',
  'forallvalues:STRINGEQUALSIFEXISTS',
  'IpAddressIfExists',
  'BinaryNotEquals',
  'Bool',
  '__proto__',
] as const

const conditions: readonly Json[] = [
  {},
  { StringEquals: {} },
  { StringEquals: [] },
  { StringEquals: { 'aws:SourceVpce': { Ref: 'Endpoint' } } },
  { StringEquals: { 'aws:SourceVpce': 'a', 'AWS:sourcevpce': 'b' } },
  { StringEquals: { 'aws:UserAgent': '${aws:username' } },
  { StringLike: { 'aws:UserAgent': '${}' } },
  { StringLike: { 'aws:UserAgent': "${aws:username,'a'}" } },
  { StringLike: { 'aws:UserAgent': "${aws:username, 'a}" } },
  { StringLike: { 'aws:UserAgent': "${aws:username, ''}" } },
  { StringEquals: { 'aws:UserAgent': '\ud800' } },
  { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/33' } },
  { IpAddress: { 'aws:VpcSourceIp': ['10.0.0.0/8', '10.0.0'] } },
  { NotIpAddress: { 'aws:VpcSourceIp': '::1::' } },
  { IpAddress: { 'aws:VpcSourceIp': '*' } },
  { IpAddress: { 'aws:VpcSourceIp': '010.0.0.1' } },
  { NumericEquals: { 'aws:MultiFactorAuthAge': '10abc' } },
  { NumericLessThan: { 'aws:MultiFactorAuthAge': 1e21 } },
  { NumericLessThan: { 'aws:MultiFactorAuthAge': '1e3' } },
  { NumericLessThan: { 'aws:MultiFactorAuthAge': '+5' } },
  { NumericLessThan: { 'aws:MultiFactorAuthAge': '.5' } },
  { NumericLessThan: { 'aws:MultiFactorAuthAge': '5.' } },
  { NumericNotEquals: { 'aws:MultiFactorAuthAge': '${aws:EpochTime}' } },
  { DateEquals: { 'aws:CurrentTime': 'Jan 1 2020' } },
  { DateEquals: { 'aws:CurrentTime': '2023-02-29T00:00:00Z' } },
  { DateEquals: { 'aws:CurrentTime': '2023-01-01T00:00:00' } },
  { DateEquals: { 'aws:CurrentTime': '2024' } },
  { DateEquals: { 'aws:CurrentTime': '2024-01' } },
  { DateEquals: { 'aws:CurrentTime': '1704067200.5' } },
  { DateEquals: { 'aws:CurrentTime': '-1' } },
  { Bool: { 'aws:SecureTransport': 'yes' } },
  { Bool: { 'aws:SecureTransport': 1 } },
  { Bool: { 'aws:SecureTransport': '${aws:MultiFactorAuthPresent}' } },
  { Null: { 'aws:SourceVpce': 'maybe' } },
  { BinaryEquals: { 'test:Blob': 'not base64!' } },
  { BinaryEquals: { 'test:Blob': 'YQ' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam' } },
  { ArnNotLike: { 'aws:PrincipalArn': 'ann' } },
]

const resources: readonly Json[] = [
  'execute-api:prod/GET/orders',
  '/prod/GET/orders',
  'arn:*:execute-api:*',
  'arn:aws:*:*',
  '',
  'arn',
  '**',
  'arn:aws:execute-api:${aws:RequestedRegion}:*:*/*',
  'execute-api:/prod/GET/${aws:username',
  { Ref: 'Api' },
]

const principals: readonly Json[] = [
  'arn:aws:iam::111122223333:root',
  { AWS: 'arn:aws:iam::111122223333:role/*' },
  { AWS: '1111' },
  { AWS: 'AROAEXAMPLEID12345678' },
  { aws: '*' },
  { Service: '*' },
  { Federated: '?' },
  {},
  { AWS: '${aws:PrincipalArn}' },
]

function pick<T>(list: readonly T[], seed: number): T {
  // INVARIANT: no list here is empty.
  return list[seed % list.length] as T
}

function remove(record: JsonRecord, seed: number): void {
  const names = Object.keys(record)
  if (names.length > 0) delete record[pick(names, seed)]
}

function rename(record: JsonRecord, seed: number, change: (name: string) => string): void {
  const names = Object.keys(record)
  if (names.length === 0) return
  const name = pick(names, seed)
  const value = record[name]
  delete record[name]
  if (value !== undefined) record[change(name)] = value
}
