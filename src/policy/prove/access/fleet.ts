import { PolicyError, type PolicyInput } from '../../language/index.ts'
import type { Assumption } from '../proof.ts'
import { notPublic } from '../properties.ts'
import type { ProveOptions } from '../prove-options.ts'
import { readQuestion } from '../question.ts'
import type { AccessRow } from './access-table.ts'
import type { BuiltRow } from './build-table.ts'
import { assumptionsOf } from '../assumptions-of.ts'
import { keysOf } from './keys-of.ts'
import { axiomsInWords } from './request-axioms.ts'
import type { Named, Subject } from './subject.ts'

/** One API of several. */
export interface FleetApi {
  /** By which rows name it; no other API of the fleet has the same. */
  readonly name: string
  readonly policy: PolicyInput
  readonly options?: ProveOptions
}

/** What becomes of some callers at some routes of one API. */
export interface FleetRow extends AccessRow {
  readonly api: string
}

/** What is taken for granted of one API. */
export interface FleetAssumption extends Assumption {
  readonly api: string
}

/** Reads the APIs of a fleet; throws PolicyError where `prove` would, and where two have one name. */
export function readFleet(apis: readonly FleetApi[]): readonly Named[] {
  const names = new Set<string>()
  return apis.map(({ name, policy, options = {} }) => {
    if (names.has(name))
      throw new PolicyError('INVALID_OPTION', `two APIs are called \`${name}\``, { at: 'apis', help: 'give each API a name of its own' })
    names.add(name)
    return { name, question: readQuestion(policy, notPublic(), options) }
  })
}

/** Gives rows the names of their APIs. */
export function named(rows: readonly BuiltRow[], subjects: readonly Subject[]): readonly FleetRow[] {
  return rows.map(({ subject, ...row }) => ({ api: subjects[subject]?.name ?? '', ...row }))
}

/** Lists what a table takes for granted of each of its subjects. */
export function tableAssumptions(subjects: readonly Subject[]): readonly FleetAssumption[] {
  const met = keysOf(subjects)
  return subjects.flatMap((subject) =>
    [...assumptionsOf(subject.question, subject.formulated), ...axiomsInWords(subject, met)].map((one) => ({ api: subject.name, ...one })),
  )
}
