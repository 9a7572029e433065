import fc from 'fast-check'
import type { EvaluateOptions, PolicyDocument, Readings, Request, StatementDocument } from '../../../src/policy/index.ts'
import { policyDocument, readingsChoice, requestAimedAt } from '../../../src/testing/index.ts'
import type { Policies } from '../../reference/reference-evaluate.ts'

/** Policies with conditions of every kind in all places of the flow, requests aimed at them, and readings. */
export interface FlowCase {
  readonly policies: Policies
  readonly requests: readonly Request[]
  readonly readings: Readings
}

/** Generates flows in which policies mostly let in, or a request would seldom come to the last of them. */
export function flowCases(): fc.Arbitrary<FlowCase> {
  return fc
    .tuple(policiesOfFlow(), readingsChoice())
    .chain(([policies, readings]) =>
      fc
        .array(fc.tuple(requestAimedAt(allOf(policies)), signer), { minLength: 1, maxLength: 4, size: 'max' })
        .map((requests) => ({ policies, requests: requests.map(([request, arn]) => complete(request, arn, policies)), readings })),
    )
}

/** Gives the same policies as `evaluate` takes them. */
export function optionsOf(policies: Policies, readings: Readings): EvaluateOptions {
  const { authorizationType, endpoint, domain, identity, boundary, session, authorizer } = policies
  const all: { readonly [Option in keyof EvaluateOptions]: EvaluateOptions[Option] | undefined } = {
    authorizationType,
    private: policies.private,
    endpointPolicy: endpoint,
    domainPolicy: domain?.policy,
    identityPolicies: identity,
    permissionsBoundary: boundary,
    sessionPolicy: session,
    serviceControlPolicies: policies.serviceControls,
    resourceControlPolicies: policies.resourceControls,
    authorizer: typeof authorizer === 'string' ? { kind: authorizer } : { kind: 'policy', policy: authorizer },
    token: policies.token,
    readings,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** Who signs a request that is aimed at nobody, where the method asks for a signature. */
const signer = fc.constantFrom(
  undefined,
  'arn:aws:iam::111122223333:user/ann',
  'arn:aws:iam::111122223333:user/ann',
  'arn:aws:sts::111122223333:assumed-role/admin/s1',
  'arn:aws:sts::111122223333:assumed-role/admin/s1',
  'arn:aws:iam::444455556666:user/ann',
  'arn:aws:iam::111122223333:role/team/admin',
  'arn:aws:iam::111122223333:root',
)
const domainArn = 'arn:aws:execute-api:eu-west-1:111122223333:/domainnames/orders.example.com+f4g5h6'

function policiesOfFlow(): fc.Arbitrary<Policies> {
  const perhaps = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined, freq: 2 })
  const levels = (one: fc.Arbitrary<PolicyDocument>): fc.Arbitrary<readonly (readonly PolicyDocument[])[]> =>
    fc.array(fc.array(one, { minLength: 1, maxLength: 2 }), { maxLength: 2 })
  return fc.record({
    authorizationType: fc.constantFrom('NONE', 'AWS_IAM', 'AWS_IAM', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'),
    private: fc.boolean(),
    endpoint: perhaps(lenient),
    domain: perhaps(lenient.map((policy) => ({ arn: domainArn, policy: aboutDomain(policy) }))),
    resource: fc.option(fc.oneof(lenient, policyDocument({ maxStatements: 3, maxConditions: 2 })), { nil: undefined, freq: 7 }),
    identity: perhaps(fc.array(withoutPrincipals(lenient), { maxLength: 2 })),
    boundary: perhaps(withoutPrincipals(lenient)),
    session: perhaps(withoutPrincipals(lenient)),
    serviceControls: levels(withoutPrincipals(lenient)),
    resourceControls: levels(lenient),
    authorizer: fc.oneof({ weight: 4, arbitrary: withoutPrincipals(lenient) }, fc.constantFrom('unauthorized', 'failed')),
    token: fc.constantFrom('valid', 'valid', 'missing', 'invalid'),
  })
}

/** Policies of the whole language whose Allows are mostly for every action and resource, so that the conditions and principals decide. */
const lenient: fc.Arbitrary<PolicyDocument> = fc
  .tuple(policyDocument({ maxStatements: 3, maxConditions: 1 }), fc.nat(3), fc.boolean())
  .map(([policy, widened, open]) => {
    const wide = (statement: StatementDocument): StatementDocument =>
      statement.Effect === 'Allow' && widened > 0 ? { ...without(statement, /Action|Resource/), Action: '*', Resource: '*' } : statement
    return { ...policy, Statement: [...(open ? [everything] : []), ...statementsOf(policy).map(wide)] }
  })

const everything: StatementDocument = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }

function withoutPrincipals(policies: fc.Arbitrary<PolicyDocument>): fc.Arbitrary<PolicyDocument> {
  return policies.map((policy) => ({ ...policy, Statement: statementsOf(policy).map((statement) => without(statement, /Principal/)) }))
}

/** Lets resources stand for the domain and its neighbours. */
function aboutDomain(policy: PolicyDocument): PolicyDocument {
  const resources = ['execute-api:/*', domainArn, `${domainArn.slice(0, -1)}?`, 'arn:aws:execute-api:*:*:/domainnames/*', `${domainArn}x`]
  return {
    ...policy,
    Statement: statementsOf(policy).map((statement, index) => {
      const name = statement.NotResource === undefined ? 'Resource' : 'NotResource'
      const size = JSON.stringify(statement).length
      return statement[name] === '*' && size % 2 === 0
        ? statement
        : { ...statement, [name]: resources[(size + index) % resources.length] ?? '*' }
    }),
  }
}

function without(statement: StatementDocument, names: RegExp): StatementDocument {
  return Object.fromEntries(Object.entries(statement).filter(([name]) => !names.test(name))) as unknown as StatementDocument
}

function statementsOf({ Statement }: PolicyDocument): readonly StatementDocument[] {
  return [Statement].flat()
}

/** All statements in one policy, for requests to be aimed at. */
function allOf(policies: Policies): PolicyDocument {
  const { endpoint, domain, resource, identity = [], boundary, session, authorizer } = policies
  const organizations = [...policies.serviceControls, ...policies.resourceControls].flat()
  const lone = [endpoint, domain?.policy, resource, boundary, session, typeof authorizer === 'string' ? undefined : authorizer]
  const all = [...lone.filter((policy) => policy !== undefined), ...identity, ...organizations].flatMap(statementsOf)
  return {
    Version: '2012-10-17',
    Statement: all.map((statement) =>
      (statement.Principal ?? statement.NotPrincipal) === undefined ? { ...statement, Principal: '*' } : statement,
    ),
  }
}

/** Adds what a request to such an API always carries. */
function complete(request: Request, arn: string | undefined, policies: Policies): Request {
  const context = { ...request.context }
  const carried = new Set(Object.keys(context).map((key) => key.toLowerCase()))
  const add = (key: string, value: string): void => {
    if (!carried.has(key.toLowerCase())) context[key] = value
  }
  if (policies.domain !== undefined) add('execute-api:viaDomainArn', policies.domain.arn)
  if (policies.private) {
    add('aws:SourceVpce', 'vpce-a')
    add('aws:SourceVpc', 'vpc-a')
    add('aws:VpcSourceIp', '10.0.0.1')
  }
  const principal = request.principal ?? (arn === undefined || policies.authorizationType !== 'AWS_IAM' ? undefined : { arn })
  return { ...request, ...(principal === undefined ? {} : { principal }), context }
}
