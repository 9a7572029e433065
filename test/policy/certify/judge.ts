import type {
  CertifiedAtom,
  CertifiedPattern,
  CertifiedRefutation,
  CertifiedSet,
} from '../../../src/policy/prove/certificate/certificate.ts'
import { bitsOf } from '../../reference/addresses.ts'
import { compareInstants } from '../../reference/instants.ts'
import { compareNumbers } from '../../reference/numbers.ts'
import { follows } from '../solve/follows.ts'

/** What a request carries under a key. */
type Carried = undefined | string | readonly string[]

/** Says what is wrong with a refutation, slowly and plainly: a lemma that some value breaks, or a clause that does not follow. */
export function judge({ dimensions, atoms, clauses, lemmas, steps }: CertifiedRefutation, world: readonly string[]): string | undefined {
  const byVariable = new Map(atoms.map((atom) => [atom.variable, atom]))
  for (const { literals } of lemmas) {
    const facts = literals.map((literal) => ({ atom: byVariable.get(Math.abs(literal)), isTrue: literal > 0 }))
    const about = facts.map(({ atom }) => (atom !== undefined && 'dimension' in atom ? atom.dimension : -1))
    const dimension = dimensions[about[0] ?? -1]
    if (dimension === undefined || new Set(about).size > 1) return `${JSON.stringify(literals)} is not about one dimension`
    const texts = [...new Set([...world, ...facts.flatMap(({ atom }) => (atom?.kind === 'any' ? textsNear(atom.set) : []))])]
    const some = texts.filter((text) =>
      facts.filter(({ atom, isTrue }) => atom?.kind === 'any' && isTrue).some(({ atom }) => holds(atom, text)),
    )
    const lists = some.flatMap((first) => some.map((second): Carried => [first, second]))
    const carried: readonly Carried[] = [
      ...(dimension.required ? [] : [undefined]),
      ...texts,
      ...(dimension.single ? [] : [...lists, ...texts.map((one) => [one])]),
    ]
    const breaking = carried.findIndex((value) => facts.every(({ atom, isTrue }) => holds(atom, value) === isTrue))
    if (breaking >= 0) return `${JSON.stringify(carried[breaking] ?? null)} breaks ${JSON.stringify(literals)}`
  }
  const known = [...clauses, ...lemmas.map(({ literals }) => literals.map((literal) => -literal))]
  for (const { clause } of steps) {
    if (!follows(known, clause)) return `${JSON.stringify(clause)} does not follow`
    known.push(clause)
  }
  return known.at(-1)?.length === 0 ? undefined : 'nothing is refuted'
}

function holds(atom: CertifiedAtom | undefined, carried: Carried): boolean {
  switch (atom?.kind) {
    case 'present':
      return carried !== undefined
    case 'list':
      return Array.isArray(carried)
    case 'any':
      return (carried === undefined ? [] : [carried].flat()).some((text) => liesIn(atom.set, text))
    case 'free':
    case undefined:
      return false
  }
}

function liesIn({ complement, patterns, intervals }: CertifiedSet, text: string): boolean {
  const isIn = patterns.some((pattern) => matches(pattern, text)) || intervals.some((interval) => standsIn(interval, text))
  return isIn !== complement
}

function standsIn({ axis, from, to, above, below }: CertifiedSet['intervals'][number], text: string): boolean {
  const order = (border: string): number | undefined => {
    if (axis === 'number') return compareNumbers(text, border)
    if (axis === 'instant') return compareInstants(text, border)
    const [bits, others] = [bitsOf(text), bitsOf(border)]
    if (bits === undefined || bits.length !== others?.length) return undefined
    return bits < others ? -1 : bits > others ? 1 : 0
  }
  const is = (border: string | undefined, test: (found: number) => boolean): boolean => {
    if (border === undefined) return true
    const found = order(border)
    return found !== undefined && test(found)
  }
  const isOnAxis = order(axis === 'v4' ? '0.0.0.0' : axis === 'v6' ? '::' : axis === 'number' ? '0' : '1970-01-01') !== undefined
  return (
    isOnAxis &&
    is(from, (found) => found >= 0) &&
    is(to, (found) => found <= 0) &&
    is(above, (found) => found > 0) &&
    is(below, (found) => found < 0)
  )
}

const wild = {
  character: '[^]',
  'character but colon': '[^:]',
  'character but slash': '[^/]',
  text: '[^]*',
  'text but colon': '[^:]*',
  'text but slash': '[^/]*',
}

function matches(pattern: CertifiedPattern, text: string): boolean {
  if (typeof pattern === 'string') return pattern === text
  const plain = (one: string): string =>
    /[a-z0-9]/i.test(one)
      ? one
      : `\\u${pattern.unit === 'code-point' ? `{${(one.codePointAt(0) ?? 0).toString(16)}}` : one.charCodeAt(0).toString(16).padStart(4, '0')}`
  const cut = (piece: string): readonly string[] => (pattern.unit === 'code-point' ? Array.from(piece) : piece.split(''))
  const source = pattern.pieces.map((piece) => {
    if (typeof piece === 'string') return cut(piece).map(plain).join('')
    return 'oneOf' in piece ? `[${cut(piece.oneOf).map(plain).join('')}]` : wild[piece.wildcard]
  })
  return new RegExp(`^(?:${source.join('')})$`, pattern.unit === 'code-point' ? 'u' : '').test(text)
}

/** Texts in a set or near its borders. */
function textsNear({ patterns, intervals }: CertifiedSet): readonly string[] {
  const filled = (pattern: CertifiedPattern, word: string): string =>
    typeof pattern === 'string'
      ? pattern
      : pattern.pieces
          .map((piece) => (typeof piece === 'string' ? piece : 'oneOf' in piece ? (Array.from(piece.oneOf).at(-1) ?? '') : word))
          .join('')
  return [
    ...patterns.flatMap((pattern) => ['', 'x', 'a', '1'].map((word) => filled(pattern, word))),
    ...intervals.flatMap(({ from, to, above, below }) =>
      [from, to, above, below].flatMap((border) => (border === undefined ? [] : [border, `${border}.5`, `${border}0`])),
    ),
  ]
}
