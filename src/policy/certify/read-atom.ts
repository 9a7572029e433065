import { cut, type Pattern, type Token } from './patterns.ts'
import { each, members, need, oneOf, text } from './shape.ts'
import { far, readText, type Interval } from './values.ts'

/** One thing that requests have: never a list where it is single, never absent where it is required. */
export interface Dimension {
  readonly isSingle: boolean
  readonly isRequired: boolean
}

/** Texts that match a pattern or read as something in an interval; with `complement` all others. */
export interface ValueSet {
  readonly complement: boolean
  readonly patterns: readonly Pattern[]
  readonly intervals: readonly Interval[]
}

/** What a variable says of a dimension; of choices nothing is known. */
export interface Atom {
  readonly kind: 'free' | 'present' | 'list' | 'any'
  readonly dimension?: Dimension
  readonly set?: ValueSet
}

/** Reads a dimension. */
export function readDimension(value: unknown, at: string): Dimension {
  const { single, required } = members(value, at)
  return { isSingle: oneOf(single, `${at}/single`, true, false), isRequired: oneOf(required, `${at}/required`, true, false) }
}

/** Reads what a variable says. */
export function readAtom(value: unknown, at: string, dimensions: readonly Dimension[]): Atom {
  const found = members(value, at)
  const kind = oneOf(found.kind, `${at}/kind`, 'free', 'present', 'list', 'any')
  if (kind === 'free') return { kind }
  const dimension = typeof found.dimension === 'number' ? dimensions[found.dimension] : undefined
  need(dimension !== undefined, `${at}/dimension`, 'there is no such dimension')
  return kind === 'any' ? { kind, dimension, set: readSet(found.set, `${at}/set`) } : { kind, dimension }
}

function readSet(value: unknown, at: string): ValueSet {
  const { complement, patterns, intervals } = members(value, at)
  return {
    complement: oneOf(complement, `${at}/complement`, true, false),
    patterns: each(patterns, `${at}/patterns`, readPattern),
    intervals: each(intervals, `${at}/intervals`, readInterval),
  }
}

function readPattern(value: unknown, at: string): Pattern {
  if (typeof value === 'string') return { unit: 'code-point', only: value, tokens: () => cut(value, 'code-point') }
  const found = members(value, at)
  const unit = oneOf(found.unit, `${at}/unit`, 'code-point', 'utf-16-unit')
  const pieces = each(found.pieces, `${at}/pieces`, (piece, place) => readPiece(piece, place, unit))
  return { unit, tokens: () => pieces.flatMap<Token>((piece) => (typeof piece === 'string' ? cut(piece, unit) : piece)) }
}

function readPiece(value: unknown, at: string, unit: Pattern['unit']): string | Exclude<Token, string | number> {
  if (typeof value === 'string') return value
  const { oneOf: among, wildcard } = members(value, at)
  if (among !== undefined) return { isStar: false, among: new Set(cut(text(among, `${at}/oneOf`), unit)) }
  const kinds = ['character', 'character but colon', 'character but slash', 'text', 'text but colon', 'text but slash'] as const
  const kind = oneOf(wildcard, `${at}/wildcard`, ...kinds)
  const isStar = kind.startsWith('text')
  return kind.includes('but') ? { isStar, except: kind.endsWith('colon') ? 0x3a : 0x2f } : { isStar }
}

/** More decimals than count. */
const tooFine = /\.\d{65}/

function readInterval(value: unknown, at: string): Interval {
  const found = members(value, at)
  const axis = oneOf(found.axis, `${at}/axis`, 'v4', 'v6', 'number', 'instant')
  const border = (name: string, step: bigint): bigint | undefined => {
    if (found[name] === undefined) return undefined
    const written = text(found[name], `${at}/${name}`)
    const read = tooFine.test(written) ? undefined : readText(written)[axis]
    need(read !== undefined && -far < read && read < far, `${at}/${name}`, 'this cannot be compared with')
    return read + step
  }
  return { axis, low: border('from', 0n) ?? border('above', 1n) ?? -far, high: border('to', 0n) ?? border('below', -1n) ?? far }
}
