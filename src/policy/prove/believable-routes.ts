import { apiOfResource, valueText } from '../language/index.ts'
import { policiesOf, type Question } from './question.ts'

/**
 * Gives the requests' ARNs that a person believes rather than this one, best first: at routes that are given, at those that the policies name, and at some that APIs often have. Nothing where
 * the ARN is at such a route already.
 */
export function believableRoutes(resource: string, question: Question): readonly string[] {
  const api = apiOfResource(resource)
  if (api === undefined) return []
  const own = resource.slice(api.length + 1)
  const { routes = [] } = question
  const patterns = routesOf(question, api)
  const named = patterns.filter((route) => !/[*?]/.test(route))
  const certain = [...routes, ...named]
  if (certain.includes(own)) return []
  const others = /^[\w-]*[\w-]{2}\/(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\/(?!x+$)/.test(own)
    ? []
    : [...patterns.map(filled), ...common]
  return [...new Set([...certain, ...others])].slice(0, most).map((route) => `${api}/${route}`)
}

const most = 24
const common = ['prod/GET/orders', 'prod/POST/orders', 'dev/GET/orders', 'test/GET/orders', 'prod/GET/']

/** Gives what stands behind the API in the policies' resources. */
function routesOf(question: Question, api: string): readonly string[] {
  const values = policiesOf(question).flatMap(({ statements }) => statements.flatMap(({ resource }) => resource.values))
  const texts = values.filter(({ parts }) => parts.every(({ kind }) => kind === 'literal')).map(valueText)
  return texts.flatMap((text) => {
    const prefix = ['execute-api:/', `${api}/`].find((one) => text.startsWith(one))
    return prefix === undefined ? [] : text.slice(prefix.length).replace(/^\//, '')
  })
}

/** Puts words in the place of wildcards: `*` alone is `prod/GET/orders`. */
function filled(pattern: string): string {
  const [stage = '*', method = '*', ...path] = pattern.split('/')
  const isOpen = pattern.endsWith('*') && path.length === 0
  const written = path.map((segment) => word(segment, 'orders')).join('/')
  return [word(stage, 'prod'), word(method, 'GET'), isOpen ? 'orders' : written].join('/')
}

function word(segment: string, otherwise: string): string {
  return segment === '*' ? otherwise : segment.replaceAll('*', '').replaceAll('?', '1')
}
