import fc from 'fast-check'
import { expect, it } from 'vitest'
import { evaluate, type Evaluation } from '../../../src/policy/index.ts'
import { referenceEvaluate } from '../../reference/reference-evaluate.ts'
import { flowCases, optionsOf } from './generated-flow.ts'
import { patient, shareOfRuns } from './share-of-runs.ts'

const runs = shareOfRuns(500)

it('whole policies in all places of the flow decide, and answer, as the reference says', patient, () => {
  const tally = new Set<string>()
  fc.assert(
    fc.property(flowCases(), ({ policies, requests, readings }) => {
      for (const request of requests) {
        const { decision, layer, answer } = evaluate(policies.resource, request, optionsOf(policies, readings))
        const said = { decision, status: answer?.status, errorType: answer?.errorType }
        expect(said).toEqual(referenceEvaluate(policies, request, readings))
        tally.add(`${policies.authorizationType}: ${decision}`)
        tally.add(`${layer}: ${decision === 'Allow' ? 'allows' : 'denies'}`)
      }
    }),
    runs,
  )
  if (runs.numRuns < 500) return
  const ofTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'].flatMap((type) => decisions.map((decision) => `${type}: ${decision}`))
  const ofLayers = [
    ...layers.map((layer) => `${layer}: denies`),
    'resource-policy: allows',
    'identity-policy: allows',
    'authorizer: allows',
  ]
  expect([...tally]).toEqual(expect.arrayContaining([...ofTypes, ...ofLayers]))
})

const decisions = ['Allow', 'ImplicitDeny', 'ExplicitDeny'] as const
const layers: readonly Evaluation['layer'][] = [
  'endpoint-policy',
  'domain-policy',
  'resource-policy',
  'identity-policy',
  'permissions-boundary',
  'session-policy',
  'service-control-policy',
  'resource-control-policy',
  'authorizer',
  'authentication',
]
