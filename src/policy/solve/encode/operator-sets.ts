import type { BaseOperatorName } from '../../language/index.ts'
import { anyOne, anyText, globPattern, literalPattern, type Pattern, type Token } from '../formula/pattern.ts'
import { valueSet, type AddressInterval, type Comparison, type Members, type ValueSet } from '../formula/value-set.ts'
import type { Piece } from './members-of.ts'
import { readIntervals, unmapped } from './read-intervals.ts'
import { completed, confine, missingColons, plainText, tokensOf } from './tokens-of.ts'

/** The texts that equal or match a value under an operator, before any negation, under both readings of the fact that disputes them. */
export interface OperatorSets {
  /** Empty where nothing is disputed. */
  readonly fact: string
  readonly first: ValueSet
  readonly second: ValueSet
}

/** Gives the texts that one of the values matches. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export function operatorSets(base: BaseOperatorName, values: readonly (readonly Piece[])[]): OperatorSets {
  switch (base) {
    case 'StringEquals':
    case 'BinaryEquals':
      return undisputed({ kind: 'texts', patterns: values.map((pieces) => literalPattern(plainText(pieces))) })
    case 'Bool':
      return undisputed({ kind: 'texts', patterns: values.map((pieces) => literalPattern(plainText(pieces), 'ascii')) })
    case 'StringEqualsIgnoreCase':
      return texts(
        'PS-28',
        values.map((pieces) => literalPattern(plainText(pieces), 'ascii')),
        values.map((pieces) => literalPattern(plainText(pieces), foldsAlike(plainText(pieces)) ? 'ascii' : 'unicode')),
      )
    case 'StringLike':
      return texts(
        'PS-27',
        values.map((pieces) => globPattern(tokensOf(pieces))),
        values.map((pieces) =>
          tokensOf(pieces).includes(anyOne) ? globPattern(tokensOf(pieces, 'utf-16-unit'), 'utf-16-unit') : globPattern(tokensOf(pieces)),
        ),
      )
    case 'ArnEquals':
    case 'ArnLike': {
      const tokens = values.map((pieces) => tokensOf(pieces))
      const whole = tokens.filter((list) => missingColons(list) <= 0).map((list) => globPattern(confine(list)))
      const open = tokens.filter((list) => list.at(-1) === anyText).map(openAtEnd)
      return texts('PS-47-pattern', whole, [...whole, ...open])
    }
    case 'IpAddress': {
      const intervals = values.flatMap((pieces) => readIntervals(plainText(pieces)))
      return { fact: 'PS-40', first: addresses(intervals), second: addresses(intervals.flatMap(unmapped)) }
    }
    default:
      return compared(base, values.map(plainText))
  }
}

/** Texts that the operators of a family compare; whatever else is no number, moment or ARN (PS-32, PS-47-request). */
export function wellFormed(base: BaseOperatorName): { readonly fact: string; readonly set: ValueSet } | undefined {
  if (base.startsWith('Arn')) return { fact: 'PS-47-request', set: valueSet({ kind: 'texts', patterns: [openAtEnd([anyText])] }) }
  const kind = base.startsWith('Numeric') ? 'numbers' : base.startsWith('Date') ? 'instants' : undefined
  if (kind === undefined) return undefined
  const comparisons: readonly Comparison[] = [
    { relation: 'less', value: '0' },
    { relation: 'greater-or-equal', value: '0' },
  ]
  return { fact: 'PS-32', set: valueSet({ kind, comparisons }) }
}

const relations: Readonly<Record<string, Comparison['relation']>> = {
  LessThan: 'less',
  LessThanEquals: 'less-or-equal',
  GreaterThan: 'greater',
  GreaterThanEquals: 'greater-or-equal',
}

function compared(base: BaseOperatorName, values: readonly string[]): OperatorSets {
  const relation = relations[base.replace(/Numeric|Date/, '')] ?? 'equal'
  return undisputed({
    kind: base.startsWith('Date') ? 'instants' : 'numbers',
    comparisons: values.map((value) => ({ relation, value })),
  })
}

function texts(fact: string, first: readonly Pattern[], second: readonly Pattern[]): OperatorSets {
  return { fact, first: valueSet({ kind: 'texts', patterns: first }), second: valueSet({ kind: 'texts', patterns: second }) }
}

function undisputed(members: Members): OperatorSets {
  const set = valueSet(members)
  return { fact: '', first: set, second: set }
}

function addresses(intervals: readonly AddressInterval[]): ValueSet {
  return valueSet({ kind: 'addresses', intervals })
}

/** Whether both ways to ignore case agree about a text: of all letters beyond ASCII only the Kelvin sign becomes an ASCII one in lower case. */
function foldsAlike(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text) && !/k/i.test(text)
}

/** A `*` at the end stands for the fields that are missing, too. */
function openAtEnd(tokens: readonly Token[]): Pattern {
  return globPattern(confine(completed(tokens)))
}
