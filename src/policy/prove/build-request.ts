import { apiOfResource, canonicalKey, type Request } from '../language/index.ts'
import { sampleApi } from '../solve/encode/dimensions.ts'
import type { Formulated } from './formulate.ts'
import { callerOf } from './formulate.ts'
import type { Question } from './question.ts'

/** What a solution says of the request: each dimension's value. */
export type Model = ReadonlyMap<string, undefined | string | readonly string[]>

/** Makes the request that a model means. What the model leaves open and a request must have is filled in. */
export function buildRequest(model: Model, { callers, met }: Formulated, question: Question): Request {
  const context = new Map<string, string | readonly string[]>()
  for (const { name, kind, required, samples = [] } of met.dimensions.values()) {
    const value = model.has(name) ? model.get(name) : required ? (samples[0] ?? 'example') : undefined
    if (kind === 'key' && value !== undefined) context.set(canonicalKey(name), value)
  }
  const principal = callerOf(callers, model.get('principal'))?.principal
  const action = text(model.get('action')) ?? question.actions[0]
  return {
    ...(principal === undefined ? {} : { principal }),
    ...(action === undefined || action === 'execute-api:Invoke' ? {} : { action }),
    resource: resourceOf(text(model.get('resource')), text(model.get('route')), question.api),
    context: Object.fromEntries(context),
  }
}

function resourceOf(resource: string | undefined, route: string | undefined, api: string | undefined): string {
  if (resource === undefined) return `${api ?? sampleApi}/${route ?? 'prod/GET/'}`
  return route === undefined ? resource : `${apiOfResource(resource) ?? sampleApi}/${route}`
}

function text(value: undefined | string | readonly string[]): string | undefined {
  return typeof value === 'string' ? value : undefined
}
