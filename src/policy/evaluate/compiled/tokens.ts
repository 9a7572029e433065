import type { Part } from '../../language/index.ts'
import { anyOne, anyText, firstVariable } from './glob.ts'
import type { Plan } from './plan.ts'
import { compileVariable, type CompiledVariable } from './variable.ts'

/** A value with wildcards: code points, wildcards, and policy variables as `firstVariable` and the numbers below. */
export interface Tokens {
  readonly tokens: readonly number[]
  /** The variable of the token `firstVariable - index`. */
  readonly variables: readonly CompiledVariable[]
}

/** Gives the tokens of a value: `*` and `?` are wildcards, what `${*}`, `${?}` and `${$}` stand for is not. */
export function tokensOf(parts: readonly Part[], plan: Plan): Tokens {
  const tokens: number[] = []
  const variables: CompiledVariable[] = []
  for (const part of parts) {
    switch (part.kind) {
      case 'literal':
        pushText(tokens, part.text)
        break
      case 'escape':
        tokens.push(part.character.charCodeAt(0))
        break
      case 'variable':
        tokens.push(firstVariable - variables.length)
        variables.push(compileVariable(part, plan))
        break
      case 'reference':
        // INVARIANT: a reference without a binding was refused before compiling.
        break
    }
  }
  return { tokens, variables }
}

function pushText(tokens: number[], text: string): void {
  for (let offset = 0; offset < text.length; offset++) {
    const character = text.codePointAt(offset) ?? 0
    if (character > 0xffff) offset += 1
    tokens.push(character === star ? anyText : character === questionMark ? anyOne : character)
  }
}

const star = 0x2a
const questionMark = 0x3f
