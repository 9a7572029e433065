import { foldCase } from './fold-case.ts'
import { nearest } from './nearest.ts'
import type { Node } from './node.ts'

/** The kind of value that an operator compares. */
export type OperatorFamily = 'String' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'IpAddress' | 'Arn' | 'Null'

/** All operator names, without set operators and `IfExists`. */
export const operatorNames = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnNotEquals',
  'ArnLike',
  'ArnNotLike',
  'Null',
] as const

/** The name of a condition operator, without set operator and `IfExists`. */
export type OperatorName = (typeof operatorNames)[number]

/** The operator that a negated one negates; every other one is its own. */
export type BaseOperatorName = Exclude<OperatorName, `${string}Not${string}`>

/** `ForAnyValue:` or `ForAllValues:`. */
export type SetOperator = 'ForAnyValue' | 'ForAllValues'

/** A condition operator, taken apart. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export interface Operator extends Node {
  readonly kind: 'operator'
  readonly quantifier?: SetOperator
  readonly name: OperatorName
  readonly base: BaseOperatorName
  readonly family: OperatorFamily
  readonly negated: boolean
  readonly ifExists: boolean
}

/** The outcome of reading an operator's name; `exactCase` says whether it was written as AWS documents it. */
export type ReadOperator =
  | { readonly kind: 'operator'; readonly operator: Operator; readonly exactCase: boolean }
  | { readonly kind: 'if-exists-on-null' }
  | { readonly kind: 'unknown'; readonly suggestion?: string }

/** Takes an operator's name apart; names are read in any case. */
export function readOperator(text: string, at: Node): ReadOperator {
  const { set, rest } = splitQuantifier(text)
  const suffix = /ifexists$/i.test(rest)
  const word = suffix ? rest.slice(0, -'IfExists'.length) : rest
  const known = byFoldedName.get(foldCase(word))
  if (known === undefined) return unknown(set, word, suffix)
  if (known.name === 'Null' && suffix) return { kind: 'if-exists-on-null' }
  const operator: Operator = { kind: 'operator', ...set, ...known, ifExists: suffix, ...at }
  return { kind: 'operator', operator, exactCase: text === operatorText(operator) }
}

/** Writes an operator's name as AWS documents it. */
export function operatorText(operator: Pick<Operator, 'quantifier' | 'name' | 'ifExists'>): string {
  return `${operator.quantifier === undefined ? '' : `${operator.quantifier}:`}${operator.name}${operator.ifExists ? 'IfExists' : ''}`
}

/** Tells whether policy variables are read in an operator's values. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
export function takesVariables({ family }: Pick<Operator, 'family'>): boolean {
  return family === 'String' || family === 'Arn' || family === 'Bool'
}

const byFoldedName: ReadonlyMap<string, Pick<Operator, 'name' | 'base' | 'family' | 'negated'>> = new Map(
  operatorNames.map((name) => {
    // Why: an operator is named family, `Not`, comparison; `NotIpAddress` alone begins with its `Not`.
    const base = name.replace('Not', '') as BaseOperatorName
    const family = base.replace(/(?:Equals|Like|LessThan|GreaterThan).*/, '') as OperatorFamily
    return [foldCase(name), { name, base, family, negated: name !== base }]
  }),
)

function splitQuantifier(text: string): { readonly set: Pick<Operator, 'quantifier'>; readonly rest: string } {
  const folded = foldCase(text.slice(0, 'ForAllValues:'.length))
  for (const quantifier of ['ForAnyValue', 'ForAllValues'] as const) {
    if (folded.startsWith(`${foldCase(quantifier)}:`)) return { set: { quantifier }, rest: text.slice(quantifier.length + 1) }
  }
  return { set: {}, rest: text }
}

function unknown(set: Pick<Operator, 'quantifier'>, word: string, ifExists: boolean): ReadOperator {
  const name = nearest(word, operatorNames)
  if (name === undefined) return { kind: 'unknown' }
  return { kind: 'unknown', suggestion: operatorText({ ...set, name, ifExists: ifExists && name !== 'Null' }) }
}
