import type { Method } from '../../../world/index.ts'
import { badRequest } from '../refusal.ts'

/**
 * Throws BadRequestException unless the name of a method's parameter is `method.request.` or `method.response.header.` as it must be.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function checkParameterNames(names: Iterable<string>, side: 'request' | 'response'): void {
  const pattern =
    side === 'request' ? /^method\.request\.(?:path|querystring|header)\.[^.\s][^\s]*$/ : /^method\.response\.header\.[^.\s][^\s]*$/
  for (const name of names) if (!pattern.test(name)) throw invalidExpression(name)
}

/**
 * Throws BadRequestException unless an integration's request parameters are filled from what there is: a parameter that the method
 * declares, a stage variable, a `context` member, or a constant in single quotes.
 */
export function checkRequestMappings(mappings: Readonly<Record<string, string>>, method: Method): void {
  for (const [target, source] of Object.entries(mappings)) {
    if (!/^integration\.request\.(?:path|querystring|header)\.[^.\s][^\s]*$/.test(target)) throw invalidExpression(target)
    if (/^method\.request\.(?:path|querystring|header|multivalueheader|multivaluequerystring)\./.test(source)) {
      if (!Object.hasOwn(method.requestParameters, source.replace('.multivalue', '.'))) throw undeclared(source)
    } else if (!/^(?:method\.request\.body(?:\..+)?|stageVariables\.\w+|context\..+|'[^']*')$/.test(source)) throw invalidExpression(source)
  }
}

/** Throws BadRequestException unless the headers that an integration response sets are declared by the method's response, and filled from what there is. */
export function checkResponseMappings(mappings: Readonly<Record<string, string>>, declared: Readonly<Record<string, boolean>>): void {
  for (const [target, source] of Object.entries(mappings)) {
    checkParameterNames([target], 'response')
    if (!Object.hasOwn(declared, target)) throw undeclared(target)
    if (
      !/^(?:integration\.response\.(?:header\..+|multivalueheader\..+|body(?:\..+)?)|stageVariables\.\w+|context\..+|'[^']*')$/.test(source)
    ) {
      throw invalidExpression(source)
    }
  }
}

const invalidExpression = (expression: string): Error => validation(`Invalid mapping expression specified: ${expression}`)

const undeclared = (parameter: string): Error => validation(`Invalid mapping expression parameter specified: ${parameter}`)

const validation = (error: string): Error =>
  badRequest(`Invalid mapping expression specified: Validation Result: warnings : [], errors : [${error}]`)
