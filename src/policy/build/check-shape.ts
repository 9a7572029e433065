import { PolicyError } from '../language/index.ts'

/** Refuses what is no list: callers without TypeScript easily give one id alone. */
export function checkList(value: unknown, at: string): void {
  if (!Array.isArray(value)) throw wrong(at, 'a list', 'put it in brackets: `[…]`')
}

/** Refuses what is no object. */
export function checkObject(value: unknown, at: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(at, 'an object', 'put it in braces: `{ … }`')
}

/** Refuses what is no text; leaving it out is allowed. */
export function checkText(value: unknown, at: string): void {
  if (value !== undefined && typeof value !== 'string') throw wrong(at, 'a string', 'put it in quotes, or leave it out')
}

/** Refuses what is no list of texts; leaving it out is allowed. */
export function checkTexts(value: unknown, at: string): void {
  if (value === undefined) return
  checkList(value, at)
  for (const [index, item] of (value as readonly unknown[]).entries()) {
    if (typeof item !== 'string') throw wrong(`${at}[${index}]`, 'a string', 'put it in quotes')
  }
}

function wrong(at: string, expected: string, help: string): PolicyError {
  return new PolicyError('INVALID_OPTION', `\`${at}\` is not ${expected}`, { at, help })
}
