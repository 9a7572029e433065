import { describe, expect, it } from 'vitest'
import {
  evaluate,
  expandResources,
  parsePolicy,
  PolicyError,
  printPolicy,
  samePolicy,
  unescapePolicy,
  type PolicyDocument,
  type PolicyInput,
} from '../../../src/policy/index.ts'

const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const allow = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' } as const
const policy = (...statements: readonly object[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements as PolicyDocument['Statement'],
})

describe('printPolicy', () => {
  it('writes elements, operators and keys in one order and spelling, and single values without brackets', () => {
    const messy = `{"Statement":{"Resource":["*"],"Condition":{"bool":{"aws:securetransport":[false]},"StringEquals":{"z:a":"1","AWS:sourcevpce":["b","a"]}},
      "Action":["execute-api:Invoke"],"Principal":{"Service":"x.amazonaws.com","AWS":["*"]},"Effect":"Deny","Sid":"S"},"Version":"2012-10-17"}`
    expect(printPolicy(messy, { indent: 0 })).toBe(
      '{"Version":"2012-10-17","Statement":[{"Sid":"S","Effect":"Deny","Principal":{"AWS":"*","Service":"x.amazonaws.com"},"Action":"execute-api:Invoke","Resource":"*",' +
        '"Condition":{"Bool":{"aws:SecureTransport":"false"},"StringEquals":{"aws:SourceVpce":["b","a"],"z:a":"1"}}}]}',
    )
  })

  it('indents by two spaces unless told otherwise', () => {
    expect(printPolicy(policy(allow))).toBe(JSON.stringify(policy(allow), null, 2))
    expect(printPolicy(policy(allow), { indent: 4 })).toBe(JSON.stringify(policy(allow), null, 4))
  })

  it('leaves a policy without Version without one: that is 2008-10-17 (PS-49)', () => {
    expect(printPolicy({ Statement: allow }, { indent: 0 })).toBe(JSON.stringify({ Statement: [allow] }))
  })

  it.each([-1, 11, 1.5, Number.NaN])('refuses the indent %d', (indent) => {
    expect(() => printPolicy(policy(allow), { indent })).toThrow(
      expect.objectContaining({
        code: 'INVALID_OPTION',
        message: `\`${String(indent)}\` is no indent`,
        help: 'give a whole number from 0 to 10',
        at: 'indent',
      }) as Error,
    )
  })

  it('throws with every finding where the policy does not parse', () => {
    const print = (): string => printPolicy('{"Statement":[{"Effect":"allow"}]}')
    expect(print).toThrow(PolicyError)
    expect(print).toThrow(
      expect.objectContaining({ code: 'INVALID_POLICY', at: '/Statement/0/Effect', help: 'did you mean `Allow`?' }) as Error,
    )
  })
})

describe('what is thrown for a policy that does not parse', () => {
  const print = (text: string): Error => {
    try {
      printPolicy(text)
    } catch (error) {
      return error as Error
    }
    throw new Error('it parsed')
  }

  it.each([
    ['{}', 'the policy has no statement'],
    ['{"Version":"2012-10-17","Statement":[{"Effect":"allow"}]}', '`allow` is no effect (and 3 more)'],
    ['{"Version":"2012-10-17","Statement":[{"Effect":"allow","Principal":"*","Action":"a:b"}]}', '`allow` is no effect (and 1 more)'],
    ['{', 'not a JSON document: no name in double quotes'],
  ])('of %s: %s', (text, message) => {
    const error = print(text)
    expect(error).toMatchObject({ name: 'PolicyError', message, code: 'INVALID_POLICY', findings: parsePolicy(text).findings })
    expect('cause' in error).toBe(false)
  })

  it('says so where a policy was parsed as attached to something else', () => {
    const own = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"a:b","Resource":"*"}}'
    const { policy: identity = '' } = parsePolicy(own, { attachedTo: 'identity' })
    const { policy: resource = '' } = parsePolicy(own.replace('"Action"', '"Principal":"*","Action"'))
    const request = { resource: `${api}/prod/GET/orders` }
    expect(() => evaluate(identity, request)).toThrow(
      expect.objectContaining({
        code: 'INVALID_POLICY',
        message: 'the policy names no principal, as the policy of an identity does',
        help: "parse it with `attachedTo: 'resource'`",
        at: '/Statement',
        findings: [],
      }) as Error,
    )
    expect(() => evaluate(resource, request, { authorizationType: 'AWS_IAM', identityPolicies: [resource] })).toThrow(
      expect.objectContaining({
        message: 'the policy names principals, as the policy of a resource does',
        help: "parse it with `attachedTo: 'identity'`",
      }) as Error,
    )
    // Where nobody says what a policy is attached to, it may be either.
    expect(printPolicy(identity, { indent: 0 })).toBe(own.replace('{"Effect"', '[{"Effect"').replace('"*"}', '"*"}]'))
  })
})

