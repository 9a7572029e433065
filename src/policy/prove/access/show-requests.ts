import { foldCase, type Request } from '../../language/index.ts'
import { readings as allReadings } from '../../evaluate/index.ts'
import { sampleValues } from '../../solve/encode/sample-values.ts'
import { and, not, type Formula } from '../../solve/formula/formula.ts'
import { believableRequest } from '../believable-request.ts'
import { buildRequest, type Model } from '../build-request.ts'
import { comparedBy } from './about.ts'
import type { Access, ShownRequest } from './access-table.ts'
import { answer, type Effort } from './effort.ts'
import { prime, primedName, type Coordinate } from './prime.ts'
import { wordsOf, type CellReading } from './read-cell.ts'
import { atomsOf, restrict } from './restrict.ts'
import { satisfies } from './satisfies.ts'
import type { Subject } from './subject.ts'

/** Gives what the reading of a cell comes to, with requests that `evaluate` confirmed; `isShown` asks for one also where all get in. */
export function accessOf(reading: CellReading, isShown: boolean, effort: Effort): Access {
  const { state, coordinates, reason } = reading
  if (reason !== undefined) return { kind: 'unknown', reason }
  if (state.verdict === 'never') return { kind: 'never' }
  if (state.verdict === 'always') {
    const example = isShown ? showOne(reading, effort) : undefined
    return { kind: 'always', ...(example === undefined ? {} : { example }) }
  }
  for (const coordinate of coordinates) {
    const pair = showPair(reading, coordinate, effort)
    if (pair !== undefined) return { kind: 'sometimes', decidedBy: coordinates.map(wordsOf), ...pair }
  }
  return { kind: 'unknown', reason: 'some may get in and others not, but no two could be confirmed' }
}

function showOne({ subject, state, facts }: CellReading, effort: Effort): ShownRequest | undefined {
  const cell = and(...facts)
  const solution = answer(byDefault(and(state.access, state.axioms, cell)), effort)
  if (solution.kind !== 'sat') return undefined
  const plain = shown(subject, solution.model, solution.free)
  return isAdmitted(subject, plain) === true ? believed(subject, plain, cell) : undefined
}

/** Shows two requests of a cell that differ in a coordinate only, one that gets in and one that does not. */
function showPair(
  { subject, state, facts }: CellReading,
  coordinate: Coordinate,
  effort: Effort,
): { readonly admitted: ShownRequest; readonly refused: ShownRequest } | undefined {
  const { access, axioms } = state
  const cell = and(...facts)
  const second = (formula: Formula): Formula => prime(formula, coordinate)
  const solution = answer(byDefault(and(access, axioms, cell, not(second(access)), second(axioms), second(cell))), effort)
  if (solution.kind !== 'sat') return undefined
  const { model, free } = solution
  const plain = shown(subject, model, free)
  const other = shown(subject, ...secondOf(model, free, coordinate))
  if (isAdmitted(subject, plain) !== true || isAdmitted(subject, other) !== false) return undefined
  const admitted = believed(subject, plain, cell)
  const refused = { ...other, request: likeness(admitted.request, other.request, coordinate) }
  const isLike = isAdmitted(subject, refused) === false && satisfies(refused.request, cell)
  return { admitted, refused: isLike ? refused : believed(subject, other, cell) }
}

function byDefault(formula: Formula): Formula {
  return restrict(formula, (atom) => (atom.kind === 'free' && atom.name in allReadings ? false : undefined))
}

function secondOf(model: Model, free: ReadonlyMap<string, boolean>, coordinate: Coordinate): [Model, ReadonlyMap<string, boolean>] {
  const names = coordinate.kind === 'choice' ? [coordinate.name] : coordinate.names
  const moved = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> => {
    const kept = new Map([...map].filter(([name]) => !names.includes(name)))
    for (const name of names) {
      const value = map.get(primedName(name))
      if (map.has(primedName(name))) kept.set(name, value as T)
    }
    return kept
  }
  return [moved(model), moved(free)]
}

function shown({ question, formulated }: Subject, model: Model, free: ReadonlyMap<string, boolean>): ShownRequest {
  return {
    request: buildRequest(model, formulated, question),
    otherSideAllows: free.get('identity policies') === true || free.get('authorizer') === true,
    bindings: bindingsOf(formulated.formula, model, free),
  }
}

/** What references stand for: the text that is carried where they are equal to it, otherwise another one. */
function bindingsOf(formula: Formula, model: Model, free: ReadonlyMap<string, boolean>): Readonly<Record<string, string>> {
  const bindings: Record<string, string> = {}
  for (const atom of atomsOf([formula]).values()) {
    const compared = atom.kind === 'free' ? comparedBy(atom.name) : undefined
    if (atom.kind !== 'free' || compared === undefined || !/^(?:\{"|\$\{(?!aws:))/.test(compared.raw)) continue
    const carried = model.get(compared.dimension)
    if (free.get(atom.name) === true && typeof carried === 'string') bindings[compared.raw] = carried
    else bindings[compared.raw] ??= sampleValues(compared.dimension).find((text) => text !== carried) ?? 'other'
  }
  return bindings
}

function isAdmitted({ admits }: Subject, { request, otherSideAllows, bindings }: ShownRequest): boolean | undefined {
  return admits(request, { readings: {}, otherSideAllows, bindings })
}

function believed(subject: Subject, plain: ShownRequest, cell: Formula): ShownRequest {
  const before = isAdmitted(subject, plain)
  const keeps = (request: Request): boolean => isAdmitted(subject, { ...plain, request }) === before && satisfies(request, cell)
  return { ...plain, request: believableRequest(plain.request, subject.question, keeps) }
}

/** Gives a request that is like the first but for a coordinate, in which it is like the second. */
function likeness(first: Request, second: Request, coordinate: Coordinate): Request {
  const names = coordinate.kind === 'choice' ? [] : coordinate.names
  const isOne = (key: string): boolean => names.includes(foldCase(key))
  const entries = (request: Request, wanted: boolean): readonly [string, string | readonly string[]][] =>
    Object.entries(request.context ?? {}).filter(([key]) => isOne(key) === wanted)
  const { principal, ...rest } = first
  const caller = names.includes('Principal') ? second.principal : principal
  return {
    ...rest,
    ...(caller === undefined ? {} : { principal: caller }),
    resource: names.some((name) => name === 'Resource' || name === 'Route') ? second.resource : first.resource,
    context: Object.fromEntries([...entries(first, false), ...entries(second, true)]),
  }
}
