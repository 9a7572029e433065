import type { ListElement } from '../../language/index.ts'
import type { Test } from './frame.ts'
import { makeGlob } from './glob.ts'
import { matchGlob } from './match-glob.ts'
import type { Plan } from './plan.ts'
import { tokensOf } from './tokens.ts'

/** Compiles `Action` and `NotAction`: names of actions have no case. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
export function compileAction({ negated, values }: ListElement<'action'>, plan: Plan): Test {
  const globs = values.map((value) => makeGlob(tokensOf(value, plan).tokens, { folded: true }))
  return (frame) => {
    for (const glob of globs) if (matchGlob(glob, frame, frame.action, 0, frame.action.length)) return !negated
    return negated
  }
}
