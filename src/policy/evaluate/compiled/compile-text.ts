import type { Value } from '../../language/index.ts'
import { anyOf, type TextTest } from './any-of.ts'
import type { Frame } from './frame.ts'
import { makeGlob } from './glob.ts'
import { matchGlob } from './match-glob.ts'
import { reads, type Plan } from './plan.ts'
import { compileTemplate, constantText, equalsTemplate, joinTemplate, type Template } from './template.ts'
import { tokensOf } from './tokens.ts'

/** Compiles `StringEquals`: exactly one of the values. */
export function compileEquals(values: readonly Value[], plan: Plan): TextTest {
  const templates = values.map((value) => compileTemplate(value, plan))
  const constants = templates.map(constantText).filter((text) => text !== undefined)
  const others = templates.filter((template) => constantText(template) === undefined)
  const tests = others.map(
    (template): TextTest =>
      (text, frame) =>
        equalsTemplate(template, text, frame, false),
  )
  return anyOf([...equalsOneOf(constants), ...tests])
}

/** Compiles `StringLike`: `*` and `?` are wildcards. */
export function compileLike(values: readonly Value[], plan: Plan): TextTest {
  const units = reads(plan, 'PS-27', 'utf-16-unit')
  return anyOf(
    values.map((value): TextTest => {
      const { tokens, variables } = tokensOf(value.parts, plan)
      const glob = makeGlob(tokens, { variables, units })
      return (text, frame) => matchGlob(glob, frame, text, 0, text.length)
    }),
  )
}

/** Compiles `StringEqualsIgnoreCase`: ASCII letters have no case, or no letter has where that is how PS-28 is read. */
export function compileIgnoringCase(values: readonly Value[], plan: Plan): TextTest {
  const unicode = reads(plan, 'PS-28', 'unicode')
  return anyOf(
    values.map((value): TextTest => {
      const template = compileTemplate(value, plan)
      return unicode
        ? (text, frame) => equalsTemplate(template, text, frame, true) || equalsInUnicode(template, text, frame)
        : (text, frame) => equalsTemplate(template, text, frame, true)
    }),
  )
}

/** Why by putting it together, which allocates: letters of different lengths may be the same but for their case. */
function equalsInUnicode(template: Template, text: string, frame: Frame): boolean {
  return joinTemplate(template, frame)?.toLowerCase() === text.toLowerCase()
}

function equalsOneOf(texts: readonly string[]): readonly TextTest[] {
  const [only, ...others] = texts
  if (only === undefined) return []
  if (others.length === 0) return [(text) => text === only]
  const set = new Set(texts)
  return [(text) => set.has(text)]
}
