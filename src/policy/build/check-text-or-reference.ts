import type { PolicyErrorCode, TextDocument } from '../language/index.ts'
import { shorten } from './check-shape.ts'
import { hasPolicyVariable, identityOf, isKnownLater, variableHelp } from './known-later.ts'
import { refusal } from './refusal.ts'

/** What a text must be, and what to say of one that is not. */
export interface TextForm {
  readonly code: PolicyErrorCode
  /** `no stage`, `not the ARN of a role`. */
  readonly isNot: string
  readonly fits: RegExp
  readonly help: (text: string) => string
}

/** Gives a text, or a reference to one, back; throws PolicyError where it is neither, or where a policy variable stands in it. References are taken unchecked. */
export function checkTextOrReference<Text extends TextDocument>(value: Text, { code, isNot, fits, help }: TextForm, at: string): Text {
  const isVariable = hasPolicyVariable(value)
  if (isKnownLater(value)) {
    identityOf(value)
    return value
  }
  if (typeof value === 'string' && !isVariable && fits.test(value)) return value
  const text = typeof value === 'string' ? value : isVariable ? identityOf(value) : `a value of the type ${typeof value}`
  throw refusal(code, `\`${shorten(text)}\` is ${isNot}`, at, isVariable ? variableHelp : help(text))
}
