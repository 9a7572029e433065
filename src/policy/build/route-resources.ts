import { PolicyError } from '../language/index.ts'
import { hasPolicyVariable, isKnownLater, variableHelp } from './known-later.ts'

/** What is let in of one API: some stages, methods and paths. */
export interface RouteSet {
  readonly stage: string | undefined
  /** All where it is left out. */
  readonly methods: readonly string[] | undefined
  /** All where it is left out. */
  readonly paths: readonly string[] | undefined
  /** Where the caller named it, for errors: `routes[0]`. */
  readonly at: string
}

/** The resource that is the whole API. */
export const everything = 'execute-api:/*'

/**
 * Gives the resources, in shorthand, that cover a set of routes and nothing else of the API.
 *
 * A `*` matches `/` too: with one for the stage, `GET/pets` would also cover `POST /x/GET/pets`. Stage and method are therefore spelt out before a path.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function routeResources(routes: RouteSet): readonly string[] {
  checkSwapped(routes)
  const stage = routes.stage === undefined || routes.stage === '*' ? undefined : checkStage(routes.stage, routes.at)
  const methods = routes.methods === undefined ? undefined : checkMethods(routes.methods, routes.at)
  const paths = routes.paths === undefined ? undefined : checkPaths(routes.paths, routes.at)
  if (methods === undefined && paths === undefined) return [stage === undefined ? everything : `execute-api:/${stage}/*`]
  if (stage === undefined) {
    throw new PolicyError('STAGE_REQUIRED', 'methods and paths need a stage', {
      at: routes.at,
      help: 'name the stage: in a policy `*` matches `/` too, so `*/GET/pets` would also let `POST /x/GET/pets` in',
    })
  }
  return (methods ?? verbs).flatMap((method) => (paths ?? ['/*']).map((path) => `execute-api:/${stage}/${method}${path}`))
}

/** Leaves out the resources that another one of the list covers, and sorts the rest. */
export function withoutCovered(resources: readonly string[]): readonly string[] {
  const unique = [...new Set(resources)].sort()
  return unique.filter(
    (resource) => !unique.some((other) => other !== resource && other.endsWith('*') && resource.startsWith(other.slice(0, -1))),
  )
}

/** The methods that a REST API knows; `ANY` stands for all of them and never in an ARN. */
const verbs: readonly string[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

function checkSwapped({ stage, methods, at }: RouteSet): void {
  const looksSwapped = stage !== undefined && verbs.includes(stage) && methods?.length === 1 && !isMethod(methods[0] ?? '')
  if (!looksSwapped) return
  throw new PolicyError('STAGE_AND_METHOD_SWAPPED', `\`${stage}\` stands as the stage and \`${methods[0] ?? ''}\` as the method`, {
    at,
    help: `swap them: the stage comes before the method, \`execute-api:/${methods[0] ?? ''}/${stage}/…\``,
  })
}

function checkStage(stage: string, at: string): string {
  if (isKnownLater(stage) || /^[A-Za-z0-9_-]{1,128}$/.test(stage)) return stage
  throw new PolicyError('INVALID_STAGE', `\`${stage}\` is no stage`, {
    at,
    help: hasPolicyVariable(stage) ? variableHelp : 'a stage has letters, digits, `_` and `-`; `*` is every stage',
  })
}

function checkMethods(methods: readonly string[], at: string): readonly string[] | undefined {
  if (methods.length === 0)
    throw new PolicyError('INVALID_METHOD', 'no method is named', { at, help: 'leave `methods` out for all of them' })
  for (const method of methods) {
    if (isMethod(method)) continue
    const upper = method.trim().toUpperCase()
    const help = hasPolicyVariable(method)
      ? variableHelp
      : isMethod(upper)
        ? `write \`${upper}\``
        : `a method is one of ${verbs.join(', ')} or ANY`
    throw new PolicyError('INVALID_METHOD', `\`${method}\` is no method`, { at, help })
  }
  return methods.some(isEveryMethod) ? undefined : [...new Set(methods)].sort()
}

function checkPaths(paths: readonly string[], at: string): readonly string[] {
  if (paths.length === 0) throw new PolicyError('INVALID_PATH', 'no path is named', { at, help: 'leave `paths` out for all of them' })
  return [...new Set(paths.map((path) => checkPath(path, at)))].sort()
}

function checkPath(path: string, at: string): string {
  if (hasPolicyVariable(path)) throw new PolicyError('INVALID_PATH', `\`${path}\` is no path`, { at, help: variableHelp })
  // Why: an ARN holds the path that was asked for, with values in place of `{id}` and `{proxy+}`.
  if (isKnownLater(path)) return `${path.startsWith('/') ? '' : '/'}${path.replace(/(?<=\/)\{[^{}/]+\}(?=\/|$)/g, '*')}`
  if (!path.startsWith('/'))
    throw new PolicyError('INVALID_PATH', `the path \`${path}\` does not begin with \`/\``, { at, help: `write \`/${path}\`` })
  const pattern = path.replace(/\{[^{}/]+\}/g, '*')
  if (/[?#{}\s]/.test(pattern)) {
    throw new PolicyError('INVALID_PATH', `\`${path}\` is no path`, {
      at,
      help: 'write a path as the API names it, `/orders/{id}`, or with `*`; a query has no place in it',
    })
  }
  return pattern
}

function isMethod(method: string): boolean {
  return verbs.includes(method) || isEveryMethod(method) || isKnownLater(method)
}

function isEveryMethod(method: string): boolean {
  return method === 'ANY' || method === '*'
}
