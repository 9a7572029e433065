import type { Request } from '../../../src/policy/index.ts'
import type { Atom } from '../../../src/policy/solve/formula/atom.ts'
import type { Formula } from '../../../src/policy/solve/formula/formula.ts'
import type { Pattern } from '../../../src/policy/solve/formula/pattern.ts'
import type { ValueSet } from '../../../src/policy/solve/formula/value-set.ts'
import { bitsOf } from '../../reference/addresses.ts'
import { compareInstants } from '../../reference/instants.ts'
import { compareNumbers } from '../../reference/numbers.ts'

/** What a request is in the dimensions of a formula, and which choices are made. */
export interface Point {
  readonly texts: Readonly<Record<string, string>>
  readonly context: NonNullable<Request['context']>
  readonly choices: ReadonlySet<string>
}

/** Tells, slowly and plainly, whether a formula is true of a request. */
export function holdsOf(formula: Formula, point: Point): boolean {
  switch (formula.kind) {
    case 'true':
    case 'false':
      return formula.kind === 'true'
    case 'and':
      return formula.operands.every((operand) => holdsOf(operand, point))
    case 'or':
      return formula.operands.some((operand) => holdsOf(operand, point))
    case 'literal':
      return atomHolds(formula.atom, point) === formula.positive
  }
}

function atomHolds(atom: Atom, { texts, context, choices }: Point): boolean {
  if (atom.kind === 'free') return choices.has(atom.name)
  const { name, kind } = atom.dimension
  const found = kind === 'text' ? texts[name] : Object.entries(context).find(([key]) => key.toLowerCase() === name)?.[1]
  switch (atom.kind) {
    case 'present':
      return found !== undefined
    case 'list':
      return Array.isArray(found)
    case 'any':
      return (found === undefined ? [] : [found].flat()).some((text) => inSet(atom.set, text))
  }
}

function inSet(set: ValueSet, text: string): boolean {
  return isMember(set, text) !== set.complement
}

function isMember(set: ValueSet, text: string): boolean {
  switch (set.kind) {
    case 'texts':
      return set.patterns.some((pattern) => matchesPattern(pattern, text))
    case 'addresses': {
      const bits = bitsOf(text)
      const value = bits === undefined ? -1n : BigInt(`0b${bits}`)
      return set.intervals.some(({ version, low, high }) => bits?.length === (version === 4 ? 32 : 128) && value >= low && value <= high)
    }
    case 'numbers':
    case 'instants':
      return set.comparisons.some(({ relation, value }) => {
        const order = (set.kind === 'numbers' ? compareNumbers : compareInstants)(text, value)
        if (order === undefined) return false
        return { less: order < 0, 'less-or-equal': order <= 0, equal: order === 0, 'greater-or-equal': order >= 0, greater: order > 0 }[
          relation
        ]
      })
  }
}

const regexes = new Map<string, RegExp>()

function matchesPattern({ tokens, unit, fold, key }: Pattern, text: string): boolean {
  const folded = fold === 'none' ? text : fold === 'unicode' ? text.toLowerCase() : text.replace(/[A-Z]+/g, (word) => word.toLowerCase())
  let regex = regexes.get(key)
  if (regex === undefined) {
    const wild = ['[^]', '[^:]', '[^]*', '[^:]*', '[^/]', '[^/]*']
    const source = tokens.map((token) =>
      token < 0 ? wild[-token - 1] : unit === 'code-point' ? `\\u{${token.toString(16)}}` : `\\u${token.toString(16).padStart(4, '0')}`,
    )
    regex = new RegExp(`^(?:${source.join('')})$`, unit === 'code-point' ? 'u' : '')
    regexes.set(key, regex)
  }
  return regex.test(folded)
}
