import type { Budget } from '../budget.ts'
import { borderTexts, likelyTexts } from './candidates.ts'
import { satisfies, type Constraint } from './constraint.ts'
import { searchText } from './search-text.ts'

/** A text that satisfies all constraints, or the indices of constraints that no text satisfies together, or neither. */
export type FoundValue =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'none'; readonly used: ReadonlySet<number> }
  | { readonly kind: 'unknown' }

/** Looks for one text that satisfies all constraints, one of the samples if possible. */
export function findValue(constraints: readonly Constraint[], samples: readonly string[], budget: Budget): FoundValue {
  const listed = shortest(constraints)
  const texts = constraints[listed]?.language.texts
  if (texts !== undefined) return tryAll(constraints, [...samples, ...texts], new Set([listed]), budget)
  const others = constraints.filter(({ language }) => language.set.kind !== 'texts')
  const likely = tryAll(
    constraints,
    [...samples, ...likelyTexts(constraints), ...borderTexts(others, others.length < constraints.length ? 8 : 0)],
    new Set(),
    budget,
  )
  if (likely.kind === 'value') return likely
  return others.length === constraints.length
    ? tryAll(constraints, borderTexts(others, 0), new Set(), budget)
    : searchAll(constraints, others, budget)
}

/** Looks among all texts; first, which is quicker, whether addresses, numbers and moments exclude each other by themselves. */
function searchAll(constraints: readonly Constraint[], others: readonly Constraint[], budget: Budget): FoundValue {
  const alone = others.length > 0 ? tryAll(others, borderTexts(others, 0), new Set(), budget) : undefined
  if (alone?.kind === 'none')
    return {
      kind: 'none',
      used: new Set([...alone.used].map((index) => constraints.findIndex((constraint) => constraint === others[index]))),
    }
  const accept = (text: string): boolean => constraints.every((constraint) => satisfies(text, constraint, budget))
  // Why first with covers: that no text is a moment at all is told by a hundredth of the states.
  for (const isCovered of others.length > 0 ? [true, false] : [false]) {
    const used = new Set<number>()
    const outcome = searchText(constraints, accept, used, budget, undefined, isCovered)
    if (outcome.kind === 'found') return { kind: 'value', text: outcome.text }
    if (outcome.kind === 'none' && constraints.every(({ language }) => language.isExact)) return { kind: 'none', used }
  }
  return { kind: 'unknown' }
}

function tryAll(constraints: readonly Constraint[], texts: Iterable<string>, used: Set<number>, budget: Budget): FoundValue {
  const fails = (text: string, index: number): boolean => {
    const constraint = constraints[index]
    return constraint !== undefined && !satisfies(text, constraint, budget)
  }
  for (const text of texts) {
    if ([...used].some((index) => fails(text, index))) continue
    const failing = constraints.findIndex((_, index) => fails(text, index))
    if (failing < 0) return { kind: 'value', text }
    used.add(failing)
  }
  return { kind: 'none', used }
}

/** Gives the constraint whose texts can be listed and are fewest, or -1. */
export function shortest(constraints: readonly Constraint[]): number {
  let best = -1
  let size = Infinity
  for (const [index, { language, inside }] of constraints.entries()) {
    const length = inside ? (language.texts?.size ?? Infinity) : Infinity
    if (length < size) [best, size] = [index, length]
  }
  return best
}
