import type { Policy, Statement } from '../../language/index.ts'
import { expandShorthand } from '../../language/index.ts'
import { encodePolicy, type View } from '../../solve/encode/encode-statement.ts'
import { newMet, type Scope } from '../../solve/encode/scope.ts'
import type { Formula } from '../../solve/formula/formula.ts'
import type { Asked } from '../asked-of.ts'
import type { Formulated } from '../formulate.ts'
import type { Question } from '../question.ts'

/** Key of an atom -> JSON pointers, into a certificate, to the elements of policies that it comes from; or to the property. What comes from neither is true of every request. */
export function originsOf(question: Question, { wanted }: Asked, { callers, scope }: Formulated): ReadonlyMap<string, readonly string[]> {
  const origins = new Map<string, string[]>()
  const note = (key: string, pointer: string): void => {
    const known = origins.get(key) ?? []
    if (!known.includes(pointer)) known.push(pointer)
    origins.set(key, known)
  }
  const isShorthand = scope.api === undefined
  const trace = (policy: Policy, view: View, as: Scope, place: (pointer: string) => string): void => {
    for (const statement of policy.statements) {
      for (const [pointer, alone] of elementsOf(statement)) {
        const { allow, deny, grant } = encodePolicy({ ...policy, statements: [alone] }, view, { ...as, met: newMet() })
        for (const formula of [allow, deny, grant]) for (const key of keysOf(formula)) note(key, place(pointer))
      }
    }
  }
  const expanded = (policy: Policy): Policy => (scope.api === undefined ? policy : expandShorthand(policy, scope.api))
  const at = (name: string) => (pointer: string) => `/claim/${name}/document${pointer}`
  trace(expanded(question.policy), { callers: callers.seen, isShorthand }, scope, at('policy'))
  if (question.other !== undefined) trace(expanded(question.other), { callers: callers.seen, isShorthand }, scope, at('property/other'))
  if (question.endpointPolicy !== undefined)
    trace(
      question.endpointPolicy,
      { callers: callers.all, isShorthand: false },
      { ...scope, view: ' at the endpoint' },
      at('surroundings/endpointPolicy'),
    )
  if (wanted.kind === 'against') trace(wanted.guard, { callers: callers.all, isShorthand: false }, scope, () => '/claim/property')
  return origins
}

/** Gives a statement for each of its elements that says nothing but this element, and where that stands. */
function elementsOf(statement: Statement): readonly (readonly [pointer: string, alone: Statement])[] {
  const { principal, action, resource, conditions } = statement
  const nothing = { action: { ...action, negated: true, values: [] }, resource: { ...resource, negated: true, values: [] }, conditions: [] }
  const everyone = { ...principal, negated: false, everyone: true, entries: [] }
  return [
    [principal.pointer, { ...statement, ...nothing }],
    [action.pointer, { ...statement, ...nothing, principal: everyone, action }],
    [resource.pointer, { ...statement, ...nothing, principal: everyone, resource }],
    ...conditions.map(
      (condition) => [condition.pointer, { ...statement, ...nothing, principal: everyone, conditions: [condition] }] as const,
    ),
  ]
}

function keysOf(formula: Formula): readonly string[] {
  if (formula.kind === 'literal') return [formula.atom.key]
  return formula.kind === 'and' || formula.kind === 'or' ? formula.operands.flatMap(keysOf) : []
}
