import fc from 'fast-check'
import type { OperatorFamily, StatementDocument } from '../../policy/index.ts'
import { oneOrMany } from './one-or-many.ts'
import { valueFor, type Scalar } from './values.ts'
import { keysByFamily } from './world.ts'

/** `Condition`, as a statement has it. */
export type ConditionDocument = NonNullable<StatementDocument['Condition']>

/** Generates condition blocks of up to `maxConditions` operators and keys: every operator, set operators, `…IfExists`, key names in any case. */
export function conditionBlock(maxConditions: number): fc.Arbitrary<ConditionDocument> {
  return fc.array(condition, { maxLength: maxConditions }).map(merge)
}

const operators: Readonly<Record<OperatorFamily, readonly string[]>> = {
  String: ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringLike', 'StringNotLike'],
  Numeric: [
    'NumericEquals',
    'NumericNotEquals',
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericGreaterThan',
    'NumericGreaterThanEquals',
  ],
  Date: ['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals'],
  Bool: ['Bool'],
  Binary: ['BinaryEquals'],
  IpAddress: ['IpAddress', 'NotIpAddress'],
  Arn: ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'],
  Null: ['Null'],
}

type Entry = readonly [operator: string, key: string, values: Scalar | readonly Scalar[]]

const spellings: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name,
  (name) => name.toLowerCase(),
  (name) => name.toUpperCase(),
]
const anyKey = [...new Set(Object.values(keysByFamily).flat())]

function conditionOf(name: string, family: OperatorFamily): fc.Arbitrary<Entry> {
  const quantifiers = family === 'Null' ? [''] : ['', '', '', 'ForAnyValue:', 'ForAllValues:']
  const suffixes = family === 'Null' ? [''] : ['', '', 'IfExists']
  return fc
    .tuple(
      fc.constantFrom(...quantifiers),
      fc.constantFrom(...suffixes),
      fc.oneof(
        { withCrossShrink: true },
        { weight: 9, arbitrary: fc.constantFrom(...keysByFamily[family]) },
        { weight: 1, arbitrary: fc.constantFrom(...anyKey) },
      ),
      fc.constantFrom(...spellings),
      oneOrMany(valueFor(name, family)),
    )
    .map(([quantifier, suffix, key, spell, values]) => [`${quantifier}${name}${suffix}`, spell(key), values])
}

const weights: Readonly<Record<OperatorFamily, number>> = {
  String: 6,
  Numeric: 2,
  Date: 2,
  Bool: 1,
  Binary: 1,
  IpAddress: 3,
  Arn: 2,
  Null: 1,
}

const condition: fc.Arbitrary<Entry> = fc.oneof(
  { withCrossShrink: true },
  ...(Object.keys(operators) as OperatorFamily[]).map((family) => ({
    weight: weights[family],
    arbitrary: fc.oneof({ withCrossShrink: true }, ...operators[family].map((name) => conditionOf(name, family))),
  })),
)

/** Puts conditions into a block; of two for the same operator and key, in any case, the first stays. */
function merge(entries: readonly Entry[]): ConditionDocument {
  const block: Record<string, Record<string, Scalar | readonly Scalar[]>> = {}
  for (const [operator, key, values] of entries) {
    const keys = (block[operator] ??= {})
    if (!Object.keys(keys).some((other) => other.toLowerCase() === key.toLowerCase())) keys[key] = values
  }
  return block
}
