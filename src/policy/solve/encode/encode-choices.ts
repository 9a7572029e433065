import type { Choice } from '../../language/index.ts'
import { and, free, not, type Formula } from '../formula/formula.ts'

/** Encodes that CloudFormation's conditions are as they have to be for something to stand in a policy: a condition is one choice, wherever its name stands. */
export function encodeChoices(when: readonly Choice[] = []): Formula {
  return and(...when.map(({ condition, is }) => (is ? free(choiceName(condition)) : not(free(choiceName(condition))))))
}

/** Names the choice of a condition. */
export function choiceName(condition: string): string {
  return `condition ${condition}`
}
