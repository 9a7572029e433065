import {
  parsePolicy,
  PolicyError,
  policyToDocument,
  type Policy,
  type PolicyDocument,
  type PolicyInput,
  type Range,
} from '../../language/index.ts'
import { evaluate } from '../../evaluate/index.ts'
import { optionsOf } from '../confirm.ts'
import type { Counterexample, Proof } from '../proof.ts'
import { equivalent, implies, notLockedOut } from '../properties.ts'
import type { Property } from '../property.ts'
import { prove } from '../prove.ts'
import type { ProveOptions } from '../prove-options.ts'
import { readQuestion, type Question } from '../question.ts'
import { applyEdits, type Edit } from './edit.ts'
import { addedDeny, possibleEdits } from './possible-edits.ts'
import { wantedCallers, type WantedCallers } from './wanted-callers.ts'

/** A small change of a policy after which a property holds, or why none was found. */
export type Repair =
  | {
      readonly kind: 'repair'
      /** What to do, in one sentence. */
      readonly text: string
      readonly edits: readonly RepairEdit[]
      /** The policy with the change made. */
      readonly policy: PolicyDocument
    }
  | { readonly kind: 'none'; readonly reason: string }

/** One place of a policy that a repair changes. */
export interface RepairEdit {
  readonly text: string
  /** A JSON pointer into the policy. */
  readonly pointer: string
  /** Present where the policy came from text. */
  readonly range?: Range
}

/**
 * Finds the nearest change of a policy after which a property that fails holds: of one element, of two, of all statements alike, or else one more Deny.
 *
 * A change is given only if it was proved: the property holds, nobody gets in who did not before, and those who are meant to get in still do; where the property names endpoints or VPCs, all their
 * requests that got in before.
 */
export function repair(policy: PolicyInput, property: Property, options: ProveOptions = {}): Repair {
  const question = readQuestion(policy, property, options)
  const wanted = wantedCallers(question)
  if (wanted === undefined) return { kind: 'none', reason: 'nothing says who is meant to get in' }
  const proof = prove(question.policy, property, options)
  if (proof.verdict !== 'fails') return { kind: 'none', reason: proof.verdict === 'holds' ? 'the property holds' : proof.reason }
  const attempt: Attempt = {
    question,
    property,
    options,
    wanted,
    breaches: proof.counterexample === undefined ? [] : [proof.counterexample],
  }
  for (const id of wanted.ids) {
    const verdict = getIn(attempt, question.policy, id)
    const name = `\`${typeof id === 'string' ? id : JSON.stringify(id)}\``
    if (verdict === 'fails') return { kind: 'none', reason: `${name} is kept out as it is, and a repair lets nobody in who was kept out` }
    if (verdict === 'unknown') return { kind: 'none', reason: `it is not known whether ${name} gets in as it is` }
  }
  const document = policyToDocument(question.policy)
  // Why: where statements stand under conditions, they are not where the policy has them.
  const isPlain = [document.Statement].flat().length === question.policy.statements.length
  for (const edits of candidates(isPlain ? possibleEdits(question, wanted) : [], addedDeny(wanted, question))) {
    const changed = applyEdits(document, edits)
    if (!isRepaired(attempt, changed)) continue
    const places = edits.map(({ text, pointer, range }) => ({ text, pointer, ...(range === undefined ? {} : { range }) }))
    return { kind: 'repair', text: places.map(({ text }) => text).join(', and '), edits: places, policy: changed }
  }
  return { kind: 'none', reason: 'no small change of it was found that shuts it and keeps nobody out who is meant to get in' }
}

interface Attempt {
  readonly question: Question
  readonly property: Property
  readonly options: ProveOptions
  readonly wanted: WantedCallers
  /** Requests that got in and should not: they sort out most changes before any proof. */
  readonly breaches: Counterexample[]
}

function candidates(edits: readonly Edit[], last: Edit): readonly (readonly Edit[])[] {
  const alike = [...new Set(edits.map(({ kind }) => kind))].map((kind) => edits.filter((edit) => edit.kind === kind))
  const pairs = edits.flatMap((first, index) =>
    edits.slice(index + 1).flatMap((second) => (first.pointer === second.pointer ? [] : [[first, second]])),
  )
  return [...edits.map((edit) => [edit]), ...pairs.slice(0, most), ...alike.filter(({ length }) => length > 2), [last]]
}

const most = 200

function isRepaired(attempt: Attempt, changed: PolicyDocument): boolean {
  const { question, property, options, wanted, breaches } = attempt
  const parsed = read(question, changed)
  if (parsed === undefined || breaches.some((breach) => getsIn(question, parsed, breach))) return false
  try {
    const proof = prove(parsed, property, options)
    if (proof.verdict === 'fails' && proof.counterexample !== undefined) breaches.push(proof.counterexample)
    if (proof.verdict !== 'holds') return false
    const kept = wanted.exact ? equivalent(shutFor(question, wanted)) : implies(question.policy)
    return prove(parsed, kept, options).verdict === 'holds' && wanted.ids.every((id) => getIn(attempt, parsed, id) === 'holds')
  } catch (error) {
    if (error instanceof PolicyError) return false
    throw error
  }
}

function getsIn(question: Question, changed: Policy, { request, readings, bindings, otherSideAllows }: Counterexample): boolean {
  try {
    return evaluate(changed, request, { ...optionsOf(question, otherSideAllows), readings, bindings }).decision === 'Allow'
  } catch (error) {
    if (error instanceof PolicyError) return false
    throw error
  }
}

/** The policy as it is, for those who are meant: what a repair has to come to. */
function shutFor(question: Question, { key, ids }: WantedCallers): Policy {
  const document = policyToDocument(question.policy)
  const others = { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', Condition: { StringNotEquals: { [key]: ids } } } as const
  return read(question, { ...document, Statement: [others, ...[document.Statement].flat()] }) ?? question.policy
}

/** Whether somebody gets in who carries an id; a reference is known later, and what is known of it was proved before. */
function getIn({ question, options, wanted }: Attempt, policy: Policy, id: WantedCallers['ids'][number]): Proof['verdict'] {
  if (typeof id !== 'string') return 'holds'
  return prove(shutFor({ ...question, policy }, { ...wanted, ids: [id] }), notLockedOut(), options).verdict
}

function read({ policy: { dialect } }: Question, document: PolicyDocument): Policy | undefined {
  const parsed = parsePolicy(document, { dialect: dialect === 'iam' ? 'cdk' : dialect })
  return parsed.ok ? parsed.policy : undefined
}
