import { valueText, type Condition } from '../../../src/policy/language/index.ts'
import { bitsOf } from '../../reference/addresses.ts'
import type { Carried, CarriedValue } from './keys.ts'
import { isArn, isArnLike, isLike, isText } from './patterns.ts'
import { all, either, no, real, same, some, type Term } from './terms.ts'

/** True where the second reading of a disputed fact is followed. */
export type Otherwise = (fact: string) => Term

/** Says that a condition holds of what is carried (PS-1 to PS-59). */
export function conditionHolds({ operator, values }: Condition, carried: Carried, otherwise: Otherwise): Term {
  const { present, list, values: slots } = carried
  const { family, base, negated, quantifier, ifExists } = operator
  const texts = values.map(valueText)
  const [first] = slots
  const isEmpty = all(present, no(list), first?.empty ?? 'false')
  if (family === 'Null') {
    const asks = (word: string): boolean => texts.some((text) => text.toLowerCase() === word)
    const isThere = all(present, some(no(isEmpty), otherwise('PS-9')))
    return some(asks('true') ? no(present) : 'false', asks('false') ? isThere : 'false')
  }
  const holdsFor = (value: CarriedValue): Term => {
    const hit = some(...texts.map((text) => matches(base, text, value, otherwise)))
    return negated ? all(no(hit), some(no(isMalformed(family, value)), no(strictness(family, otherwise)))) : hit
  }
  const every = either(list, all(...slots.map((value) => some(no(value.counts), holdsFor(value)))), all(...slots.slice(0, 1).map(holdsFor)))
  const any = either(list, some(...slots.map((value) => all(value.counts, holdsFor(value)))), all(...slots.slice(0, 1).map(holdsFor)))
  switch (quantifier) {
    case 'ForAllValues':
      return some(no(present), all(isEmpty, otherwise('PS-15')), every)
    case 'ForAnyValue':
      return either(present, all(any, no(all(isEmpty, otherwise('PS-16')))), ifExists ? otherwise('PS-19') : 'false')
    default: {
      const alone = all(no(list), ...slots.slice(0, 1).map(holdsFor))
      const ofList = negated ? all(list, every, otherwise('PS-20')) : 'false'
      return either(present, some(alone, ofList), negated || ifExists ? 'true' : 'false')
    }
  }
}

function strictness(family: string, otherwise: Otherwise): Term {
  return family === 'Arn' ? otherwise('PS-47-request') : family === 'Numeric' || family === 'Date' ? otherwise('PS-32') : 'false'
}

function isMalformed(family: string, { text, isNumber }: CarriedValue): Term {
  return family === 'Arn' ? no(isArn(text)) : family === 'Numeric' || family === 'Date' ? no(isNumber) : 'false'
}

function matches(base: string, text: string, value: CarriedValue, otherwise: Otherwise): Term {
  switch (base) {
    case 'StringEquals':
    case 'BinaryEquals':
      return isText(value.text, text)
    case 'StringEqualsIgnoreCase':
    case 'Bool':
      return isText(value.text, text, true)
    case 'StringLike':
      return isLike(value.text, text)
    case 'ArnEquals':
    case 'ArnLike':
      return isArnLike(value.text, text, otherwise('PS-47-pattern'))
    case 'IpAddress':
      return inBlock(text, value, otherwise('PS-40'))
    default: {
      const wanted = base.startsWith('Date') ? secondsOf(text) : text
      return all(value.isNumber, `(${relations[base.replace(/^(?:Numeric|Date)/, '')] ?? '='} ${value.number} ${real(wanted)})`)
    }
  }
}

const relations: Readonly<Record<string, string>> = {
  Equals: '=',
  LessThan: '<',
  LessThanEquals: '<=',
  GreaterThan: '>',
  GreaterThanEquals: '>=',
}

/** PS-38 to PS-40. `isMapped`: `::ffff:192.0.2.1` is the address of version 4 inside, and no other. */
function inBlock(block: string, { isFour, isSix, four, six }: CarriedValue, isMapped: Term): Term {
  const [network = '', length] = block.split('/')
  const bits = bitsOf(network) ?? ''
  const wanted = bits.slice(0, length === undefined ? bits.length : Number(length))
  const begins = (value: Term, size: number, from = size): Term =>
    wanted === '' ? 'true' : same(`((_ extract ${from - 1} ${from - wanted.length}) ${value})`, `#b${wanted}`)
  const hasFourInside = same(`((_ extract 127 32) ${six})`, `#x${'0'.repeat(20)}ffff`)
  return bits.length === 32
    ? some(all(isFour, begins(four, 32)), all(isSix, isMapped, hasFourInside, begins(six, 128, 32)))
    : all(isSix, begins(six, 128), no(all(isMapped, hasFourInside)))
}

/** PS-33, PS-34: an integer is seconds, four digits alone are a year; whatever else is a date as `Date` reads it. */
function secondsOf(text: string): string {
  if (/^-?\d+$/.test(text) && !/^\d{4}$/.test(text)) return text
  const [, start = '', fraction = '', zone = ''] = /^(.*?)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? []
  const seconds = Date.parse(text.includes('T') ? start + zone : start) / 1000
  if (Number.isNaN(seconds)) throw new Error(`the oracle cannot read the date ${text}`)
  return `${seconds}${fraction}`
}
