import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  evaluate,
  PolicyError,
  type EvaluateOptions,
  type PolicyInput,
  type Readings,
  type Request,
  type TextDocument,
} from '../../../src/policy/index.ts'
import { implies, notPublic, onlyFromAccounts, onlyFromVpce } from '../../../src/policy/prove/properties.ts'
import type { Proof } from '../../../src/policy/prove/proof.ts'
import type { Property } from '../../../src/policy/prove/property.ts'
import { prove } from '../../../src/policy/prove/prove.ts'
import type { ProveOptions } from '../../../src/policy/prove/prove-options.ts'
import { readingsChoice } from '../../../src/testing/index.ts'
import { propertyRuns } from '../property-runs.ts'
import { deploy, type World } from './deploy.ts'

const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const allowing: PolicyInput = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const runs = propertyRuns(150)

// A universe so small that what is unlikely happens all the time.
const texts = ['vpce-a', 'vpce-b', '', '*', 'vpce-*'] as const
const reference = fc.constantFrom<TextDocument>({ Ref: 'A' }, { Ref: 'B' }, { 'Fn::Join': ['', ['vpce-', { Ref: 'A' }]] })
const chosen = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: value },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('C', 'D'), value, fc.oneof(value, fc.constant({ Ref: 'AWS::NoValue' })), fc.boolean())
        .map(([condition, then, otherwise, turned]) => ({
          'Fn::If': turned ? [condition, otherwise, then] : [condition, then, otherwise],
        })),
    },
  )
const value = fc.oneof({ weight: 2, arbitrary: fc.constantFrom<TextDocument>(...texts) }, { weight: 3, arbitrary: reference })
const values = chosen(fc.oneof(chosen(value), fc.array(chosen(value), { minLength: 1, maxLength: 3 })))
const operator = fc.constantFrom(
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLike',
  'StringNotEqualsIfExists',
  'ForAnyValue:StringNotEquals',
  'ForAllValues:StringEquals',
)
const block = fc.dictionary(operator, chosen(fc.record({ 'aws:SourceVpce': values })), { minKeys: 1, maxKeys: 2 })
const account = '111122223333'
const statement = fc.record(
  {
    Effect: chosen(fc.constantFrom('Allow', 'Allow', 'Deny')),
    Principal: fc.oneof(
      { weight: 4, arbitrary: fc.constant('*') },
      {
        weight: 1,
        arbitrary: chosen(
          fc.record({
            AWS: values.map((one) => JSON.parse(JSON.stringify(one).replaceAll(/"(?:vpce-[ab*]|)"/g, `"${account}"`)) as unknown),
          }),
        ),
      },
    ),
    Action: fc.constant('execute-api:Invoke'),
    Resource: fc.oneof(
      { weight: 4, arbitrary: fc.constant('execute-api:/*') },
      { weight: 1, arbitrary: chosen(fc.constantFrom<TextDocument>('execute-api:/prod/*', { Ref: 'R' })) },
    ),
    Condition: chosen(block),
  },
  { requiredKeys: ['Effect', 'Principal', 'Action', 'Resource'] },
)
const policy = fc
  .record({ Version: fc.constantFrom('2012-10-17', '2008-10-17'), Statement: fc.array(chosen(statement), { minLength: 1, maxLength: 3 }) })
  .map((document) => document as unknown as PolicyInput)
