import { ServiceError } from '../world/index.ts'
import type { WireAnswer, WireRequest } from './exchange.ts'
import { readForm, unusedNames } from './form-tree.ts'
import type { FormNames } from './form-value.ts'
import { decodeForm } from './form-value.ts'
import type { Operation } from './operation.ts'
import type { AnswerContext, Protocol } from './protocol.ts'
import type { Schema } from './schema.ts'
import { encodeXml, escapeXml } from './xml-value.ts'

/**
 * AWS's query protocol: forms in, XML out.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export const query: Protocol = {
  find(operations, request) {
    const { action, version, form } = readAction(request)
    const operation = operations.get(action)
    if (operation === undefined) throw new ServiceError('InvalidAction', `Could not find operation ${action} for version ${version}`)
    return { operation, input: () => decodeForm(operation.input, readForm(form), queryNames) as Record<string, unknown> }
  },
  encode(operation, output, context) {
    const result = operation.output.isUnitSchema()
      ? ''
      : `<${operation.name}Result>${encodeXml(operation.output, output, 'member')}</${operation.name}Result>`
    const metadata = `<ResponseMetadata><RequestId>${context.requestId}</RequestId></ResponseMetadata>`
    return xmlAnswer(
      200,
      `<${operation.name}Response xmlns="${context.namespace}">${result}${metadata}</${operation.name}Response>`,
      context,
    )
  },
  encodeError(error, context) {
    const type = error.status >= 500 ? 'Receiver' : 'Sender'
    const body = `<Error><Type>${type}</Type><Code>${escapeXml(queryCode(error, context))}</Code><Message>${escapeXml(error.message)}</Message></Error>`
    return xmlAnswer(
      error.status,
      `<ErrorResponse xmlns="${context.namespace}">${body}<RequestId>${context.requestId}</RequestId></ErrorResponse>`,
      context,
    )
  },
  memberPath: (parent, name) => (parent === '' ? name : `${parent}.${name}`),
  itemPath: (parent, index) => `${parent}.${String(index + 1)}.member`,
}

/**
 * EC2's own query protocol: lists are always flat, names are capitalised, errors and request ids stand elsewhere.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
export const ec2Query: Protocol = {
  find(operations, request) {
    const { action, form } = readAction(request)
    const operation = operations.get(action)
    if (operation === undefined) throw new ServiceError('InvalidAction', `The action ${action} is not valid for this web service.`)
    return { operation, input: () => decodeEc2(operation, form) }
  },
  encode(operation, output, context) {
    const content = operation.output.isUnitSchema() ? '<return>true</return>' : encodeXml(operation.output, output, 'item')
    const body = `<requestId>${context.requestId}</requestId>${content}`
    return xmlAnswer(200, `<${operation.name}Response xmlns="${context.namespace}">${body}</${operation.name}Response>`, context)
  },
  encodeError(error, context) {
    const body = `<Error><Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message></Error>`
    return xmlAnswer(error.status, `<Response><Errors>${body}</Errors><RequestID>${context.requestId}</RequestID></Response>`, context)
  },
  memberPath: (parent, name, member) => (parent === '' ? ec2Name(name, member) : `${parent}.${ec2Name(name, member)}`),
  itemPath: (parent, index) => `${parent}.${String(index + 1)}`,
}

const queryNames: FormNames = {
  member: (name, member) => member.getMergedTraits().xmlName ?? name,
  item: (list) => (list.getMergedTraits().xmlFlattened ? undefined : (list.getValueSchema().getMergedTraits().xmlName ?? 'member')),
  wrong: (name, text) => new ServiceError('MalformedInput', `'${text}' is not a valid value of '${name}'`),
}

const ec2Names: FormNames = {
  member: ec2Name,
  item: () => undefined,
  wrong: (name, text) => new ServiceError('InvalidParameterValue', `Invalid value '${text}' for ${name}.`),
}

function ec2Name(name: string, member: Schema): string {
  const traits = member.getMergedTraits()
  if (typeof traits.ec2QueryName === 'string') return traits.ec2QueryName
  const wire = traits.xmlName ?? name
  return `${wire.charAt(0).toUpperCase()}${wire.slice(1)}`
}

function decodeEc2(operation: Operation, form: URLSearchParams): Record<string, unknown> {
  const tree = readForm(form)
  const input = decodeForm(operation.input, tree, ec2Names) as Record<string, unknown>
  const [unknown] = unusedNames(tree)
  if (unknown !== undefined) throw new ServiceError('UnknownParameter', `The parameter ${unknown} is not recognized`)
  return input
}

function readAction(request: WireRequest): { readonly action: string; readonly version: string; readonly form: URLSearchParams } {
  const form = new URLSearchParams(new TextDecoder().decode(request.body))
  for (const [name, value] of request.query) form.append(name, value)
  const action = form.get('Action')
  if (action === null) throw new ServiceError('MissingAction', 'The request must contain the parameter Action')
  const version = form.get('Version') ?? ''
  form.delete('Action')
  form.delete('Version')
  return { action, version, form }
}

function queryCode(error: ServiceError, context: AnswerContext): string {
  const traits = context.errorSchema(error.code)?.getMergedTraits() as { readonly awsQueryError?: readonly [string, number] } | undefined
  return traits?.awsQueryError?.[0] ?? error.code
}

function xmlAnswer(status: number, xml: string, context: AnswerContext): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': context.requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`,
  }
}
