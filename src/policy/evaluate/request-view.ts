import { foldCase, PolicyError, type Request } from '../language/index.ts'
import { readCaller, type Caller } from './caller.ts'
import { shown } from './shown.ts'

/** A request, checked and in the form in which it is compared. */
export interface RequestView {
  readonly caller: Caller
  /** As given; actions have no case. */
  readonly action: string
  readonly resource: string
  /** Condition keys in lower case. */
  readonly context: ReadonlyMap<string, string | readonly string[]>
}

/** Checks a request; throws PolicyError where its resource is no execute-api ARN or its context is contradictory. */
export function readRequest(request: Request): RequestView {
  const given = request as unknown
  if (typeof given !== 'object' || given === null)
    throw invalid('the request is not an object', 'request', 'write `{ resource, principal, action, context }`; only `resource` is needed')
  if (typeof request.resource !== 'string' || !/^arn:[^:]+:execute-api:[^:]+:[^:]+:[^]/.test(request.resource)) {
    throw new PolicyError('INVALID_REQUEST', `\`${shown(request.resource)}\` is not the ARN of a request to an API`, {
      at: 'resource',
      help: 'write `arn:aws:execute-api:REGION:ACCOUNT:API-ID/STAGE/METHOD/PATH`',
    })
  }
  const { action = 'execute-api:Invoke' }: { readonly action?: unknown } = request
  if (typeof action !== 'string') throw invalid('the action is not a string', 'action', 'leave it out for `execute-api:Invoke`')
  return {
    caller: readCaller(request.principal),
    action,
    resource: request.resource,
    context: readContext(request.context),
  }
}

function readContext(context: Request['context'] = {}): ReadonlyMap<string, string | readonly string[]> {
  if (typeof context !== 'object' || (context as unknown) === null)
    throw invalid('the context is not an object', 'context', 'give it the keys that the request carries, or leave it out')
  const view = new Map<string, string | readonly string[]>()
  for (const [key, value] of Object.entries(context)) {
    const folded = foldCase(key)
    if (view.has(folded)) throw invalid(`the request has the context key \`${key}\` in two spellings`, `context.${key}`)
    if (!isValue(value)) throw invalid(`the context key \`${key}\` has neither a string nor a list of strings`, `context.${key}`)
    view.set(folded, typeof value === 'string' ? value : [...value])
  }
  return view
}

function isValue(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'))
}

function invalid(message: string, at: string, help = 'leave a key out where the request does not carry it'): PolicyError {
  return new PolicyError('INVALID_REQUEST', message, { at, help })
}
