import type { PolicyError } from '../language/index.ts'
import { formOf } from './check-key.ts'
import { shorten } from './check-shape.ts'
import { variableHelp } from './known-later.ts'
import { refusal } from './refusal.ts'

/** Where policy variables stand. */
export interface VariablePlace {
  /** The condition key whose value it is. */
  readonly key?: string
  /** Whether IAM reads policy variables there. */
  readonly allowed: boolean
  readonly at: string
}

/**
 * Throws PolicyError where a text holds a policy variable that IAM does not read there, whose key no request to an API carries, or that stands for the value it is compared with.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function checkVariables(text: string, { key, allowed, at }: VariablePlace): void {
  if (!allowed) throw refused(text, at, variableHelp)
  for (const [raw, inner = ''] of text.matchAll(/\$\{([^{}]*)\}?/g)) {
    if (!raw.endsWith('}')) throw refused(raw, at, 'close its brace')
    if (/^[*?$]$/.test(inner) || !/^\s*[a-z0-9.-]+:/i.test(inner)) continue
    const [name = '', ...rest] = inner.split(',')
    if (rest.length > 0 && !/^ '[^']*'$/.test(rest.join(','))) throw refused(raw, at, "write a default as `${key, 'default'}`")
    const form = formOf(name, 'any-case')
    if (form === undefined) throw refused(raw, at, 'no request to an API carries that key, so that the value would never match')
    if (form === 'texts') throw refused(raw, at, 'that key has several values, and only keys with one stand for a value')
    if (name.toLowerCase() === key?.toLowerCase()) throw refused(raw, at, 'it compares the key with itself: write what is let in')
  }
}

function refused(text: string, at: string, help: string): PolicyError {
  return refusal('INVALID_VALUE', `\`${shorten(text)}\` cannot stand here`, at, help)
}
