import { valueText, type ListElement } from '../../language/index.ts'
import { invokeAction, makeFrame, type Test } from './frame.ts'
import { makeGlob } from './glob.ts'
import { matchGlob } from './match-glob.ts'
import type { Plan } from './plan.ts'
import { tokensOf } from './tokens.ts'

/** Whether a statement speaks of an action. */
export interface CompiledAction {
  readonly test: Test
  /** What it says of `execute-api:Invoke`. */
  readonly onInvoke: boolean
}

/** Compiles `Action` and `NotAction`: names of actions have no case. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
export function compileAction({ negated, values }: ListElement<'action'>, plan: Plan): CompiledAction {
  const globs = values.map((value) => makeGlob(tokensOf(value.parts, plan).tokens, { folded: true }))
  const test: Test = (frame) => {
    const { action = invokeAction } = frame.request
    for (const glob of globs) if (matchGlob(glob, frame, action, 0, action.length)) return !negated
    return negated
  }
  return { test, onInvoke: test(invoking) }
}

/** Gives a text that two lists of actions have in common only where they are the same. */
export function actionKey({ negated, values }: ListElement<'action'>): string {
  // INVARIANT: no action has two colons, which was checked before compiling.
  return `${negated ? '!' : ''}${values.map(valueText).join('::')}`
}

/** A request with the action that most have. */
const invoking = makeFrame(0, 0)
