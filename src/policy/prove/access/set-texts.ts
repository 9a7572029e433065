import { isStar, type Pattern } from '../../solve/formula/pattern.ts'
import type { AddressInterval, ValueSet } from '../../solve/formula/value-set.ts'
import { writeAddress } from '../../solve/values/address.ts'

/** Gives the members of a set as policies write them; of a resource only what stands behind its API. */
export function setTexts(set: ValueSet, dimension: string): readonly string[] {
  switch (set.kind) {
    case 'texts':
      return set.patterns.map((pattern) => withoutApi(patternText(pattern), dimension))
    case 'addresses':
      return set.intervals.map(intervalText)
    case 'numbers':
    case 'instants':
      return set.comparisons.map(({ relation, value }) => `${relation} ${value}`)
  }
}

/** Leaves out the API before a route. */
export function withoutApi(text: string, dimension: string): string {
  if (dimension !== 'Resource') return text
  return text.startsWith(anyApi)
    ? `execute-api:/${text.slice(anyApi.length)}`
    : text.replace(/^arn:[^:*]*:execute-api:[^:*]*:[^:*]*:[^/*]*\//, '')
}

function patternText({ text, tokens }: Pattern): string {
  return text ?? tokens.map((token) => (isStar(token) ? '*' : token < 0 ? '?' : String.fromCodePoint(token))).join('')
}

const anyApi = '*:*:*:*:*:?*/'

function intervalText({ version, low, high }: AddressInterval): string {
  const size = high - low + 1n
  const bits = size.toString(2).length - 1
  const first = writeAddress({ version, value: low })
  if (size === 1n) return first
  if (1n << BigInt(bits) !== size || low % size !== 0n) return `${first}–${writeAddress({ version, value: high })}`
  return `${first}/${(version === 4 ? 32 : 128) - bits}`
}
