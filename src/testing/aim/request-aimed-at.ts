import fc from 'fast-check'
import type { PolicyInput, Request } from '../../policy/index.ts'
import { bordersOf, type Borders, type KeyBorders, type Template } from './borders.ts'
import { nearValue } from './near-value.ts'
import { plainText } from './plain-text.ts'

/**
 * Generates requests that stand at a policy's own borders: its values and their neighbours, the edges of its CIDR blocks, numbers and instants one more and one less,
 * texts one character off, keys absent, in another case or with several values, callers that it names and callers that it just does not.
 *
 * `api` is the ARN of the API that the shorthand stands for. A request shrinks towards an anonymous one without context.
 */
export function requestAimedAt(policy: PolicyInput, options: { readonly api?: string } = {}): fc.Arbitrary<Request> {
  const borders = bordersOf(policy, options.api)
  return aim.map((choices) => buildRequest(borders, choices))
}

/** The choices that make a request out of a policy's borders: numbers, so that policy and request shrink apart from each other. */
export const aim: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(9999), { minLength: 24, maxLength: 24 })

/** Makes the request that some choices mean for a policy. */
export function buildRequest(borders: Borders, choices: readonly number[]): Request {
  const [resource = 0, action = 0, who = 0, ...rest] = choices
  const context: Record<string, string | readonly string[]> = {}
  for (const [index, key] of borders.keys.entries()) {
    const chosen = rest.slice((index * 3) % 21, ((index * 3) % 21) + 3)
    const value = chooseValue(key, chosen, context)
    if (value !== undefined) define(context, spell(key.name, chosen[2] ?? 0), value)
  }
  const principal = pick(borders.principals, who % 2 === 0 ? 0 : who)
  return {
    ...(principal === undefined ? {} : { principal }),
    ...(action % 4 === 0 ? {} : { action: pick(borders.actions, action >> 2) ?? 'execute-api:Invoke' }),
    resource: pick(borders.resources, resource) ?? '',
    context,
  }
}

type Context = Readonly<Record<string, string | readonly string[]>>

function pick<T>(list: readonly T[], choice: number): T | undefined {
  return list[choice % list.length]
}

function chooseValue(key: KeyBorders, [shape = 0, which = 0]: readonly number[], context: Context): string | readonly string[] | undefined {
  const form = shape % 10
  if (form < 2) return undefined
  const one = chooseText(key, which, context)
  if (form < 8) return one
  return form === 8 ? [one] : [one, chooseText(key, which + 7, context), chooseText(key, shape, context)]
}

function chooseText({ values, near, templates }: KeyBorders, which: number, context: Context): string {
  const choice = which >> 1
  const template = which % 4 === 0 ? pick(templates, choice >> 1) : undefined
  if (template !== undefined) return chooseTemplate(template, choice, context)
  return (which % 2 === 0 ? pick(values, choice) : undefined) ?? pick(near, choice) ?? ''
}

function chooseTemplate({ family, parts }: Template, choice: number, context: Context): string {
  const valueOf = (wanted: string): string | undefined => {
    const value = Object.entries(context).find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1]
    return typeof value === 'string' ? value : undefined
  }
  const joined = plainText(parts, valueOf)
  return choice % 3 === 0 ? (pick(nearValue(family, joined), choice) ?? joined) : joined
}

function spell(name: string, choice: number): string {
  return choice % 4 === 1 ? name.toUpperCase() : choice % 4 === 2 ? name.toLowerCase() : name
}

/** Sets an own property, whatever its name. */
function define(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
}
