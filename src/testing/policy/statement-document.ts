import fc from 'fast-check'
import type { PrincipalDocument, StatementDocument } from '../../policy/index.ts'
import { conditionBlock } from './condition-block.ts'
import { oneOrMany } from './one-or-many.ts'
import { defaultApi } from './world.ts'

/** What generated policies are about. */
export interface PolicyDocumentOptions {
  /** The API's ARN, `arn:aws:execute-api:REGION:ACCOUNT:API-ID`; one of the default world where it is left out. */
  readonly api?: string
  /** At most so many statements: 4 where it is left out. */
  readonly maxStatements?: number
  /** At most so many condition operators and keys in a statement: 3 where it is left out. */
  readonly maxConditions?: number
}

/** Generates single statements, as `policyDocument` puts them into policies. */
export function statementDocument({ api = defaultApi, maxConditions = 3 }: PolicyDocumentOptions = {}): fc.Arbitrary<StatementDocument> {
  return fc
    .tuple(
      fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Deny'),
      principal,
      element('Principal'),
      element('Action'),
      oneOrMany(action),
      element('Resource'),
      oneOrMany(resourceOf(api)),
      conditionBlock(maxConditions),
    )
    .map(([Effect, who, principalElement, actionElement, actions, resourceElement, resources, block]) => ({
      Effect,
      // Why: AWS supports NotPrincipal with Deny only.
      [Effect === 'Deny' ? principalElement : 'Principal']: who,
      [actionElement]: actions,
      [resourceElement]: resources,
      ...(Object.keys(block).length === 0 ? {} : { Condition: block }),
    }))
}

/** `Principal` mostly, `NotPrincipal` sometimes. */
function element(name: string): fc.Arbitrary<string> {
  return fc.constantFrom(name, name, name, `Not${name}`)
}

const action = fc.constantFrom(
  'execute-api:Invoke',
  'execute-api:Invoke',
  'execute-api:*',
  '*',
  'EXECUTE-API:invoke',
  'execute-api:Inv*e',
  'execute-api:?nvoke',
  'execute-api:ManageConnections',
  's3:*',
)

const principal: fc.Arbitrary<PrincipalDocument> = fc.oneof(
  { withCrossShrink: true },
  { weight: 6, arbitrary: fc.constantFrom<PrincipalDocument>('*', '*', { AWS: '*' }) },
  {
    weight: 5,
    arbitrary: oneOrMany(
      fc.constantFrom(
        '111122223333',
        '444455556666',
        'arn:aws:iam::111122223333:root',
        'arn:aws:iam::111122223333:user/ann',
        'arn:aws:iam::111122223333:user/Ann',
        'arn:aws:iam::111122223333:role/admin',
        'arn:aws:iam::111122223333:role/team/admin',
        'arn:aws:sts::111122223333:assumed-role/admin/s1',
        'arn:aws:iam::444455556666:role/Admin',
        '*',
      ),
    ).map((AWS): PrincipalDocument => ({ AWS })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<PrincipalDocument>(
      { Service: 'states.amazonaws.com' },
      { Service: ['states.amazonaws.com', 'events.amazonaws.com'], AWS: '444455556666' },
      { Federated: 'cognito-identity.amazonaws.com' },
      { CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' },
    ),
  },
)

function resourceOf(api: string): fc.Arbitrary<string> {
  const [arn, partition, service, region, account, id] = api.split(':')
  const anywhere = `${arn ?? ''}:${partition ?? ''}:${service ?? ''}`
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 3, arbitrary: fc.constantFrom('execute-api:/*', `${api}/*`, '*', 'execute-api:/prod/*', `${api}/prod/GET/*`) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        'execute-api:/*/GET/*',
        'execute-api:/prod/GET/orders',
        'execute-api:/prod/*/orders',
        'execute-api:/prod/G?T/orders/*',
        `${api}/prod/GET/`,
        `${api}/prod/GET/?`,
        `${api}/prod`,
        `${anywhere}:*:*:${id ?? ''}/*`,
        `${anywhere}:${region ?? ''}:${account ?? ''}:*/prod/*`,
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        `${anywhere}:*`,
        anywhere,
        `${anywhere}:${region ?? ''}`,
        `${anywhere}:${region ?? ''}:1*`,
        `${anywhere}:*:${id ?? ''}/*`,
        `${anywhere}:eu-*:${account ?? ''}:${id ?? ''}/prod/*`,
        `${anywhere}:eu-west-?:${account ?? ''}:*/GET/*`,
        `${api}/prod/GET/\${aws:username}`,
        `${api}/*/\${aws:PrincipalTag/team, 'orders'}`,
        `${api}/prod/GET/\${*}`,
        'execute-api:/prod/GET/${aws:username}/*',
        'arn:aws:s3:::bucket/*',
      ),
    },
  )
}
