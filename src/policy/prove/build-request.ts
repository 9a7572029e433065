import { canonicalKey, type Request } from '../language/index.ts'
import { sampleApi } from '../solve/encode/dimensions.ts'
import type { Formulated } from './formulate.ts'
import { callerOf } from './formulate.ts'
import type { Question } from './question.ts'

/** What a solution says of the request: each dimension's value. */
export type Model = ReadonlyMap<string, undefined | string | readonly string[]>

/** Makes the request that a model means. What the model leaves open and a request must have is filled in. */
export function buildRequest(model: Model, { callers, met }: Formulated, question: Question): Request {
  const context = new Map<string, string | readonly string[]>()
  for (const { name, kind } of met.dimensions.values()) {
    const value = model.get(name)
    if (kind === 'key' && value !== undefined) context.set(canonicalKey(name), value)
  }
  const principal = callerOf(callers, model.get('Principal'))?.principal
  const action = text(model.get('Action')) ?? question.actions[0]
  return {
    ...(principal === undefined ? {} : { principal }),
    ...(action === undefined || action === 'execute-api:Invoke' ? {} : { action }),
    resource: text(model.get('Resource')) ?? `${question.api ?? sampleApi}/${text(model.get('Route')) ?? 'prod/GET/'}`,
    context: Object.fromEntries(context),
  }
}

function text(value: undefined | string | readonly string[]): string | undefined {
  return typeof value === 'string' ? value : undefined
}
