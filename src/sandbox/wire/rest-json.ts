import { ServiceError } from '../world/index.ts'
import type { WireAnswer, WireRequest } from './exchange.ts'
import { decodeMembers, encodeJson, encodeMembers, expectObject } from './json-value.ts'
import type { Operation } from './operation.ts'
import type { AnswerContext, Decoded, Protocol } from './protocol.ts'
import { matchRoute } from './route.ts'
import type { Schema } from './schema.ts'
import { membersOf } from './schema.ts'
import { decodeText } from './text-value.ts'

/**
 * AWS's REST protocol with JSON bodies.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export const restJson: Protocol = {
  find(operations, request) {
    const found = [...operations.values()]
      .flatMap((operation) => {
        const labels = operation.route && matchRoute(operation.route, request.method, request.path, request.query)
        return labels === undefined ? [] : [{ operation, labels }]
      })
      .sort((a, b) => specificity(b.operation) - specificity(a.operation))[0]
    if (found === undefined) throw new ServiceError('UnknownOperationException', `no operation for ${request.method} ${request.path}`, 404)
    return { operation: found.operation, input: () => decodeInput(found.operation, found.labels, request) } satisfies Decoded
  },
  encode(operation, output, context) {
    const status = operation.route?.status ?? 200
    return encodeBound(operation.output, output as Readonly<Record<string, unknown>>, status, context)
  },
  encodeError(error, context) {
    const schema = context.errorSchema(error.code)
    const members = { message: error.message, ...error.members }
    const answer =
      schema === undefined
        ? { status: error.status, headers: jsonHeaders(context), body: JSON.stringify({ message: error.message }) }
        : encodeBound(schema, members, error.status, context)
    return { ...answer, headers: { ...answer.headers, 'x-amzn-errortype': jsonCode(error.code) } }
  },
  memberPath: (parent, name) => (parent === '' ? name : `${parent}.${name}`),
  itemPath: (parent, index) => `${parent}.${String(index + 1)}.member`,
}

function specificity(operation: Operation): number {
  return operation.route === undefined ? 0 : operation.route.literals * 10 + operation.route.query.length
}

function decodeInput(operation: Operation, labels: Readonly<Record<string, string>>, request: WireRequest): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  const inBody: (readonly [string, Schema])[] = []
  for (const [name, member] of membersOf(operation.input)) {
    const traits = member.getMergedTraits()
    if (traits.httpLabel) set(input, name, decodeLabel(labels[name] ?? ''))
    else if (traits.httpQuery !== undefined) set(input, name, decodeQuery(member, request.query.getAll(traits.httpQuery), traits.httpQuery))
    else if (traits.httpQueryParams) set(input, name, restOfQuery(operation, request.query))
    else if (traits.httpHeader !== undefined) set(input, name, request.headers[traits.httpHeader.toLowerCase()])
    else if (traits.httpPayload) set(input, name, request.body.length > 0 ? request.body : undefined)
    else inBody.push([name, member])
  }
  if (inBody.length > 0 && request.body.length > 0) Object.assign(input, decodeMembers(inBody, expectObject(parseBody(request.body))))
  return input
}

function set(input: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) input[name] = value
}

function decodeLabel(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new ServiceError('SerializationException', `'${text}' is not a valid percent-encoding`)
  }
}

function decodeQuery(member: Schema, values: readonly string[], place: string): unknown {
  const [first] = values
  if (first === undefined) return undefined
  const wrong = (text: string): ServiceError => new ServiceError('SerializationException', `'${text}' is not a valid value of '${place}'`)
  if (member.isListSchema()) return values.map((value) => decodeText(member.getValueSchema(), value, wrong))
  return decodeText(member, first, wrong)
}

function restOfQuery({ input, route }: Operation, query: URLSearchParams): Readonly<Record<string, string>> | undefined {
  const named = new Set(membersOf(input).map(([, member]) => member.getMergedTraits().httpQuery))
  const fixed = new Set(route?.query.map(([name]) => name))
  const rest = [...query].filter(([name]) => !named.has(name) && !fixed.has(name))
  return rest.length === 0 ? undefined : Object.fromEntries(rest)
}

function parseBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    throw new ServiceError('SerializationException', 'Unable to parse the request body: it is not valid JSON')
  }
}

function encodeBound(schema: Schema, output: Readonly<Record<string, unknown>>, status: number, context: AnswerContext): WireAnswer {
  const headers: Record<string, string> = { ...jsonHeaders(context) }
  if (schema.isUnitSchema()) return { status, headers, body: '' }
  const inBody: (readonly [string, Schema])[] = []
  let payload: string | Uint8Array | undefined
  for (const [name, member] of membersOf(schema)) {
    const traits = member.getMergedTraits()
    const value = output[name]
    if (traits.httpPayload) payload = encodePayload(member, value)
    else if (traits.httpHeader === undefined) inBody.push([name, member])
    else if (value !== undefined) headers[traits.httpHeader.toLowerCase()] = textOf(value)
  }
  return { status, headers, body: payload ?? JSON.stringify(encodeMembers(inBody, output)) }
}

function encodePayload(member: Schema, value: unknown): string | Uint8Array {
  if (value instanceof Uint8Array || typeof value === 'string') return value
  return value === undefined ? '' : JSON.stringify(encodeJson(member, value))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

// Why: what fails before a service is asked has another name in this protocol than in the query protocols.
function jsonCode(code: string): string {
  return code === 'MissingAuthenticationToken' || code === 'IncompleteSignature' ? `${code}Exception` : code
}

function jsonHeaders(context: AnswerContext): Readonly<Record<string, string>> {
  return { 'content-type': 'application/json', 'x-amzn-requestid': context.requestId }
}
