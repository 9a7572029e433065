import type { Request } from '../../src/policy/index.ts'
import { inBlock } from './addresses.ts'
import { compareInstants } from './instants.ts'
import { compareNumbers } from './numbers.ts'
import { readingOf, type ChosenReadings } from './readings.ts'
import { lookUp, lower, regexOf, sourceOf, splitFields, textOf, tokensMatch, tokensOf, type Token } from './tokens.ts'

/** Where a condition is asked: the request's context, whether `${…}` is a variable there, and how disputed facts are read. */
export interface Place {
  readonly context: NonNullable<Request['context']>
  readonly variables: boolean
  readonly chosen: ChosenReadings
}

/** Tells whether one condition holds (PS-1 to PS-59). */
export function conditionHolds(operator: string, key: string, values: readonly string[], place: Place): boolean {
  const { context, chosen } = place
  const [, quantifier, name = '', suffix] = /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(lower(operator)) ?? []
  const found = lookUp(context, key)
  if (name === 'null') return values.some((value) => nullHolds(lower(value) === 'true', found, chosen))
  const negated = name.includes('not')
  const base = name.replace('not', '')
  if (negated && readingOf(chosen, 'PS-51') === 'no-match' && values.some((value) => lacksValue(base, value, place))) return false
  const one = (text: string): boolean => oneHolds(base, negated, values, text, place)
  const ifExists = suffix !== undefined
  if (quantifier !== undefined) return setHolds(quantifier === 'forallvalues', ifExists, found, one, chosen)
  // PS-1 to PS-5, PS-20.
  if (found === undefined) return negated || ifExists
  if (typeof found === 'string') return one(found)
  return readingOf(chosen, 'PS-20') === 'negation' && negated && found.every(one)
}

/** PS-15 to PS-21. */
function setHolds(
  all: boolean,
  ifExists: boolean,
  found: string | readonly string[] | undefined,
  one: (text: string) => boolean,
  chosen: ChosenReadings,
): boolean {
  if (found === undefined) return all || (ifExists && readingOf(chosen, 'PS-19') === 'match')
  if (found === '' && readingOf(chosen, all ? 'PS-15' : 'PS-16') === 'null-set') return all
  const texts = typeof found === 'string' ? [found] : found
  return all ? texts.every(one) : texts.some(one)
}

/** PS-7, PS-9. */
function nullHolds(wantsAbsent: boolean, found: string | readonly string[] | undefined, chosen: ChosenReadings): boolean {
  if (found === undefined) return wantsAbsent
  if (found === '' && readingOf(chosen, 'PS-9') === 'null') return false
  return !wantsAbsent
}

/** PS-10, PS-11: any value under a positive operator, none under a negated one. PS-32, PS-47: nothing can be said of a text that is no number, date or ARN. */
function oneHolds(base: string, negated: boolean, values: readonly string[], text: string, place: Place): boolean {
  const hit = values.some((value) => matches(base, value, text, place))
  if (!negated) return hit
  const malformed =
    (base.startsWith('numeric') && compareNumbers(text, '0') === undefined) ||
    (base.startsWith('date') && compareInstants(text, '0') === undefined)
  if (malformed && readingOf(place.chosen, 'PS-32') === 'no-match') return false
  if (base.startsWith('arn') && !isArn(text) && readingOf(place.chosen, 'PS-47-request') === 'no-match') return false
  return !hit
}

/** PS-51: a policy variable of the value has no value. */
function lacksValue(base: string, value: string, { variables, context, chosen }: Place): boolean {
  return /^(?:string|arn)/.test(base) && tokensOf(value, variables, context, chosen) === undefined
}

function matches(base: string, value: string, found: string, { variables, context, chosen }: Place): boolean {
  if (base.startsWith('numeric')) return stands(base.slice('numeric'.length), compareNumbers(found, value))
  if (base.startsWith('date')) return stands(base.slice('date'.length), compareInstants(found, value))
  if (base === 'ipaddress') return inBlock(found, value, readingOf(chosen, 'PS-40') === 'ipv4')
  // PS-37: base64 in its one spelling is equal where its bytes are.
  if (base === 'binaryequals') return found === value
  if (base === 'bool' && value.includes('${') && readingOf(chosen, 'PS-36') === 'text') return false
  const tokens = tokensOf(value, variables, context, chosen)
  if (tokens === undefined) return false
  if (base === 'bool') return lower(textOf(tokens)) === lower(found)
  return base.startsWith('arn') ? arnMatches(tokens, found, chosen) : textMatches(base, tokens, found, chosen)
}

/** PS-25 to PS-29. */
function textMatches(base: string, tokens: readonly Token[], found: string, chosen: ChosenReadings): boolean {
  switch (base) {
    case 'stringequals':
      return textOf(tokens) === found
    case 'stringequalsignorecase': {
      const text = textOf(tokens)
      return readingOf(chosen, 'PS-28') === 'unicode' ? text.toLowerCase() === found.toLowerCase() : lower(text) === lower(found)
    }
    case 'stringlike':
      return tokensMatch(tokens, found, { units: readingOf(chosen, 'PS-27') === 'utf-16-unit' })
    default:
      throw new Error(`the reference does not know ${base}`)
  }
}

/** PS-44 to PS-47: six fields, each by itself; the sixth keeps its colons. */
function arnMatches(tokens: readonly Token[], found: string, chosen: ChosenReadings): boolean {
  if (!isArn(found)) return false
  const fields = splitFields(tokens)
  const last = tokens.at(-1)
  const star = last !== undefined && 'any' in last && last.any === '*'
  if (fields.length < 6 && star && readingOf(chosen, 'PS-47-pattern') === 'trailing-star')
    while (fields.length < 6) fields.push([{ any: '*' }])
  if (fields.length < 6) return false
  return regexOf(fields.map((field, index) => sourceOf(field, index < 5 ? '[^:]' : '[^]')).join(':')).test(found)
}

function isArn(text: string): boolean {
  return text.split(':').length >= 6
}

function stands(relation: string, order: number | undefined): boolean {
  if (order === undefined) return false
  switch (relation) {
    case 'equals':
      return order === 0
    case 'lessthan':
      return order < 0
    case 'lessthanequals':
      return order <= 0
    case 'greaterthan':
      return order > 0
    case 'greaterthanequals':
      return order >= 0
    default:
      throw new Error(`the reference does not know ${relation}`)
  }
}
