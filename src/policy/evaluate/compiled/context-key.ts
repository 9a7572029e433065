import { canonicalKey, foldCase } from '../../language/index.ts'
import { noContext, type ContextValue, type Frame } from './frame.ts'
import { invalidRequest } from './invalid-request.ts'
import { lowerCase } from './lower-case.ts'

/** A context key that a policy reads, numbered in the order of its first mention. */
export interface ContextKey {
  readonly index: number
  /** AWS's spelling: looked up first. */
  readonly canonical: string
  /** In lower case. */
  readonly folded: string
  /** What an anonymous caller's request carries where the context has nothing; nothing for most keys. */
  readonly anonymous: string | undefined
  /** How often the policy names it: what is read once need not be remembered. Counted while the policy is compiled. */
  uses: number
}

/** The context keys of one policy, by their names in lower case. */
export type ContextKeys = Map<string, ContextKey>

/** Gives a key by its name, a new one for a new name. `anonymous`: keys about the caller have a value for an anonymous one, as PS-57 may be read. */
export function contextKey(keys: ContextKeys, name: string, anonymous: boolean): ContextKey {
  const folded = foldCase(name)
  const known = keys.get(folded)
  if (known !== undefined) {
    known.uses += 1
    return known
  }
  const key: ContextKey = {
    index: keys.size,
    canonical: canonicalKey(name),
    folded,
    anonymous: anonymous && ofCaller.has(folded) ? 'anonymous' : undefined,
    uses: 1,
  }
  keys.set(folded, key)
  return key
}

const ofCaller: ReadonlySet<string> = new Set(['aws:principalaccount', 'aws:principaltype', 'aws:userid'])

/** Gives what the request carries under a key, looked up once in a decision; throws PolicyError where that is neither a string nor a list of strings. */
export function valueOf(frame: Frame, key: ContextKey): ContextValue {
  if (frame.rounds[key.index] === frame.round) return frame.values[key.index]
  const found = lookUp(frame, key) ?? (frame.caller.kind === 'anonymous' ? key.anonymous : undefined)
  if (key.uses === 1) return found
  frame.rounds[key.index] = frame.round
  frame.values[key.index] = found
  return found
}

function lookUp(frame: Frame, { canonical, folded }: ContextKey): ContextValue {
  const { round, request } = frame
  const { context = noContext } = request
  const direct = context[canonical]
  const found = direct !== undefined && Object.hasOwn(context, canonical) ? direct : otherSpelling(context, folded, canonical)
  if (found !== undefined && typeof found !== 'string') checkList(found, canonical)
  // Why: an accessor of the context may itself have asked this policy for a decision.
  if (frame.round !== round) throw invalidRequest('the context asks for a decision while it is read', `context.${canonical}`)
  return found as ContextValue
}

/** Names of condition keys have no case. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html */
function otherSpelling(context: Readonly<Record<string, unknown>>, folded: string, canonical: string): unknown {
  let spelling: string | undefined
  for (const name in context) {
    if (name.length !== folded.length || !foldsTo(name, folded) || !Object.hasOwn(context, name)) continue
    if (spelling !== undefined) throw invalidRequest(`the request has the context key \`${name}\` in two spellings`, `context.${name}`)
    spelling = name
  }
  if (spelling === undefined) return undefined
  const found = context[spelling]
  if (found === undefined) checkList(found, canonical)
  return found
}

function foldsTo(name: string, folded: string): boolean {
  for (let offset = folded.length - 1; offset >= 0; offset--) {
    if (lowerCase(name.charCodeAt(offset)) !== folded.charCodeAt(offset)) return false
  }
  return true
}

function checkList(found: unknown, key: string): void {
  if (Array.isArray(found) && found.length > 0) {
    let strings = 0
    for (const item of found) if (typeof item === 'string') strings += 1
    if (strings === found.length) return
  }
  throw invalidRequest(`the context key \`${key}\` has neither a string nor a list of strings`, `context.${key}`)
}