const fence = fc.record({ effect: fc.constantFrom('StringNotEquals', 'StringNotLike'), values }).map(
  ({ effect, values: ids }) =>
    ({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Deny', Principal: '*', Action: '*', Resource: 'execute-api:/*', Condition: { [effect]: { 'aws:SourceVpce': ids } } },
        { Effect: 'Allow', Principal: '*', Action: '*', Resource: 'execute-api:/*' },
      ],
    }) as unknown as PolicyInput,
)
const property = fc.oneof(
  fc.array(value, { minLength: 1, maxLength: 3 }).map((ids) => onlyFromVpce(...ids)),
  fc.constant(notPublic()),
  fc.constantFrom<TextDocument>(account, { Ref: 'A' }).map((id) => onlyFromAccounts(id)),
  policy.map((other) => implies(other)),
)
const options = fc
  .record({
    authorizationType: fc.constantFrom('NONE', 'NONE', 'AWS_IAM', 'CUSTOM'),
    private: fc.boolean(),
    endpointPolicy: fc.option(policy, { nil: undefined, freq: 6 }),
  })
  .map(({ endpointPolicy, ...rest }): ProveOptions => ({ api, ...rest, ...(endpointPolicy === undefined ? {} : { endpointPolicy }) }))
const bound = fc.oneof(fc.constantFrom(...texts, account), fc.subarray(['vpce-a', 'vpce-b', '']))
const world = fc.record({
  bindings: fc.record({
    '{"Ref":"A"}': bound,
    '{"Ref":"B"}': bound,
    '{"Ref":"R"}': fc.constantFrom('execute-api:/*', 'execute-api:/dev/*', '*'),
  }),
  conditions: fc.record({ C: fc.boolean(), D: fc.boolean() }),
})
const requests: readonly Request[] = ['prod/GET/a', 'dev/GET/a'].flatMap((route) =>
  [undefined, 'vpce-a', 'vpce-b', 'vpce-*', ''].flatMap((vpce) =>
    [undefined, { arn: `arn:aws:iam::${account}:user/u` }, { arn: 'arn:aws:iam::999988887777:user/u' }].map((principal) => ({
      resource: `${api}/${route}`,
      ...(principal === undefined ? {} : { principal }),
      context: vpce === undefined ? {} : { 'aws:SourceVpce': vpce },
    })),
  ),
)

interface Case {
  readonly policy: PolicyInput
  readonly property: Property
  readonly options: ProveOptions
}

/** What `evaluate` is told of the surroundings of a deployment. */
function surroundingsOf({ options }: Case, { bindings = {}, conditions = {} }: World, readings: Readings): EvaluateOptions {
  const { authorizationType = 'NONE', endpointPolicy } = options
  return {
    api,
    authorizationType,
    bindings,
    conditions,
    readings,
    ...(endpointPolicy === undefined ? {} : { endpointPolicy }),
    ...(authorizationType === 'AWS_IAM' ? { identityPolicies: [allowing] } : {}),
    ...(authorizationType === 'CUSTOM' ? { authorizer: { kind: 'policy', policy: allowing } } : {}),
  }
}

/** Tells whether a request gets in that the property forbids, in plain words; nothing where a deployment would be refused. */
function isBreach({ policy, property }: Case, request: Request, surroundings: EvaluateOptions): boolean | undefined {
  const idOf = (id: TextDocument): unknown => deploy(id, surroundings)
  const isOf = (ids: readonly TextDocument[], text: unknown): boolean => ids.flatMap(idOf).includes(text)
  try {
    if (evaluate(policy, request, surroundings).decision !== 'Allow') return false
    if (property.kind === 'onlyFromVpce') return !isOf(property.ids, request.context?.['aws:SourceVpce'])
    if (property.kind === 'implies') return evaluate(property.other, request, surroundings).decision !== 'Allow'
    if (property.kind !== 'onlyFromAccounts') return undefined
    const { principal } = request
    const caller = principal !== undefined && 'arn' in principal ? principal.arn.split(':')[4] : undefined
    return surroundings.authorizationType !== 'AWS_IAM' || !isOf(property.ids, caller)
  } catch (error) {
    if (error instanceof PolicyError) return undefined
    throw error
  }
}

/** Proves what was deployed; nothing where it would be refused. */
function proveDeployed({ policy, property, options }: Case, settled: World): Proof['verdict'] | undefined {
  try {
    return prove(
      deploy(policy, settled),
      deploy(property, settled) as unknown as Property,
      deploy(options, settled) as unknown as ProveOptions,
    ).verdict
  } catch (error) {
    if (error instanceof PolicyError) return undefined
    throw error
  }
}

it('no deployment breaks what holds, and what fails is broken by its own', { timeout: 600_000 }, () => {
  const tally: Record<string, number> = { holds: 0, fails: 0, unknown: 0 }
  const cases = fc.record({ policy: fc.oneof(policy, policy, fence), property, options })
  fc.assert(
    fc.property(
      cases,
      fc.array(world, { minLength: 3, maxLength: 3 }),
      fc.shuffledSubarray([...requests], { minLength: 6, maxLength: 6 }),
      readingsChoice(),
      (asked, worlds, asking, readings) => {
        const proof = prove(asked.policy, asked.property, asked.options)
        tally[proof.verdict] = (tally[proof.verdict] ?? 0) + 1
        const explain = (text: string, of: unknown): string => [text, JSON.stringify(asked), JSON.stringify(of)].join('\n')
        if (proof.verdict === 'holds') {
          for (const settled of worlds) {
            if (isNoText(asked, settled)) continue
            expect(proveDeployed(asked, settled), explain('deployed, it does not hold', settled)).not.toBe('fails')
            for (const request of asking) {
              if (asked.options.private === true && (request.context?.['aws:SourceVpce'] ?? '') === '') continue
              const isBroken = isBreach(asked, request, surroundingsOf(asked, settled, readings))
              expect(isBroken, explain('it holds, but this gets in', { settled, readings, request })).not.toBe(true)
            }
          }
        }
        if (proof.verdict === 'fails' && proof.counterexample?.otherSideAllows === true) {
          const { request, bindings, conditions, readings: chosen } = proof.counterexample
          const isBroken = isBreach(asked, request, surroundingsOf(asked, { bindings, conditions }, chosen))
          if (asked.property.kind !== 'notPublic') expect(isBroken, explain('it does not get in', proof.counterexample)).toBe(true)
        }
      },
    ),
    runs,
  )
  if (runs.numRuns < 150) return
  expect(tally.holds).toBeGreaterThan(15)
  expect(tally.fails).toBeGreaterThan(15)
})

/** A list in the middle of a text is no deployment. */
function isNoText(asked: Case, { bindings = {} }: World): boolean {
  return JSON.stringify(asked).includes('Fn::Join') && Array.isArray(bindings['{"Ref":"A"}'])
}
