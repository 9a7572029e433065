import { knownKey } from '../../language/index.ts'
import type { Dimension } from '../formula/dimension.ts'
import { sampleValues } from './sample-values.ts'
import type { Scope } from './scope.ts'

/** The ARN of the request. */
export function resourceDimension(scope: Scope): Dimension {
  return text(scope, 'Resource', () => sampleRoutes.map((route) => `${scope.api ?? sampleApi}/${route}`))
}

/** What stands behind the API in the request's ARN, `stage/METHOD/path`, where the API is not given. */
export function routeDimension(scope: Scope): Dimension {
  return text(scope, 'Route', () => sampleRoutes)
}

/** The action that the request asks for. */
export function actionDimension(scope: Scope): Dimension {
  return text(scope, 'Action', () => scope.actions)
}

/** Who calls: one of the ids of the callers in question. */
export function principalDimension(scope: Scope): Dimension {
  return text(scope, 'Principal', () => [])
}

/** A condition key in lower case. */
export function keyDimension(scope: Scope, key: string): Dimension {
  const found = scope.met.dimensions.get(key)
  if (found !== undefined) return found
  const known = knownKey(key)
  const dimension: Dimension = {
    name: key,
    kind: 'key',
    single: known?.multivalued === false,
    required: scope.private && known?.endpoint === true,
    samples: sampleValues(key),
  }
  scope.met.dimensions.set(key, dimension)
  return dimension
}

/** The API of requests where none is given. */
export const sampleApi = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5'

const sampleRoutes = ['prod/GET/', 'prod/GET/orders', 'prod/POST/orders', 'dev/GET/orders', 'dev/DELETE/orders/17']

/** Why with a capital: condition keys are in lower case, and one may be called `resource`. */
function text(scope: Scope, name: string, samples: () => readonly string[]): Dimension {
  const found = scope.met.dimensions.get(name)
  if (found !== undefined) return found
  const dimension: Dimension = { name, kind: 'text', single: true, required: true, samples: samples() }
  scope.met.dimensions.set(name, dimension)
  return dimension
}
