// What somebody would write who knows the policy and wants nothing but speed: the same decisions, action, resource and endpoint checked.
import { api, vpce } from '../decide-cases.js'

const prefix = `${api}/`

/** The canonical policy. */
export function handWritten({ action, resource, context }) {
  if (!resource.startsWith(prefix)) return 'ImplicitDeny'
  if (action.startsWith('execute-api:') && context['aws:SourceVpce'] !== vpce) return 'ExplicitDeny'
  return action === 'execute-api:Invoke' ? 'Allow' : 'ImplicitDeny'
}

/** The same, written for V8, whose `startsWith` is slow on long texts: the slice costs an allocation. */
export function handWrittenWithSlice({ action, resource, context }) {
  if (resource.slice(0, prefix.length) !== prefix) return 'ImplicitDeny'
  if (action.startsWith('execute-api:') && context['aws:SourceVpce'] !== vpce) return 'ExplicitDeny'
  return action === 'execute-api:Invoke' ? 'Allow' : 'ImplicitDeny'
}

/** The policy of routes, which are looked up: those that are meant exactly, and those below which everything is. */
export function indexedByHand(policy) {
  const { exact, below } = routesOf(policy)
  const [exactly, under] = [new Map(exact.map((route) => [route, true])), new Map(below.map((route) => [route, true]))]
  const routeStart = `${prefix}prod/GET/`.length
  return ({ action, resource, context }) => {
    if (!resource.startsWith(prefix)) return 'ImplicitDeny'
    if (action.startsWith('execute-api:') && context['aws:SourceVpce'] !== vpce) return 'ExplicitDeny'
    if (action !== 'execute-api:Invoke') return 'ImplicitDeny'
    if (exactly.has(resource)) return 'Allow'
    const slash = resource.indexOf('/', routeStart)
    return slash >= 0 && under.has(resource.slice(0, slash + 1)) ? 'Allow' : 'ImplicitDeny'
  }
}

/** The policy of routes, which are tried one after another. */
export function listedByHand(policy) {
  const { exact, below } = routesOf(policy)
  return ({ action, resource, context }) => {
    if (!resource.startsWith(prefix)) return 'ImplicitDeny'
    if (action.startsWith('execute-api:') && context['aws:SourceVpce'] !== vpce) return 'ExplicitDeny'
    if (action !== 'execute-api:Invoke') return 'ImplicitDeny'
    for (const route of exact) if (resource === route) return 'Allow'
    for (const route of below) if (resource.startsWith(route)) return 'Allow'
    return 'ImplicitDeny'
  }
}

function routesOf({ Statement }) {
  const resources = Statement.slice(1).map(({ Resource }) => Resource.replace('execute-api:/', prefix))
  return {
    exact: resources.filter((resource) => !resource.endsWith('*')),
    below: resources.filter((resource) => resource.endsWith('*')).map((resource) => resource.slice(0, -1)),
  }
}
