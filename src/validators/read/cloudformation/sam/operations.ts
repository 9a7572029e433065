import { makeTree } from '../../text/make-tree.ts'
import { membersOf, valueAt, type Tree } from '../../text/tree.ts'
import { authorizerType } from './authorizer-type.ts'
import type { ApiEvent } from './events.ts'

/** A method of a SAM API. */
export interface Operation {
  readonly path: string
  /** In lower case. */
  readonly method: string
  /** As OpenAPI says it. */
  readonly operation: Tree
}

/** Gives the methods of a SAM API: of its own OpenAPI document, or of the events that name it, and the preflights that `Cors` adds; each with the authorizer that SAM gives it. */
export function operationsOf(properties: Tree, events: readonly ApiEvent[]): readonly Operation[] {
  const auth = valueAt(properties, 'Auth')
  const fallback = authorizerType(valueAt(auth, 'DefaultAuthorizer'), auth)
  const preflight = skipsPreflight(auth) ? 'NONE' : (fallback ?? 'NONE')
  const authorized = (type: string): Tree => makeTree({ 'x-amazon-apigateway-auth': { type } }, properties.range)
  const written = membersOf(valueAt(properties, 'DefinitionBody', 'paths')).flatMap(({ name: path, value }) =>
    membersOf(value).map(({ name, value: said }): Operation => {
      const method = name.toLowerCase()
      const isOwn = valueAt(said, 'security') !== undefined || fallback === undefined
      return { path, method, operation: isOwn ? said : authorized(method === 'options' ? preflight : fallback) }
    }),
  )
  const given = events.map(({ path, method, auth: own }): Operation => ({
    path,
    method,
    operation: authorized(authorizerType(valueAt(own, 'Authorizer'), auth) ?? (method === 'options' ? preflight : (fallback ?? 'NONE'))),
  }))
  const all = [...written, ...given]
  if (valueAt(properties, 'Cors') === undefined) return all
  const isAnswered = (path: string): boolean => all.some((one) => one.path === path && one.method === 'options')
  const open = [...new Set(all.map(({ path }) => path))].filter((path) => !isAnswered(path))
  return [...all, ...open.map((path): Operation => ({ path, method: 'options', operation: authorized(preflight) }))]
}

function skipsPreflight(auth: Tree | undefined): boolean {
  const said = valueAt(auth, 'AddDefaultAuthorizerToCorsPreflight')
  return said?.kind === 'scalar' && String(said.value) === 'false'
}
