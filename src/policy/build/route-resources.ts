import { checkTextOrReference, type TextForm } from './check-text-or-reference.ts'
import { hasPolicyVariable, isKnownLater, variableHelp } from './known-later.ts'
import { refusal } from './refusal.ts'
import { swapped, verbs } from './verbs.ts'

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
  const stage = routes.stage === undefined || routes.stage === '*' ? undefined : checkTextOrReference(routes.stage, aStage, routes.at)
  const methods = routes.methods === undefined ? undefined : checkMethods(routes.methods, routes.at)
  const paths = routes.paths === undefined ? undefined : checkPaths(routes.paths, routes.at)
  if (methods === undefined && paths === undefined) return [stage === undefined ? everything : `execute-api:/${stage}/*`]
  if (stage === undefined) throw refusal('STAGE_REQUIRED', 'methods and paths need a stage', routes.at, helpWithoutStage)
  return (methods ?? verbs).flatMap((method) => (paths ?? ['/*']).map((path) => `execute-api:/${stage}/${method}${path}`))
}

/** Leaves out the resources that another one of the list covers, and sorts the rest. */
export function withoutCovered(resources: readonly string[]): readonly string[] {
  const unique = [...new Set(resources)].sort()
  return unique.filter(
    (resource) => !unique.some((other) => other !== resource && other.endsWith('*') && resource.startsWith(other.slice(0, -1))),
  )
}

const helpWithoutStage = 'name the stage: in a policy `*` matches `/` too, so `*/GET/pets` would also let `POST /x/GET/pets` in'

const aStage: TextForm = {
  code: 'INVALID_STAGE',
  isNot: 'no stage',
  fits: /^[A-Za-z0-9_-]{1,128}$/,
  help: () => 'a stage has letters, digits, `_` and `-`; `*` is every stage',
}

function checkSwapped({ stage, methods = [], at }: RouteSet): void {
  const [method = ''] = methods
  if (stage !== undefined && verbs.includes(stage) && methods.length === 1 && !isMethod(method)) throw swapped(stage, method, at)
}

function checkMethods(methods: readonly string[], at: string): readonly string[] | undefined {
  if (methods.length === 0) throw refusal('INVALID_METHOD', 'no method is named', at, 'leave `methods` out for all of them')
  const wrong = methods.find((method) => !isMethod(method))
  if (wrong !== undefined) {
    const upper = wrong.trim().toUpperCase()
    const help = isMethod(upper) ? `write \`${upper}\`` : `a method is one of ${verbs.join(', ')} or ANY`
    throw refusal('INVALID_METHOD', `\`${wrong}\` is no method`, at, hasPolicyVariable(wrong) ? variableHelp : help)
  }
  return methods.some(isEveryMethod) ? undefined : [...new Set(methods)].sort()
}

function checkPaths(paths: readonly string[], at: string): readonly string[] {
  if (paths.length === 0) throw refusal('INVALID_PATH', 'no path is named', at, 'leave `paths` out for all of them')
  return [...new Set(paths.map((path) => checkPath(path, at)))].sort()
}

function checkPath(path: string, at: string): string {
  // Why: an ARN holds the path that was asked for, with values in place of `{id}` and `{proxy+}`.
  if (isKnownLater(path)) return `${path.startsWith('/') ? '' : '/'}${path.replace(/(?<=\/)\{[^{}/]+\}(?=\/|$)/g, '*')}`
  const isVariable = hasPolicyVariable(path)
  if (!isVariable && !path.startsWith('/'))
    throw refusal('INVALID_PATH', `the path \`${path}\` does not begin with \`/\``, at, `write \`/${path}\``)
  const pattern = path.replace(/\{[^{}/]+\}/g, '*')
  if (isVariable || /[?#{}\s]/.test(pattern)) {
    const help = 'write a path as the API names it, `/orders/{id}`, or with `*`; a query has no place in it'
    throw refusal('INVALID_PATH', `\`${path}\` is no path`, at, isVariable ? variableHelp : help)
  }
  return pattern
}

function isMethod(method: string): boolean {
  return verbs.includes(method) || isEveryMethod(method) || isKnownLater(method)
}

function isEveryMethod(method: string): boolean {
  return method === 'ANY' || method === '*'
}
