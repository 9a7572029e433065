import type { Request } from '../../language/index.ts'
import { anonymous, type CallerView } from './caller-view.ts'
import { invalidRequest } from './invalid-request.ts'

/** What a request carries under one context key. */
export type ContextValue = string | readonly string[] | undefined

/** Tells whether something holds for the request in hand. */
export type Test = (frame: Frame) => boolean

/**
 * What one decision works on. Why mutable: it is made once for a compiled policy and filled for every request, so that deciding allocates nothing.
 *
 * INVARIANT: `values[index]` belongs to the request in hand only where `rounds[index]` is `round`.
 */
export interface Frame {
  round: number
  request: Request
  /** Whether the action is `execute-api:Invoke`, in AWS's own case. */
  invoke: boolean
  readonly caller: CallerView
  /** Whether an Allow was found to apply. */
  allowed: boolean
  /** The offset behind the first slash of the resource's last field: where the stage begins. -1 where there is none; known where a policy needs it. */
  tail: number
  readonly rounds: number[]
  readonly values: ContextValue[]
  /** The round in which a statement that several resources lead to was last tested. */
  readonly tested: number[]
  /** Characters of a value whose policy variables were put in. */
  readonly scratch: number[]
}

/** Makes a frame for a policy that reads `keys` context keys and has `statements` statements. */
export function makeFrame(keys: number, statements: number): Frame {
  return {
    round: 0,
    request: none,
    invoke: true,
    caller: anonymous(),
    allowed: false,
    tail: -1,
    rounds: Array.from({ length: keys }, () => 0),
    values: Array.from({ length: keys }, () => undefined),
    tested: Array.from({ length: statements }, () => 0),
    scratch: [],
  }
}

/** Puts a request's own fields into a frame; throws PolicyError where they are unreadable. */
export function fillFrame(frame: Frame, request: Request): void {
  if (typeof request !== 'object' || (request as unknown) === null)
    throw invalidRequest(
      'the request is not an object',
      'request',
      'write `{ resource, principal, action, context }`; only `resource` is needed',
    )
  frame.round = frame.round >= lastRound ? restart(frame) : frame.round + 1
  const { resource, action = invokeAction, context = noContext } = request
  if (typeof resource !== 'string')
    throw invalidRequest('the resource is not a string', 'resource', 'write `arn:aws:execute-api:REGION:ACCOUNT:API-ID/STAGE/METHOD/PATH`')
  if (typeof action !== 'string') throw invalidRequest('the action is not a string', 'action', 'leave it out for `execute-api:Invoke`')
  if (typeof context !== 'object' || (context as unknown) === null)
    throw invalidRequest('the context is not an object', 'context', 'give it the keys that the request carries, or leave it out')
  frame.allowed = false
  frame.request = request
  frame.invoke = action === invokeAction
}

/** The action of a request that names none. */
export const invokeAction = 'execute-api:Invoke'

/** The context of a request that has none. */
export const noContext: NonNullable<Request['context']> = Object.freeze({})

const none: Request = { resource: '' }

/** Why: beyond 31 bits a number no longer fits into a field without an allocation. */
const lastRound = 0x3fffffff

function restart(frame: Frame): number {
  frame.rounds.fill(0)
  frame.tested.fill(0)
  return 1
}
