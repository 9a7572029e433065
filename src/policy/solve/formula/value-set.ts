import { anyText, type Pattern } from './pattern.ts'

/** Addresses of one version from `low` to `high`, both included. */
export interface AddressInterval {
  readonly version: 4 | 6
  readonly low: bigint
  readonly high: bigint
}

/** A number or a moment on one side of a value, which is written as policies write it. */
export interface Comparison {
  readonly relation: 'less' | 'less-or-equal' | 'equal' | 'greater-or-equal' | 'greater'
  readonly value: string
}

/** A set of texts before any complement: the union of its members. */
export type Members =
  | { readonly kind: 'texts'; readonly patterns: readonly Pattern[] }
  /** Texts that read as an address in one of the intervals; `::ffff:192.0.2.1` is an address of version 6 (for PS-40 give other intervals). */
  | { readonly kind: 'addresses'; readonly intervals: readonly AddressInterval[] }
  /** Texts that read as a number, or as a moment, for which one of the comparisons holds. Any number at all: `less` or `greater-or-equal` than some value. */
  | { readonly kind: 'numbers' | 'instants'; readonly comparisons: readonly Comparison[] }

/** A set of texts; a complement is over all texts, those that are no address, number or moment among them. */
export type ValueSet = Members & {
  readonly complement: boolean
  /** Equal sets have equal keys, but for the complement. */
  readonly key: string
}

/** Makes a set; order and repetition of its members do not matter. */
export function valueSet(members: Members, complement = false): ValueSet {
  const keys = keysOf(members)
  return make(members, complement, `${members.kind} ${keys.length < 2 ? (keys[0] ?? '') : [...new Set(keys)].sort().join()}`)
}

/** Gives all texts that are not in a set. */
export function complementOf(set: ValueSet): ValueSet {
  return make(set, !set.complement, set.key)
}

// Why not by spreading: that takes ten times as long, and every condition makes some.
function make(members: Members, complement: boolean, key: string): ValueSet {
  switch (members.kind) {
    case 'texts':
      return { kind: members.kind, patterns: members.patterns, complement, key }
    case 'addresses':
      return { kind: members.kind, intervals: members.intervals, complement, key }
    case 'numbers':
    case 'instants':
      return { kind: members.kind, comparisons: members.comparisons, complement, key }
  }
}

/** Tells whether a set is seen to hold no text at all, or each. */
export function trivial(set: ValueSet): 'empty' | 'full' | undefined {
  const isFull = set.kind === 'texts' && set.patterns.some(({ tokens }) => tokens.length === 1 && tokens[0] === anyText)
  if (!isFull && membersOf(set).length > 0) return undefined
  return isFull === set.complement ? 'empty' : 'full'
}

/** Why with lengths, here and in patterns: what a policy says holds any characters, those between two keys among them. */
function keysOf(members: Members): readonly string[] {
  switch (members.kind) {
    case 'texts':
      return members.patterns.map(({ key }) => key)
    case 'addresses':
      return members.intervals.map(({ version, low, high }) => `${version} ${low.toString(36)} ${high.toString(36)}`)
    case 'numbers':
    case 'instants':
      return members.comparisons.map(({ relation, value }) => `${relation} ${value.length} ${value}`)
  }
}

function membersOf(set: Members): readonly unknown[] {
  return set.kind === 'texts' ? set.patterns : set.kind === 'addresses' ? set.intervals : set.comparisons
}
