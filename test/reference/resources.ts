import type { Request } from '../../src/policy/index.ts'
import { readingOf, type ChosenReadings } from './readings.ts'
import { regexOf, sourceOf, splitFields, tokensOf, type Token } from './tokens.ts'

/** Tells whether a resource of a policy matches a request's ARN (PS-65 to PS-68, PS-95, PS-96, PS-104). What the request holds is literal (PS-102). */
export function resourceMatches(
  pattern: string,
  request: Request,
  api: string | false,
  variables: boolean,
  chosen: ChosenReadings,
): boolean {
  if (pattern === '*') return true
  const tokens = tokensOf(api === false ? pattern : pattern.replace(/^execute-api:\//, `${api}/`), variables, request.context ?? {}, chosen)
  // PS-52: a value whose variable has no value matches no resource.
  if (tokens === undefined) return false
  const fields = splitFields(tokens)
  const lastStar = isStar(tokens.at(-1))
  if (fields.length < 6 && !lastStar && readingOf(chosen, 'PS-104') === 'completed') {
    while (fields.length < 6) fields.push([{ any: '*' }])
  }
  const sources = fields.map((field, index) => {
    if (index === 5) return sourceOf(field, '[^]')
    const last = index === fields.length - 1
    const crossing = isStar(field.at(-1)) && (last || readingOf(chosen, 'PS-66') === 'beyond-colons')
    return crossing ? `${sourceOf(field.slice(0, -1), '[^:]')}[^]*` : sourceOf(field, '[^:]')
  })
  return regexOf(sources.join(':')).test(request.resource)
}

function isStar(token: Token | undefined): boolean {
  return token !== undefined && 'any' in token && token.any === '*'
}
