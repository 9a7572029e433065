import type { Value } from '../../language/index.ts'
import type { Frame } from './frame.ts'
import { lowerCase } from './lower-case.ts'
import type { Plan } from './plan.ts'
import { compileVariable, resolveVariable, type CompiledVariable } from './variable.ts'

/** A value without wildcards: texts and policy variables in turn. */
export type Template = readonly (string | CompiledVariable)[]

/** Compiles a value in which nothing is a wildcard; neighbouring texts become one. */
export function compileTemplate(value: Value, plan: Plan): Template {
  const pieces: (string | CompiledVariable)[] = []
  for (const part of value.parts) {
    if (part.kind === 'variable') {
      pieces.push(compileVariable(part, plan))
      continue
    }
    // INVARIANT: a reference without a binding was refused before compiling.
    const text = part.kind === 'literal' ? part.text : part.kind === 'escape' ? part.character : ''
    const last = pieces.at(-1)
    if (typeof last === 'string') pieces[pieces.length - 1] = last + text
    else pieces.push(text)
  }
  return pieces
}

/** Gives the text of a template without variables; nothing for any other. */
export function constantText(template: Template): string | undefined {
  const [only = '', ...rest] = template
  return typeof only === 'string' && rest.length === 0 ? only : undefined
}

/** Tells whether a text is what a template says; a variable that stands for nothing equals nothing. `folded`: ASCII letters have no case. */
export function equalsTemplate(template: Template, text: string, frame: Frame, folded: boolean): boolean {
  let offset = 0
  for (const piece of template) {
    const expected = typeof piece === 'string' ? piece : resolveVariable(piece, frame)
    if (expected === undefined || !(folded ? hasFolded(text, expected, offset) : text.startsWith(expected, offset))) return false
    offset += expected.length
  }
  return offset === text.length
}

/** Tells whether a text has another at an offset, but for the case of ASCII letters. */
export function hasFolded(text: string, other: string, offset: number): boolean {
  if (text.length - offset < other.length) return false
  for (let index = 0; index < other.length; index++) {
    if (lowerCase(text.charCodeAt(offset + index)) !== lowerCase(other.charCodeAt(index))) return false
  }
  return true
}

/** Gives the text of a template; nothing where a variable stands for nothing. */
export function joinTemplate(template: Template, frame: Frame): string | undefined {
  let text = ''
  for (const piece of template) {
    const next = typeof piece === 'string' ? piece : resolveVariable(piece, frame)
    if (next === undefined) return undefined
    text += next
  }
  return text
}
