import type { ValueSet } from '../../solve/formula/value-set.ts'
import type { Class } from './classes-of.ts'
import { setTexts, withoutApi } from './set-texts.ts'

/** A set that classes of one dimension are about, by the key of its atom. */
export interface NamedSet {
  readonly key: string
  readonly set: ValueSet
}

/** Texts for the values of some classes. */
export interface Term {
  readonly texts: readonly string[]
  readonly classes: ReadonlySet<Class>
}

/** What one class of a dimension is called: `term` but `except`; one without a term is what no set holds, or the absence of the key. */
export interface Label {
  readonly term?: Term
  readonly except: readonly Term[]
}

/** Names classes, each so that no other one fits its name. */
export function labelsOf(all: readonly Class[], sets: readonly NamedSet[], dimension: string): ReadonlyMap<Class, Label> {
  const telling = distinguishing(
    sets,
    all.filter(({ isAbsent }) => !isAbsent),
    dimension,
  )
  return new Map(all.map((one) => [one, labelOf(one, all, telling, dimension)]))
}

function labelOf(one: Class, all: readonly Class[], telling: readonly Telling[], dimension: string): Label {
  if (one.isAbsent) return { except: [] }
  // Why the first: who is two of them is one of them.
  const [reference] = one.references
  if (reference !== undefined) return { term: named([reference], all, ({ references }) => references.includes(reference)), except: [] }
  // Why the same texts: a class once more for each reference that may be equal to them.
  const own = one.texts.map((text) => withoutApi(text, dimension))
  if (own.length > 0) return { term: named(own, all, ({ texts }) => texts[0] === one.texts[0]), except: [] }
  const kin = (within: readonly Telling[]): readonly Class[] => all.filter((other) => within.every(({ classes }) => classes.has(other)))
  const inside = telling.filter(({ classes }) => classes.has(one)).sort((a, b) => a.classes.size - b.classes.size)
  if (inside.length === 0) return { except: [] }
  // Why: a set adds nothing where all that lies in those before lies in it, too.
  const needed = inside.filter(({ classes }, index) => index === 0 || kin(inside.slice(0, index)).some((other) => !classes.has(other)))
  const among = new Set(kin(needed))
  const excluded = telling.filter(({ classes }) => !classes.has(one) && [...classes].some((other) => among.has(other)))
  return { term: { texts: conjunction(needed), classes: among }, except: excluded }
}

interface Telling extends Term {
  readonly size: number
}

function named(texts: readonly string[], all: readonly Class[], isOne: (one: Class) => boolean): Term {
  return { texts, classes: new Set(all.filter(isOne)) }
}

/** The texts that lie in several sets at once. */
function conjunction(terms: readonly Term[]): readonly string[] {
  let texts: readonly string[] = ['']
  for (const term of terms) texts = texts.flatMap((before) => term.texts.map((text) => (before === '' ? text : `${before} & ${text}`)))
  return texts
}

/** Leaves out sets that hold of all classes or of none, and of those that hold of the same ones all but the one with the fewest members. */
function distinguishing(sets: readonly NamedSet[], classes: readonly Class[], dimension: string): readonly Telling[] {
  const found = new Map<string, Telling>()
  for (const { key, set } of sets) {
    const inside = new Set(classes.filter(({ atoms }) => atoms.get(key) === true))
    if (inside.size === 0 || inside.size === classes.length) continue
    const truths = classes.map((one) => (inside.has(one) ? '1' : '0')).join('')
    const texts = setTexts(set, dimension)
    const best = found.get(truths)
    if (best === undefined || texts.length < best.size) found.set(truths, { texts, classes: inside, size: texts.length })
  }
  return [...found.values()]
}
