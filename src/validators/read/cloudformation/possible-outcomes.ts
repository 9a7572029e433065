import { plainValue } from '../text/plain-value.ts'
import { itemsOf, membersOf, textOf, valueAt, type Tree } from '../text/tree.ts'
import { intrinsicOf } from './intrinsic.ts'
import type { Outcome } from './settle.ts'

/**
 * Gives the ways in which conditions may come out together: `IsProd` and `!Not [!Condition IsProd]` never alike. What a template compares is either equal or not; a value is equal to one of two
 * different texts at most.
 *
 * Nothing where there are more ways than can be looked at.
 */
export function possibleOutcomes(names: ReadonlySet<string>, conditions: Tree | undefined): readonly Outcome[] | undefined {
  if (names.size > maximum) return undefined
  const comparisons = new Map<string, Comparison>()
  for (const name of names) collect(valueAt(conditions, name), conditions, comparisons, 0)
  // INVARIANT: to allow more outcomes than there are is no fault but a loss: where comparisons are many, each condition is free.
  if (comparisons.size > maximum) return combinations([...names])
  const outcomes = new Map<string, Outcome>()
  for (const chosen of combinations([...comparisons.keys()])) {
    if (!isPossible(chosen, comparisons)) continue
    const open = [...names].filter((name) => read(valueAt(conditions, name), conditions, chosen, 0) === undefined)
    for (const free of combinations(open)) {
      const outcome = Object.fromEntries(
        [...names].map((name) => [name, read(valueAt(conditions, name), conditions, chosen, 0) ?? free[name] ?? false]),
      )
      outcomes.set(JSON.stringify(outcome), outcome)
    }
  }
  return [...outcomes.values()]
}

const maximum = 6

/** `Fn::Equals` of something unknown and, where the other side is one, a text. */
interface Comparison {
  readonly of: string
  readonly text?: string
}

function combinations(names: readonly string[]): readonly Outcome[] {
  return names.reduce<readonly Outcome[]>(
    (all, name) =>
      all.flatMap((one) => [
        { ...one, [name]: true },
        { ...one, [name]: false },
      ]),
    [{}],
  )
}

function isPossible(chosen: Outcome, comparisons: ReadonlyMap<string, Comparison>): boolean {
  const equal = new Map<string, string>()
  for (const [key, { of, text }] of comparisons) {
    if (chosen[key] !== true || text === undefined) continue
    if (equal.has(of) && equal.get(of) !== text) return false
    equal.set(of, text)
  }
  return true
}

function comparisonOf(tree: Tree): { readonly key: string; readonly comparison: Comparison } | boolean {
  const sides = itemsOf(tree).map((side) => plainValue(side).value)
  const texts = sides.filter((side) => typeof side !== 'object').map(String)
  if (texts.length === 2) return texts[0] === texts[1]
  const of = JSON.stringify(sides.filter((side) => typeof side === 'object'))
  const [text] = texts
  return { key: JSON.stringify([of, text ?? null]), comparison: { of, ...(text === undefined ? {} : { text }) } }
}

function collect(tree: Tree | undefined, conditions: Tree | undefined, into: Map<string, Comparison>, depth: number): void {
  if (tree === undefined || depth > 20) return
  const [member] = membersOf(tree)
  if (member?.name === 'Fn::Equals') {
    const found = comparisonOf(member.value)
    if (typeof found === 'object') into.set(found.key, found.comparison)
  } else if (member?.name === 'Condition') collect(valueAt(conditions, textOf(member.value) ?? ''), conditions, into, depth + 1)
  else for (const item of itemsOf(intrinsicOf(tree)?.value)) collect(item, conditions, into, depth + 1)
}

/** Gives how a condition comes out; nothing where that is not known. */
function read(tree: Tree | undefined, conditions: Tree | undefined, chosen: Outcome, depth: number): boolean | undefined {
  const [member] = membersOf(tree)
  if (member === undefined || depth > 20) return undefined
  const all = (): readonly (boolean | undefined)[] => itemsOf(member.value).map((item) => read(item, conditions, chosen, depth + 1))
  switch (member.name) {
    case 'Condition':
      return read(valueAt(conditions, textOf(member.value) ?? ''), conditions, chosen, depth + 1)
    case 'Fn::Not': {
      const [value] = all()
      return value === undefined ? undefined : !value
    }
    case 'Fn::And':
      return all().includes(false) ? false : all().includes(undefined) ? undefined : true
    case 'Fn::Or':
      return all().includes(true) ? true : all().includes(undefined) ? undefined : false
    case 'Fn::Equals': {
      const found = comparisonOf(member.value)
      return typeof found === 'boolean' ? found : chosen[found.key]
    }
    default:
      return undefined
  }
}
