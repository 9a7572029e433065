import type { Value } from '../../language/index.ts'
import { anyOf, type TextTest } from './any-of.ts'
import { anyOne, anyOneButColon, anyText, anyTextButColon, makeGlob } from './glob.ts'
import { expandGlob, matchGlob, matchTokens } from './match-glob.ts'
import { reads, type Plan } from './plan.ts'
import { tokensOf } from './tokens.ts'

/**
 * Compiles `ArnEquals` and `ArnLike`, which are one: ARNs match field by field, and no wildcard reaches over one of the first five colons.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function compileArns(values: readonly Value[], plan: Plan): TextTest {
  const matches = anyOf(values.map((value) => compileArn(value, plan)))
  return (text, frame) => isArn(text) && matches(text, frame)
}

/** Tells whether a text has the six fields of an ARN. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function isArn(text: string): boolean {
  let offset = -1
  for (let colons = 0; colons < 5; colons++) {
    offset = text.indexOf(':', offset + 1)
    if (offset < 0) return false
  }
  return true
}

function compileArn(value: Value, plan: Plan): TextTest {
  const { tokens, variables } = tokensOf(value.parts, plan)
  const openEnd = reads(plan, 'PS-47-pattern', 'trailing-star')
  if (variables.length === 0) {
    const confined = [...tokens]
    confine(confined, confined.length, openEnd)
    const glob = makeGlob(confined)
    return (text, frame) => matchGlob(glob, frame, text, 0, text.length)
  }
  const glob = makeGlob(tokens, { variables })
  return (text, frame) => {
    const count = expandGlob(glob, frame)
    if (count < 0) return false
    confine(frame.scratch, count, openEnd)
    return matchTokens(glob, frame.scratch, count, true, text, 0, text.length)
  }
}

/** Keeps wildcards in their fields, so that a pattern of fewer than six matches no ARN; but for a star at its end, which may stand for those that are missing. */
function confine(tokens: number[], count: number, openEnd: boolean): void {
  const isOpen = openEnd && tokens[count - 1] === anyText
  let colons = 0
  for (let index = 0; index < count && colons < 5; index++) {
    const token = tokens[index]
    if (token === colon) colons += 1
    else if (token === anyOne) tokens[index] = anyOneButColon
    else if (token === anyText && !(isOpen && index === count - 1)) tokens[index] = anyTextButColon
  }
}

const colon = 0x3a
