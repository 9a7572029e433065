import { foldCase, type BaseOperatorName, type Condition } from '../../language/index.ts'
import type { Dimension } from '../formula/dimension.ts'
import { always, and, any, free, list, never, not, or, present, type Formula } from '../formula/formula.ts'
import { literalPattern } from '../formula/pattern.ts'
import { complementOf, valueSet } from '../formula/value-set.ts'
import { encodeChoices } from './encode-choices.ts'
import { membersOf, type Member } from './members-of.ts'
import { operatorSets, wellFormed, type OperatorSets } from './operator-sets.ts'
import { isReadOtherwise, underReadings, type Scope } from './scope.ts'
import { plainText } from './tokens-of.ts'

/**
 * Encodes that a condition holds of what requests carry under its key.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function encodeCondition(condition: Condition, dimension: Dimension, scope: Scope): Formula {
  const formula =
    condition.operator.family === 'Null' ? encodeNull(condition, dimension, scope) : encodeComparison(condition, dimension, scope)
  return or(not(encodeChoices(condition.when)), formula)
}

function encodeNull({ values }: Condition, dimension: Dimension, scope: Scope): Formula {
  const asks = (word: string): Formula => or(...membersOf(values, scope).map(({ guard, text }) => and(guard, isWord(text, word))))
  const isEmpty = isEmptyText(dimension)
  const presence = and(present(dimension), underReadings(scope, 'PS-9', not(isEmpty), always))
  return or(and(not(present(dimension)), asks('true')), and(presence, asks('false')))
}

function isWord(text: Member['text'], word: string): Formula {
  if (text.kind === 'unknown') return free(`${text.name} is ${word}`)
  return text.kind === 'known' && foldCase(plainText(text.pieces)) === word ? always : never
}

/** A text that is empty, and no list that holds one. */
function isEmptyText(dimension: Dimension): Formula {
  return and(not(list(dimension)), any(dimension, valueSet({ kind: 'texts', patterns: [literalPattern('')] })))
}

function encodeComparison({ operator, values }: Condition, dimension: Dimension, scope: Scope): Formula {
  const members = membersOf(values, scope)
  const { base, negated, quantifier, ifExists } = operator
  const { hit, miss } = hitAndMiss(base, members, dimension, scope)
  const absent = not(present(dimension))
  const isList = list(dimension)
  // What some carried value does: match, and fail to match, negation included.
  const proper = negated ? wellFormed(base) : undefined
  const malformed = proper === undefined ? never : any(dimension, complementOf(proper.set))
  const strict = proper === undefined ? never : isReadOtherwise(scope, proper.fact)
  const fails = negated ? or(hit, and(strict, malformed)) : miss
  const ordinary = (): Formula => {
    switch (quantifier) {
      case 'ForAllValues': {
        const isEmpty = isEmptyText(dimension)
        return or(absent, not(fails), and(isReadOtherwise(scope, 'PS-15'), isEmpty))
      }
      case 'ForAnyValue': {
        const matches = negated ? properMiss(miss, strict, malformed, hit, dimension) : hit
        const isNothing = and(isReadOtherwise(scope, 'PS-16'), isEmptyText(dimension))
        return or(and(matches, not(isNothing)), ifExists ? and(absent, isReadOtherwise(scope, 'PS-19')) : never)
      }
      default: {
        if (!negated) return or(and(hit, not(isList)), ifExists ? absent : never)
        return and(not(fails), isList.kind === 'false' ? always : or(not(isList), isReadOtherwise(scope, 'PS-20')))
      }
    }
  }
  if (!negated) return ordinary()
  const isUnresolved = or(...members.map(({ guard, text }) => and(guard, unresolved(text))))
  if (isUnresolved.kind === 'false') return ordinary()
  return underReadings(scope, 'PS-51', ordinary(), and(ordinary(), not(isUnresolved)))
}

/** Some carried value is matched by none and, where the reading is strict, is well-formed. */
function properMiss(miss: Formula, strict: Formula, malformed: Formula, hit: Formula, dimension: Dimension): Formula {
  const isList = list(dimension)
  // Why: of one value it is known that it is not malformed; of a list it is left open which of its values does not match.
  const ofList = and(isList, miss, free(`proper ${JSON.stringify([dimension.name, keyOf(hit)])}`))
  return or(and(not(strict), miss), and(strict, or(and(not(isList), miss, not(malformed)), ofList)))
}

function unresolved(text: Member['text']): Formula {
  if (text.kind === 'unknown') return text.hasVariable ? free(`${text.name} has no value`) : never
  return text.kind === 'known' ? never : always
}

/** A value that may stand for a text. */
type Open = Member & { readonly text: Exclude<Member['text'], { readonly kind: 'unresolved' }> }
type Settled = Member & { readonly text: Extract<Member['text'], { readonly kind: 'known' }> }

interface HitAndMiss {
  /** Some carried value is matched by one of the policy's. */
  readonly hit: Formula
  /** Some carried value is matched by none of them. */
  readonly miss: Formula
}

function hitAndMiss(base: BaseOperatorName, members: readonly Member[], dimension: Dimension, scope: Scope): HitAndMiss {
  const { fact, first, second } = settledSets(base, members, scope)
  const inSets = (one: typeof first, other: typeof second): Formula =>
    one.key === other.key ? any(dimension, one) : underReadings(scope, fact, any(dimension, one), any(dimension, other))
  const plain = inSets(first, second)
  const open = members.filter((member): member is Open => member.text.kind !== 'unresolved' && !isSettled(base, member))
  if (open.length === 0) return { hit: plain, miss: inSets(complementOf(first), complementOf(second)) }
  const hit = or(plain, ...open.map((member) => encodeMember(base, member, dimension, scope)))
  const isList = list(dimension)
  const ofList = and(isList, free(`miss ${JSON.stringify([base, dimension.name, keyOf(hit)])}`))
  return { hit, miss: or(and(present(dimension), not(isList), not(hit)), ofList) }
}

/** Gives the sets of those values that stand for one text, always. */
function settledSets(base: BaseOperatorName, members: readonly Member[], { isAskedAgain }: Scope): OperatorSets {
  const found = isAskedAgain ? knownSets.get(members) : undefined
  if (found !== undefined) return found
  const settled = members.filter((member) => isSettled(base, member))
  const sets = operatorSets(
    base,
    settled.map(({ text }) => text.pieces),
  )
  if (isAskedAgain) knownSets.set(members, sets)
  return sets
}

// INVARIANT: members come from one condition, and so under one operator.
const knownSets = new WeakMap<readonly Member[], OperatorSets>()

/** Whether a value stands for one text, always. */
function isSettled(base: BaseOperatorName, member: Member): member is Settled {
  const { guard, text } = member
  return text.kind === 'known' && guard.kind === 'true' && !(base === 'Bool' && text.replaced)
}

function encodeMember(base: BaseOperatorName, { guard, text }: Open, dimension: Dimension, scope: Scope): Formula {
  if (text.kind === 'unknown') return and(guard, present(dimension), free(JSON.stringify([base, dimension.name, text.name])))
  const { fact, first, second } = operatorSets(base, [text.pieces])
  const holds = underReadings(scope, fact, any(dimension, first), any(dimension, second))
  return and(guard, base === 'Bool' && text.replaced ? not(isReadOtherwise(scope, 'PS-36')) : always, holds)
}

function keyOf(formula: Formula): unknown {
  if (formula.kind === 'literal') return [formula.positive, formula.atom.key]
  return 'operands' in formula ? [formula.kind, formula.operands.map(keyOf)] : formula.kind
}
