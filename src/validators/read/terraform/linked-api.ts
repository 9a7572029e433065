import { textOf, valueAt, type Tree } from '../text/tree.ts'
import { expressionOf, namedBy } from './configuration.ts'
import type { Instance } from './instance.ts'

/** Finds the API of a resource that names one by `rest_api_id`: `none` where it names one that the plan does not hold, and nothing where that is not clear. */
export function linkedApi(plan: Tree, resource: Instance, apis: readonly Instance[]): Instance | 'none' | undefined {
  const id = textOf(valueAt(resource.values, 'rest_api_id'))
  if (id !== undefined) return apis.find((api) => textOf(valueAt(api.values, 'id')) === id) ?? 'none'
  const [named, ...more] = namedBy(plan, expressionOf(plan, resource, 'rest_api_id'), resource.module) ?? []
  if (named === undefined || more.length > 0) return undefined
  const candidates = apis.filter(({ module, type, name }) => module === named.module && `${type}.${name}` === named.resource)
  const wanted = named.index === '' ? resource.index : named.index
  return candidates.length === 1 ? candidates[0] : candidates.find(({ index }) => index === wanted)
}