describe('unescapePolicy', () => {
  it.each([
    ['{\\"Version\\":\\"2012-10-17\\"}', '{"Version":"2012-10-17"}'],
    ['{\\n  \\"a\\": \\"10.0.0.0\\/8\\"}', '{\n  "a": "10.0.0.0/8"}'],
    ['{\\"a\\":\\"\\\\\\"\\u00e9\\"}', '{"a":"\\"é"}'],
    ['{"a":"\\/"}', '{"a":"\\/"}'],
    ['{}', '{}'],
    ['', ''],
    ['{\\"a\\":\\q}', '{"a":\\q}'],
    [' \n{ \\"a\\":1} ', ' \n{ "a":1} '],
    ['x{\\"a\\":1}', 'x{\\"a\\":1}'],
    ['{\\b\\f\\n\\r\\t\\u0041\\\\\\/', '{\b\f\n\r\tA\\/'],
    ['{\\u00g1\\u12\\v', '{\\u00g1\\u12\\v'],
    ['{\\x00411', '{\\x00411'],
    ['{\\', '{\\'],
  ])('turns %s into %s (PA-73)', (escaped, text) => {
    expect(unescapePolicy(escaped)).toBe(text)
  })
})

describe('expandResources', () => {
  it.each([
    ['execute-api:/*', `${api}/*`],
    ['execute-api:/prod/GET/pets', `${api}/prod/GET/pets`],
    ['execute-api:/', `${api}/`],
    ['execute-api:*', 'execute-api:*'],
    ['Execute-api:/*', 'Execute-api:/*'],
    [`${api}/*`, `${api}/*`],
    ['*', '*'],
    ['', ''],
    ['${*}execute-api:/', '${*}execute-api:/'],
    ['execute-api:/${*}/GET', `${api}/\${*}/GET`],
  ])('turns %s into %s (PA-67, PS-96)', (resource, expanded) => {
    const of = (text: string): unknown => (policy({ ...allow, Resource: text }).Statement as readonly unknown[])[0]
    expect(expandResources(policy({ ...allow, Resource: resource }), api).Statement).toEqual([of(expanded)])
    const negated = { Effect: 'Deny', Principal: '*', Action: '*', NotResource: resource }
    expect(expandResources(policy(negated), api).Statement).toEqual([{ ...negated, NotResource: expanded }])
  })

  it('turns those of a list that are in shorthand', () => {
    const of = (first: string): PolicyDocument => policy({ ...allow, Resource: [first, '*'] }, { ...allow, Resource: '*' })
    expect(expandResources(of('execute-api:/*'), api)).toEqual(of(`${api}/*`))
  })

  it.each(['', 'a1b2c3d4e5', `${api}/`, `${api}/prod`, 'arn:aws:s3:::bucket', 'arn:aws:execute-api:eu-west-1:111122223333:'])(
    'refuses %j as an API',
    (text) => {
      expect(() => expandResources(policy(allow), text)).toThrow(
        expect.objectContaining({
          code: 'INVALID_ARN',
          message: `\`${text}\` is not the ARN of an API`,
          help: 'write `arn:aws:execute-api:REGION:ACCOUNT:API-ID`, without a slash behind it',
          at: 'api',
        }) as Error,
      )
    },
  )
})

