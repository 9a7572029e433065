import type { Budget } from '../budget.ts'
import type { Language } from './language.ts'

/** What a text has to be: inside a set, or outside of it. */
export interface Constraint {
  readonly language: Language
  readonly inside: boolean
}

/** Tells whether a text satisfies a constraint. */
export function satisfies(text: string, { language, inside }: Constraint, budget: Budget): boolean {
  return language.contains(text, budget) === inside
}
