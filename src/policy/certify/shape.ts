/** Why a certificate is refused, and where: a JSON pointer. */
export class Refusal extends Error {
  readonly at: string

  constructor(at: string, message: string) {
    super(message)
    this.at = at
  }
}

/** How much may still be looked at, so that no certificate takes for ever. */
export interface Work {
  left: number
}

/** Takes from the work that may be done. */
export function spend(work: Work, amount: number, at: string): void {
  work.left -= amount
  need(work.left >= 0, at, 'the certificate is too large to check')
}

/** Refuses the certificate unless something is so. */
export function need(isSo: boolean, at: string, message: string): asserts isSo {
  if (!isSo) throw new Refusal(at, message)
}

/** Reads an object. */
export function members(value: unknown, at: string): Readonly<Record<string, unknown>> {
  need(typeof value === 'object' && value !== null && !Array.isArray(value), at, 'there has to be an object')
  return value as Readonly<Record<string, unknown>>
}

/** Reads a list, each item with its place. */
export function each<Item>(value: unknown, at: string, read: (item: unknown, at: string) => Item): readonly Item[] {
  need(Array.isArray(value), at, 'there has to be a list')
  // Why a copy: a hole in a list is an item that is nothing, and `map` would pass it over.
  return [...(value as readonly unknown[])].map((item, place) => read(item, `${at}/${place}`))
}

/** Reads a text. */
export function text(value: unknown, at: string): string {
  need(typeof value === 'string', at, 'there has to be a text')
  return value
}

/** Reads one of some words. */
export function oneOf<Word extends string | boolean | number>(value: unknown, at: string, ...words: readonly Word[]): Word {
  const found = words.find((word) => word === value)
  need(found !== undefined, at, `there has to be ${words.map((word) => `\`${word}\``).join(' or ')}`)
  return found
}

/** Reads whole numbers for which a test is true. */
export function integers(value: unknown, at: string, isFit: (item: number) => boolean): readonly number[] {
  need(Array.isArray(value), at, 'there has to be a list')
  const wrong = value.findIndex((item: unknown) => !Number.isSafeInteger(item) || !isFit(item as number))
  need(wrong < 0, `${at}/${wrong}`, 'this number stands for nothing here')
  return value as readonly number[]
}
