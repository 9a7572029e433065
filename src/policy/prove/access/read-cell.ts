import { readings as allReadings } from '../../evaluate/index.ts'
import type { Formula } from '../../solve/formula/formula.ts'
import { comparedBy, dimensionOf } from './about.ts'
import type { Effort } from './effort.ts'
import type { Coordinate } from './prime.ts'
import { endpointKeys, identityKeys } from './request-axioms.ts'
import { atomsOf, restrict } from './restrict.ts'
import { judge, tips, type State } from './split.ts'
import type { Subject } from './subject.ts'
import { nameOf } from './trait-of.ts'

/** What is known of the requests of a cell before any of them is shown. */
export interface CellReading {
  readonly subject: Subject
  /** Where some get in and some do not: as AWS's documents are read by default. */
  readonly state: State
  /** What is true of the requests of the cell. */
  readonly facts: readonly Formula[]
  /** On what it depends whether they get in, where that differs. */
  readonly coordinates: readonly Coordinate[]
  /** Why it is not known. */
  readonly reason?: string
}

/** Finds out on what it depends whether the requests of a cell get in. */
export function readCell(subject: Subject, state: State, facts: readonly Formula[], effort: Effort): CellReading {
  const reading = { subject, state, facts, coordinates: [] }
  if (state.verdict === 'unknown') return { ...reading, reason: 'the budget is used up' }
  if (state.verdict !== 'open') return reading
  const settled = byDefault(state, effort)
  if (settled.verdict !== 'open')
    return { ...reading, reason: `AWS's documents are at odds over it: ${telling(state, effort).map(wordsOf).join(', ')}` }
  const all = telling(settled, effort)
  const own = all.filter(isOfRequests)
  if (own.length > 0) return { ...reading, state: settled, coordinates: own }
  return { ...reading, reason: `it depends on ${all.map(wordsOf).join(', ') || 'what is not known'}` }
}

/** Says by what it is decided who gets in. */
export function wordsOf(coordinate: Coordinate): string {
  if (coordinate.kind === 'dimensions') return coordinate.names.map(nameOf).join(' and ')
  const { name } = coordinate
  if (name === 'identity policies') return "the caller's own policies"
  if (name === 'authorizer') return 'the authorizer'
  if (name in allReadings) return name
  const [, condition] = /^condition ([^]+)$/.exec(name) ?? []
  if (condition !== undefined) return `the condition \`${condition}\``
  return `what \`${comparedBy(name)?.raw ?? /\$?\{[^]*$/.exec(name)?.[0] ?? name}\` stands for`
}

/** Takes the readings that are not fixed to be the default ones. */
function byDefault({ access, axioms }: State, effort: Effort): State {
  const settle = (formula: Formula): Formula =>
    restrict(formula, (atom) => (atom.kind === 'free' && atom.name in allReadings ? false : undefined))
  return judge(settle(access), settle(axioms), effort)
}

function isOfRequests(coordinate: Coordinate): boolean {
  return coordinate.kind === 'dimensions' || coordinate.name === 'identity policies' || coordinate.name === 'authorizer'
}

/** Gives what tips the scales alone or, where nothing does, what does together. */
function telling(state: State, effort: Effort): readonly Coordinate[] {
  const atoms = [...atomsOf([state.access]).values()]
  const names = new Set(atoms.flatMap((atom) => dimensionOf(atom) ?? []))
  const choices = new Set(atoms.flatMap((atom) => (atom.kind === 'free' && dimensionOf(atom) === undefined ? [atom.name] : [])))
  const single: readonly Coordinate[] = [
    ...[...names].map((name): Coordinate => ({ kind: 'dimensions', names: [name] })),
    ...[...choices].map((name): Coordinate => ({ kind: 'choice', name })),
  ]
  const found = single.filter((one) => tips(state, one, effort) === true)
  if (found.length > 0) return found
  const groups = [endpointKeys, ['Principal', ...identityKeys]].map((group) => group.filter((name) => names.has(name)))
  return groups
    .filter((group) => group.length > 1)
    .map((group): Coordinate => ({ kind: 'dimensions', names: group }))
    .filter((one) => tips(state, one, effort) === true)
}
