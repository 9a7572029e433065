import type { Choice } from '../choice.ts'
import type { JsonMember, JsonNode } from '../json/json-node.ts'
import { placeOf, type Node } from '../node.ts'
import type { EffectElement, ListElement, PrincipalElement, Statement } from '../policy.ts'
import { valueText, type Value } from '../value.ts'
import type { Context } from './context.ts'
import { readElements, type Elements } from './elements.ts'
import { parseConditions } from './parse-conditions.ts'
import { parsePrincipal } from './parse-principal.ts'
import { allChoices, readBranches, type Branch } from './read-branches.ts'
import { readOneValue, readValues } from './read-value-node.ts'

/** The elements of a statement, in the order of their printing. */
export const statementElements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const

type ElementName = (typeof statementElements)[number]

/**
 * Reads one statement: into several where `Fn::If` chooses its effect or principal. Gives nothing where an element that decides about its meaning is missing or
 * unreadable.
 */
export function parseStatement({ node, when: above }: Branch, index: number, context: Context): readonly Statement[] | undefined {
  if (node.kind !== 'object') {
    context.report('wrong-type', node, { element: 'Statement', expected: 'an object or an array of objects', found: node.kind })
    return undefined
  }
  const elements = readElements(node, statementElements, 'a statement', context.report)
  const sid = elements.Sid === undefined ? undefined : parseSid(elements.Sid, context)
  const effects = parseEffects(elements.Effect, node, context)
  const principals =
    context.attachedTo === 'identity' ? impliedPrincipal(elements, node, context) : namedPrincipals(elements, node, context)
  const action = parseList('action', either(elements, 'Action', 'missing-action', node, context), context)
  const resource = parseList('resource', either(elements, 'Resource', 'missing-resource', node, context), context)
  const conditions = elements.Condition === undefined ? [] : parseConditions(elements.Condition, context)
  if (effects === undefined || principals === undefined || action === undefined || resource === undefined) return undefined
  const make = (effect: EffectElement, principal: PrincipalElement, when: readonly Choice[]): Statement => {
    const statement: Statement = {
      kind: 'statement',
      index,
      ...(sid === undefined ? {} : { sid }),
      effect,
      principal,
      action,
      resource,
      conditions,
      ...placeOf(node),
    }
    return when.length === 0 ? statement : { ...statement, when }
  }
  const [effect] = effects
  const [principal] = principals
  // Why apart: what no `Fn::If` chooses stands alone, and most statements have nothing else.
  if (effect?.when.length === 0 && principal?.when.length === 0) return [make(effect.element, principal.element, above)]
  return effects.flatMap((effect) =>
    principals.flatMap((principal) => {
      const when = allChoices([...above, ...effect.when, ...principal.when])
      return when === undefined ? [] : [make(effect.element, principal.element, when)]
    }),
  )
}

/** What an element may be, and when. */
interface Variant<Element> {
  readonly element: Element
  readonly when: readonly Choice[]
}

/** Reads what `Fn::If` chooses from; gives nothing where a branch is unreadable. */
function readVariants<Element>(
  value: JsonNode,
  read: (node: JsonNode) => Element | undefined,
  context: Context,
): readonly Variant<Element>[] | undefined {
  const variants = readBranches(value, context).map(({ node, when }) => ({ element: read(node), when }))
  return variants.every((variant): variant is Variant<Element> => variant.element !== undefined) ? variants : undefined
}

function namedPrincipals(
  elements: Elements<ElementName>,
  statement: Node,
  context: Context,
): readonly Variant<PrincipalElement>[] | undefined {
  const member = either(elements, 'Principal', 'missing-principal', statement, context)
  return member === undefined ? undefined : readVariants(member.value, (value) => parsePrincipal({ ...member, value }, context), context)
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function impliedPrincipal(elements: Elements<ElementName>, statement: Node, context: Context): readonly Variant<PrincipalElement>[] {
  for (const member of [elements.Principal, elements.NotPrincipal]) {
    if (member !== undefined) context.report('principal-in-identity-policy', member.at, { element: member.name })
  }
  return [{ element: { kind: 'principal', negated: false, everyone: true, implied: true, entries: [], ...placeOf(statement) }, when: [] }]
}

function parseSid(member: JsonMember, context: Context): Value | undefined {
  const sid = readOneValue(member.value, { element: 'Sid' }, context)
  if (sid?.parts.every((part) => part.kind === 'literal') === true && !/^[A-Za-z0-9]*$/.test(valueText(sid))) {
    context.report('invalid-sid', member.value, { sid: valueText(sid) })
  }
  return sid
}

function parseEffects(member: JsonMember | undefined, statement: Node, context: Context): readonly Variant<EffectElement>[] | undefined {
  if (!stands(member, context)) {
    context.report('missing-effect', placeOf(statement))
    return undefined
  }
  return readVariants(member.value, (value) => parseEffect(value, context), context)
}

function parseEffect(value: JsonNode, context: Context): EffectElement | undefined {
  if (value.kind !== 'string') {
    context.report('wrong-type', value, { element: 'Effect', expected: '`"Allow"` or `"Deny"`', found: value.kind })
    return undefined
  }
  if (value.value === 'Allow' || value.value === 'Deny') return { kind: 'effect', value: value.value, ...placeOf(value) }
  const suggestion = (['Allow', 'Deny'] as const).find((effect) => effect.toLowerCase() === value.value.trim().toLowerCase())
  context.report('invalid-effect', value, { effect: value.value, ...(suggestion === undefined ? {} : { suggestion }) })
}

/** Gives the member of an element or of its negation; reports where none stands or both are written. */
function either(
  elements: Elements<ElementName>,
  name: 'Principal' | 'Action' | 'Resource',
  missing: 'missing-principal' | 'missing-action' | 'missing-resource',
  statement: Node,
  context: Context,
): JsonMember | undefined {
  const positive = elements[name]
  const negative = elements[`Not${name}`]
  if (positive !== undefined && negative !== undefined) {
    context.report('both-element-and-not-element', negative.at, { element: name, other: `Not${name}` })
    return undefined
  }
  const member = positive ?? negative
  if (stands(member, context)) return member
  context.report(missing, placeOf(statement))
  return undefined
}

/** Tells whether an element is there, and is not removed by `AWS::NoValue` whatever is chosen. */
function stands(member: JsonMember | undefined, context: Context): member is JsonMember {
  return member !== undefined && readBranches(member.value, context).length > 0
}

function parseList<Kind extends 'action' | 'resource'>(
  kind: Kind,
  member: JsonMember | undefined,
  context: Context,
): ListElement<Kind> | undefined {
  if (member === undefined) return undefined
  const values = readValues(member.value, { element: member.name, variables: kind === 'resource' }, context)
  return { kind, negated: member.name.toLowerCase().startsWith('not'), values, ...placeOf(member.value) }
}
