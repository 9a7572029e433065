import { samePolicy, type PolicyInput } from '../../../policy/index.ts'
import type { FoundCase, FoundPolicy } from '../found-api.ts'
import { makeTree } from '../text/make-tree.ts'
import { plainValue } from '../text/plain-value.ts'
import { valueAt, type Tree } from '../text/tree.ts'
import { endpointIn } from './endpoint-in.ts'
import { intrinsicOf } from './intrinsic.ts'
import { policyIn } from './policy-in.ts'
import { possibleOutcomes } from './possible-outcomes.ts'
import { conditionsIn, settle } from './settle.ts'

/** Gives the policy and the endpoint type of an `AWS::ApiGateway::RestApi`, for each way in which the conditions that they depend on may come out. */
export function casesOf(properties: Tree, conditions: Tree | undefined): readonly FoundCase[] {
  const relevant = makeTree(
    Object.fromEntries(
      ['Policy', 'EndpointConfiguration', 'Parameters', 'BodyS3Location'].flatMap((name) => {
        const value = valueAt(properties, name)
        return value === undefined ? [] : [[name, value]]
      }),
    ),
    properties.range,
  )
  const body = valueAt(properties, 'Body')
  const written = valueAt(body, 'x-amazon-apigateway-policy')
  const isOpen = body !== undefined && (intrinsicOf(body) !== undefined || valueAt(body, 'Fn::Transform') !== undefined)
  const all = makeTree({ relevant, ...(written === undefined ? {} : { written }) }, properties.range)
  const outcomes = outcomesFor(all, conditions)
  if (outcomes === undefined) return [unreadable(properties)]
  return outcomes.map((outcome): FoundCase => {
    const settled = settle(all, outcome)
    const own = valueAt(settled, 'relevant')
    return {
      conditions: outcome,
      endpoint: endpointIn(own),
      policy: choose(
        policyIn(valueAt(own, 'Policy')),
        policyIn(valueAt(settled, 'written')),
        isOpen || valueAt(own, 'BodyS3Location') !== undefined,
      ),
    }
  })
}

/** Why all of them where they are few: the template says which of them exclude each other, and the prover does not read that. */
function outcomesFor(tree: Tree, conditions: Tree | undefined): ReturnType<typeof possibleOutcomes> {
  const all = conditionsIn(tree, 'all')
  return all.size <= 4 ? possibleOutcomes(all, conditions) : possibleOutcomes(conditionsIn(tree, 'structural'), conditions)
}

function unreadable({ range }: Tree): FoundCase {
  const reason = 'its policy depends on more conditions than can be looked at'
  return { conditions: {}, endpoint: { kind: 'unknown', reason }, policy: { kind: 'unknown', reason, range } }
}

/** A policy may stand in `Policy` and in the OpenAPI document. Which of two wins is documented nowhere. */
function choose(own: FoundPolicy, written: FoundPolicy, isBodyElsewhere: boolean): FoundPolicy {
  if (isBodyElsewhere) return { kind: 'unknown', reason: 'its OpenAPI document, which may hold a policy, is not in the template' }
  if (written.kind === 'none') return own
  if (own.kind === 'none') return written
  if (own.kind === 'policy' && written.kind === 'policy' && isSame(own.document, written.document)) return own
  const range = own.kind === 'policy' ? own.document.range : own.range
  return {
    kind: 'unknown',
    reason: 'it has two policies, in `Policy` and in its OpenAPI document, and AWS does not say which one counts',
    ...(range === undefined ? {} : { range }),
  }
}

function isSame(one: Tree, other: Tree): boolean {
  try {
    return samePolicy(plainValue(one).value as PolicyInput, plainValue(other).value as PolicyInput)
  } catch {
    return false
  }
}
