import type { FoundPolicy } from '../found-api.ts'
import { layOutPolicy } from '../lay-out-policy.ts'
import { plainValue } from '../text/plain-value.ts'
import { readTree } from '../text/read-tree.ts'
import { textOf, valueAt, type Tree } from '../text/tree.ts'
import { addressOf, expressionOf, namedBy } from './configuration.ts'
import { isUnknown, type Instance } from './instance.ts'
import { planDocument } from './policy-document.ts'

/** A policy, and what was taken for granted to read it. */
export interface NotedPolicy {
  readonly policy: FoundPolicy
  readonly notes: readonly string[]
}

/** Gives the policy of an API: of its `aws_api_gateway_rest_api_policy`, of its own attribute, or of its OpenAPI document. */
export function policyOfApi(plan: Tree, api: Instance, attached: readonly Instance[], instances: readonly Instance[]): NotedPolicy {
  const [own, ...others] = attached
  if (others.length > 0) return unknown(`${attached.map(({ address }) => `\`${address}\``).join(' and ')} set its policy both`)
  const isConfigured = expressionOf(plan, api, 'policy') !== undefined
  const inline = isConfigured || !api.isNew ? policyIn(plan, api, instances) : none
  if (own === undefined) {
    const written = policyInBody(api)
    return written.policy.kind === 'none' || (inline.policy.kind !== 'none' && !isConfigured)
      ? inline
      : inline.policy.kind === 'none'
        ? written
        : both(inline, written)
  }
  const set = policyIn(plan, own, instances)
  // Why only where it is configured: otherwise the attribute shows what the other resource set.
  return isConfigured ? both(set, inline) : set
}

const none: NotedPolicy = { policy: { kind: 'none' }, notes: [] }

function both(one: NotedPolicy, other: NotedPolicy): NotedPolicy {
  if (other.policy.kind === 'none') return one
  const texts = [one, other].map(({ policy }) => (policy.kind === 'policy' ? policy.text : undefined))
  return texts[0] !== undefined && texts[0] === texts[1]
    ? one
    : unknown('its policy is set in two places, and the one that is applied last counts')
}

/** Reads the attribute `policy` of a resource. */
function policyIn(plan: Tree, resource: Instance, instances: readonly Instance[]): NotedPolicy {
  const text = textOf(valueAt(resource.values, 'policy'))
  if (text !== undefined) return { policy: fromText(text), notes: [] }
  if (!isUnknown(valueAt(resource.unknown, 'policy'))) return none
  const named = namedBy(plan, expressionOf(plan, resource, 'policy'), resource.module)
  const [only, ...more] = named ?? []
  const data =
    only !== undefined && more.length === 0 && /^(?:minified_)?json$/.test(only.attribute)
      ? instances.filter(
          (one) => one.module === only.module && `data.${one.type}.${one.name}` === only.resource && one.type === 'aws_iam_policy_document',
        )
      : []
  const found = data.length === 1 ? data[0] : data.find(({ index }) => index === (only?.index === '' ? resource.index : only?.index))
  const planned = found === undefined ? undefined : planDocument(plan, found)
  if (planned !== undefined) {
    const printed = JSON.stringify(planned.document, undefined, 2)
    return { policy: fromText(printed, 'terraform'), notes: planned.notes }
  }
  const on = (named ?? []).map((one) => `\`${addressOf(one)}\``).join(', ')
  return unknown(`its policy is known only after apply${on === '' ? '' : `: it depends on ${on}`}`)
}

function policyInBody({ values, unknown: later }: Instance): NotedPolicy {
  if (isUnknown(valueAt(later, 'body'))) return unknown('its OpenAPI document, which may hold a policy, is known only after apply')
  const body = textOf(valueAt(values, 'body'))
  if (body === undefined || body === '') return none
  const read = readTree(body)
  if (read.kind === 'problem') return unknown('its OpenAPI document, which may hold a policy, cannot be read')
  const written = valueAt(read.tree, 'x-amazon-apigateway-policy')
  return written === undefined ? none : { policy: fromText(JSON.stringify(plainValue(written).value, undefined, 2)), notes: [] }
}

function fromText(text: string, dialect: 'iam' | 'terraform' = 'iam'): FoundPolicy {
  if (text.trim() === '') return { kind: 'none' }
  return layOutPolicy(text, dialect) ?? { kind: 'unknown', reason: 'its policy is no JSON' }
}

function unknown(reason: string): NotedPolicy {
  return { policy: { kind: 'unknown', reason }, notes: [] }
}
