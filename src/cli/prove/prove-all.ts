import { PolicyError, type Proof } from '../../policy/index.ts'
import { ProblemsError } from '../evaluate/problems-error.ts'
import { proveSubject, type Asked, type Row } from './prove-subject.ts'
import type { AuthorizationType, ReadSubject, Subject } from './subject.ts'
import { wordOpenValues } from './subjects/open-values.ts'
import { checkNames, propertyFor } from './subjects/property-for.ts'
import { typesOf } from './types-of.ts'

/** Answers for every API of an input, once under each authorization type that its methods may have: of an API that may come out in several ways the worst one. */
export function proveAll(subjects: readonly Subject[], asked: Asked): readonly Row[] {
  checkNames(asked.property, subjects)
  const worst = new Map<string, Row>()
  for (const [index, subject] of subjects.entries()) {
    const types = subject.kind === 'read' ? typesOf(subject, asked.authorizationType) : [undefined]
    for (const type of types) {
      const row = type === undefined || subject.kind === 'unread' ? proveSubject(subject, asked)[0] : proveUnder(subject, type, asked)
      if (row === undefined) continue
      const { found } = subject
      const key = found === undefined ? `${index} ${type ?? ''}` : JSON.stringify([found.file, found.id, type])
      const before = worst.get(key)
      if (before === undefined || badness(row) > badness(before)) worst.set(key, row)
    }
  }
  // Why: what cannot be told under any type is said once.
  return [...worst.values()]
}

function badness({ proof }: Row): number {
  return { holds: 0, unknown: 1, fails: 2 }[proof?.verdict ?? 'unknown']
}

function proveUnder(subject: ReadSubject, type: AuthorizationType, asked: Asked): Row {
  const { found, name } = subject
  const ofSubject = propertyFor(asked.property, subject)
  if (ofSubject.kind === 'unaskable')
    return { subject: { kind: 'unread', name, ...(found === undefined ? {} : { found }), reason: ofSubject.reason } }
  try {
    const [row] = proveSubject(subject, { ...asked, authorizationType: type, property: ofSubject.property })
    if (row?.proof === undefined) return { subject: { kind: 'unread', name, reason: 'it was not proved' } }
    // Why only then: what holds, holds of the worst way, and so of all.
    const named = row.proof.verdict === 'holds' ? row.subject : nameVariant(row.subject)
    return { ...row, subject: named, proof: withNotes(settle(row.proof, subject), subject), type }
  } catch (error) {
    // Why not thrown on: of several APIs one that cannot be asked about leaves the others what they are.
    if (found === undefined || !(error instanceof PolicyError || error instanceof ProblemsError)) throw error
    return { subject: { kind: 'unread', name, found, reason: error.message } }
  }
}

function nameVariant(subject: ReadSubject): ReadSubject {
  const assumed = Object.entries(subject.assumed ?? {}).map(([name, value]) => `${name} is ${value}`)
  return assumed.length === 0 ? subject : { ...subject, name: `${subject.name}, where ${assumed.join(' and ')}` }
}

/** Takes back what rests on a value that nobody knows yet. */
function settle(proof: Proof, subject: ReadSubject): Proof {
  const reason = proof.verdict === 'fails' && proof.counterexample !== undefined ? wordOpenValues(proof.counterexample, subject) : undefined
  if (reason === undefined) return proof
  const { property, assumptions } = proof
  return { verdict: 'unknown', property, assumptions, reason }
}

function withNotes(proof: Proof, { notes = [], found }: ReadSubject): Proof {
  const unclear = found?.authorizationUnknown
  const said = [
    ...notes,
    ...(unclear === undefined ? [] : [`by what its methods authorize is not known (${unclear}): each type is looked at`]),
  ]
  return said.length === 0 ? proof : { ...proof, assumptions: [...proof.assumptions, ...said.map((text) => ({ name: 'input', text }))] }
}
