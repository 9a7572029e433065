import { checkLemma } from './check-lemma.ts'
import { readAtom, readDimension, type Atom } from './read-atom.ts'
import { each, integers, members, need, oneOf, Refusal, spend, type Work } from './shape.ts'

/** What became of a certificate: how much was checked, or why it is refused and where, as a JSON pointer. */
export type CertificateCheck =
  | { readonly valid: true; readonly refutations: number; readonly lemmas: number; readonly steps: number }
  | { readonly valid: false; readonly at: string; readonly reason: string }

/** A disjunction of literals: variables counted from 1, negative for their negation. */
type Clause = readonly number[]

/**
 * Checks the refutations of a certificate, JSON text or what it says, without the solver: that no request makes its clauses true. Never throws.
 *
 * What the clauses have to do with a policy is for `checkClaim` to say.
 */
export function checkCertificate(certificate: unknown): CertificateCheck {
  try {
    const { format, version, refutations } = members(typeof certificate === 'string' ? JSON.parse(certificate) : certificate, '')
    oneOf(format, '/format', 'apply-private-api/certificate')
    oneOf(version, '/version', 1)
    const work: Work = { left: 20_000_000 }
    const checked = each(refutations, '/refutations', (refutation, at) => checkRefutation(refutation, at, work))
    need(checked.length > 0, '/refutations', 'nothing is refuted')
    const sum = (index: 0 | 1): number => checked.reduce((total, counts) => total + counts[index], 0)
    return { valid: true, refutations: checked.length, lemmas: sum(0), steps: sum(1) }
  } catch (error) {
    if (error instanceof Refusal) return { valid: false, at: error.at, reason: error.message }
    return { valid: false, at: '', reason: `it cannot be read: ${error instanceof Error ? error.message : String(error)}` }
  }
}

function checkRefutation(value: unknown, at: string, work: Work): readonly [lemmas: number, steps: number] {
  const found = members(value, at)
  const dimensions = each(found.dimensions, `${at}/dimensions`, readDimension)
  const atoms = new Map<number, Atom>()
  each(found.atoms, `${at}/atoms`, (atom, place) => {
    const [variable = 0] = integers([members(atom, place).variable], `${place}/variable`, (one) => one > 0 && !atoms.has(one))
    atoms.set(variable, readAtom(atom, place, dimensions))
  })
  const readClause = (clause: unknown, place: string): Clause => integers(clause, place, (literal) => literal !== 0)
  const clauses = [...each(found.clauses, `${at}/clauses`, readClause)]
  const lemmas = each(found.lemmas, `${at}/lemmas`, (lemma, place) => {
    const { literals: written, witness } = members(lemma, place)
    const literals = readClause(written, `${place}/literals`)
    checkLemma(literals, witness, atoms, place, work)
    clauses.push(literals.map((literal) => -literal))
  })
  const steps = each(found.steps, `${at}/steps`, (step, place) => {
    const { clause: written, by } = members(step, place)
    const clause = readClause(written, `${place}/clause`)
    checkStep(
      clause,
      integers(by, `${place}/by`, (index) => index >= 0 && index < clauses.length),
      clauses,
      place,
      work,
    )
    clauses.push(clause)
    return clause
  })
  need(steps.at(-1)?.length === 0, `${at}/steps`, 'the last step has to be the empty clause')
  return [lemmas.length, steps.length]
}

/** Checks that a clause follows by unit propagation: with its literals false, each clause named leaves one literal open, which is true then, and the last leaves none. */
function checkStep(clause: Clause, by: readonly number[], clauses: readonly Clause[], at: string, work: Work): void {
  const isFalse = new Set(clause)
  for (const index of by) {
    spend(work, clauses[index]?.length ?? 0, at)
    const open = new Set(clauses[index]?.filter((literal) => !isFalse.has(literal)))
    const [only] = open
    if (only === undefined) return
    need(open.size === 1 && !isFalse.has(-only), at, `clause ${index} does not leave one literal open`)
    isFalse.add(-only)
  }
  throw new Refusal(at, 'the clause does not follow from those that are named')
}
