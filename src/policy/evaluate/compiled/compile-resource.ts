import type { Part, Value } from '../../language/index.ts'
import { anyOne, anyOneButColon, anyText, anyTextButColon, makeGlob } from './glob.ts'
import { isAscii, textOf, type PatternRest } from './pattern-rest.ts'
import { reads, type Plan } from './plan.ts'
import { tokensOf } from './tokens.ts'

/** A resource of a policy: how a request's ARN must begin, and what may follow. */
export interface ResourcePattern {
  /** Whether it is told from the stage on: shorthand, for whichever API the request is for. */
  readonly relative: boolean
  readonly prefix: string
  readonly rest: PatternRest
}

/**
 * Compiles a resource. `*` crosses slashes; in the first five fields `*` and `?` match no colon, except for a `*` that ends a field.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function compileResource(value: Value, plan: Plan): ResourcePattern {
  const [first, ...others] = value.parts
  if (first?.kind !== 'literal' || !first.text.startsWith(shorthand)) return compileParts(value.parts, false, plan)
  const route = first.text.slice(shorthand.length)
  const relative = plan.api === undefined
  return compileParts([{ kind: 'literal', text: relative ? route : `${plan.api}/${route}` }, ...others], relative, plan)
}

/** Tells whether a resource is shorthand for whichever API a request is for. */
export function isRelative({ parts: [first] }: Value, { api }: Plan): boolean {
  return api === undefined && first?.kind === 'literal' && first.text.startsWith(shorthand)
}

function compileParts(parts: readonly Part[], relative: boolean, plan: Plan): ResourcePattern {
  const plain = relative || parts.length > 1 ? undefined : compilePlain(parts[0])
  if (plain !== undefined) return plain
  const { tokens, variables } = tokensOf(parts, plan)
  const pattern = relative ? tokens : confine(complete(tokens, plan), plan)
  const end = pattern.findIndex((token) => !isAscii(token))
  const prefix = textOf(end < 0 ? pattern : pattern.slice(0, end))
  const rest = end < 0 ? [] : pattern.slice(end)
  if (rest.length === 0) return { relative, prefix, rest: { kind: 'nothing' } }
  if (rest.length === 1 && rest[0] === anyText) return { relative, prefix, rest: { kind: 'anything' } }
  return { relative, prefix, rest: { kind: 'glob', glob: makeGlob(rest, { variables }) } }
}

/** Compiles what most resources are, a full ARN with no wildcard but a star at its end, without taking it apart. */
function compilePlain(part: Part | undefined): ResourcePattern | undefined {
  const [, prefix, star] = part?.kind === 'literal' ? (/^((?:[\x20-)+-9;->@-~]*:){5}[\x20-)+->@-~]*)(\*?)$/.exec(part.text) ?? []) : []
  if (prefix === undefined) return undefined
  return { relative: false, prefix, rest: { kind: star === '*' ? 'anything' : 'nothing' } }
}

const shorthand = 'execute-api:/'
const colon = 0x3a

function complete(tokens: readonly number[], plan: Plan): readonly number[] {
  const missing = 5 - tokens.filter((token) => token === colon).length
  if (missing <= 0 || tokens.at(-1) === anyText || reads(plan, 'PS-104', 'as-written')) return tokens
  return [...tokens, ...Array.from({ length: missing }, () => [colon, anyText]).flat()]
}

function confine(tokens: readonly number[], plan: Plan): readonly number[] {
  const beyond = reads(plan, 'PS-66', 'beyond-colons')
  let colons = 0
  return tokens.map((token, index) => {
    if (token === colon) colons += 1
    if (colons >= 5) return token
    if (token === anyOne) return anyOneButColon
    const endsField = index === tokens.length - 1 || (beyond && tokens[index + 1] === colon)
    return token === anyText && !endsField ? anyTextButColon : token
  })
}
