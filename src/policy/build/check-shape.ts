import type { PolicyError } from '../language/index.ts'
import { nearest } from '../language/nearest.ts'
import { refusal } from './refusal.ts'

/** Refuses what is no list: callers without TypeScript easily give one id alone. */
export function checkList(value: unknown, at: string): void {
  if (!Array.isArray(value)) throw wrong(at, 'a list', 'put it in brackets: `[…]`')
}

/** Refuses what is no object. */
export function checkObject(value: unknown, at: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(at, 'an object', 'put it in braces: `{ … }`')
}

/** Refuses what is no object of the known options: an option that is not read might have been meant to restrict. `at` is empty for the options themselves. */
export function checkNames(value: unknown, names: readonly string[], at = ''): void {
  checkObject(value, at === '' ? 'options' : at)
  for (const name of Object.keys(value as object)) checkChoice(name, names, 'option', at === '' ? name : `${at}.${name}`)
}

/** Refuses a word that is none of the known ones, and says which was likely meant. */
export function checkChoice(word: unknown, known: readonly string[], kind: string, at: string): void {
  if (typeof word === 'string' && known.includes(word)) return
  const shown = typeof word === 'string' ? word : typeof word
  const help = didYouMean(nearest(shown, known)) ?? `write one of ${known.join(', ')}`
  throw refusal('INVALID_OPTION', `unknown ${kind} \`${shorten(shown)}\``, at, help)
}

/** Words a suggestion. */
export function didYouMean(suggestion: string | undefined): string | undefined {
  return suggestion === undefined ? undefined : `did you mean \`${suggestion}\`?`
}

/** Gives the beginning of a text, for messages. */
export function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
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
  return refusal('INVALID_OPTION', `\`${at}\` is not ${expected}`, at, help)
}