describe('samePolicy', () => {
  const deny = {
    Effect: 'Deny',
    Principal: '*',
    Action: 'execute-api:Invoke',
    Resource: 'execute-api:/*',
    Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-a', 'vpce-b'] } },
  } as const
  const base = policy(allow, deny)
  const escaped = JSON.stringify(JSON.stringify(expandResources(base, api)))
    .slice(1, -1)
    .replaceAll('/', '\\/')

  it.each<readonly [string, PolicyInput]>([
    ['order and repetition of statements', policy(deny, allow, deny)],
    [
      'order and repetition of values',
      policy(allow, { ...deny, Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-b', 'vpce-a', 'vpce-b'] } } }),
    ],
    ['scalars and lists', policy({ ...allow, Action: ['execute-api:Invoke'] }, deny)],
    [
      'the case of actions, operators and keys (PS-58, PS-60)',
      policy(
        { ...allow, Action: 'EXECUTE-API:invoke' },
        { ...deny, Condition: { stringNotEquals: { 'AWS:SOURCEVPCE': ['vpce-a', 'vpce-b'] } } },
      ),
    ],
    ['the two ways to say everyone (PS-71)', policy({ ...allow, Principal: { AWS: '*' } }, deny)],
    ['indentation', JSON.stringify(base, null, 7)],
    ['escapes and the shorthand (PA-73, PA-67)', escaped],
  ])('makes no difference of %s', (_, other) => {
    expect(samePolicy(base, other, { api })).toBe(true)
    expect(samePolicy(other, base, { api })).toBe(true)
  })

  it.each<readonly [string, PolicyInput]>([
    ['a value less', policy(allow, { ...deny, Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-a'] } } })],
    ['a statement less', policy(allow)],
    ['no condition', policy(allow, { ...deny, Condition: {} })],
    ['another effect', policy(allow, { ...deny, Effect: 'Allow' })],
    ['NotAction', policy({ Effect: 'Allow', Principal: '*', NotAction: 'execute-api:Invoke', Resource: 'execute-api:/*' }, deny)],
    ['a Sid', policy({ ...allow, Sid: 'A' }, deny)],
    ['the case of a resource (PS-61)', policy({ ...allow, Resource: 'execute-api:/*'.toUpperCase() }, deny)],
    ['another version (PS-49)', { ...base, Version: '2008-10-17' }],
    ['an Id', { ...base, Id: 'x' }],
    ['another operator', policy(allow, { ...deny, Condition: { StringNotLike: { 'aws:SourceVpce': ['vpce-a', 'vpce-b'] } } })],
  ])('sees %s', (_, other) => {
    expect(samePolicy(base, other, { api })).toBe(false)
  })

  it('takes an account and its root for one principal (PS-72), in the partition of the API', () => {
    const of = (AWS: string): PolicyDocument => policy({ ...allow, Principal: { AWS } })
    expect(samePolicy(of('111122223333'), of('arn:aws:iam::111122223333:root'))).toBe(true)
    expect(samePolicy(of('111122223333'), of('arn:aws:iam::111122223334:root'))).toBe(false)
    expect(samePolicy(of('111122223333'), of('arn:aws-cn:iam::111122223333:root'), { api: api.replace(':aws:', ':aws-cn:') })).toBe(true)
  })

  it.each<readonly [string, string, boolean]>([
    ['${aws:username}', '${aws:userid}', false],
    ['${aws:username}', '${AWS:UserName}', true],
    ["${aws:username, 'a'}", "${aws:username,'a'}", true],
    ["${aws:username, 'a'}", "${aws:username, 'b'}", false],
    ["${aws:username, ''}", '${aws:username}', false],
    ['${*}', '*', false],
    ['${*}', '${?}', false],
    ['x${*}', 'y${*}', false],
    ['x${*}', 'x${?}', false],
    ["x${aws:username, 'a'}", "x${aws:username,'a'}", true],
    ['x${aws:username}', 'x${aws:userid}', false],
    ['x${*}', 'X${*}', false],
    ['x${aws:username}', '${aws:username}x', false],
    ['', 'x', false],
  ])('takes the resources %s and %s for one: %s', (one, other, same) => {
    const of = (Resource: string): PolicyDocument => policy({ ...allow, Resource })
    expect(samePolicy(of(one), of(other))).toBe(same)
    expect(samePolicy(of(other), of(one))).toBe(same)
    expect(samePolicy(of(one), of(one))).toBe(true)
  })

  it('ignores the case of actions, of whatever parts, and tells types of principals apart', () => {
    const acting = (Action: string): PolicyDocument => policy({ ...allow, Action })
    expect(samePolicy(acting('execute-api:Invoke'), acting('execute-api:Manage'))).toBe(false)
    const named = (Principal: object): PolicyDocument => policy({ ...allow, Principal })
    expect(samePolicy(named({ Service: '111122223333' }), named({ AWS: '111122223333' }))).toBe(false)
    expect(samePolicy(named({ Service: '111122223333' }), named({ Service: 'arn:aws:iam::111122223333:root' }))).toBe(false)
    expect(samePolicy(named({ AWS: '1111222233334' }), named({ AWS: 'arn:aws:iam::1111222233334:root' }))).toBe(false)
    expect(samePolicy(named({ AWS: 'x111122223333' }), named({ AWS: 'arn:aws:iam::x111122223333:root' }))).toBe(false)
  })

  it('tells Sids and Ids apart', () => {
    const of = (Id: string, Sid: string): PolicyDocument => ({ ...policy({ ...allow, Sid }), Id })
    expect(samePolicy(of('a', 'b'), of('a', 'b'))).toBe(true)
    expect(samePolicy(of('a', 'b'), of('x', 'b'))).toBe(false)
    expect(samePolicy(of('a', 'b'), of('a', 'x'))).toBe(false)
  })

  it('tells a policy variable from the same text in an old version', () => {
    const of = (Version: string): PolicyDocument => ({ Version, Statement: { ...allow, Resource: 'execute-api:/${aws:username}' } })
    expect(samePolicy(of('2012-10-17'), of('2008-10-17'))).toBe(false)
    expect(samePolicy(of('2008-10-17'), { Statement: { ...allow, Resource: 'execute-api:/${aws:username}' } })).toBe(true)
  })
})
