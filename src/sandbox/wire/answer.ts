import { randomUUID } from 'node:crypto'
import { SandboxError } from '../sandbox-error.ts'
import type { Call, Service } from '../world/index.ts'
import { ServiceError } from '../world/index.ts'
import { checkInput } from './check-input.ts'
import { readCredentialScope } from './credential-scope.ts'
import type { WireAnswer, WireRequest } from './exchange.ts'
import type { Operation } from './operation.ts'
import { readOperations } from './operation.ts'
import type { AnswerContext, Protocol } from './protocol.ts'
import { ec2Query, query } from './query.ts'
import { restJson } from './rest-json.ts'
import type { Schema } from './schema.ts'
import { loadSchemaWalker } from './schema.ts'

/** Runs the handler of one operation, after what is before it: throttles, the order of calls, writing the state. */
export type RunCall = (
  service: Service,
  region: string,
  operation: string,
  run: (call: Call) => object | Promise<object>,
) => Promise<object>

/** Makes the function that answers every request to the control plane: route, decode, check, run, encode. It never rejects. */
export function createAnswerer(services: readonly Service[], runCall: RunCall): (request: WireRequest) => Promise<WireAnswer> {
  const prepared = new Map(services.map((service) => [service.signingName, prepare(service)]))
  return async (request) => {
    const requestId = randomUUID()
    let protocol = guessProtocol(request)
    let context: AnswerContext = { requestId, namespace: '', errorSchema: () => undefined }
    try {
      const scope = readCredentialScope(request)
      const load = prepared.get(scope.service)
      if (load === undefined) throw unknownService(scope.service, [...prepared.keys()])
      const ready = await load()
      const { service } = ready
      protocol = ready.protocol
      context = { requestId, namespace: namespaces[scope.service] ?? '', errorSchema: ready.errorSchema }
      const { operation, input } = protocol.find(ready.operations, request)
      const output = await runCall(service, scope.region, operation.name, (call) =>
        handle(service, ready.protocol, operation, input(), call),
      )
      return protocol.encode(operation, output, context)
    } catch (error) {
      return protocol.encodeError(error instanceof ServiceError ? error : internalFailure(error), context)
    }
  }
}

interface Ready {
  readonly service: Service
  readonly protocol: Protocol
  readonly operations: ReadonlyMap<string, Operation>
  readonly errorSchema: (code: string) => Schema | undefined
}

const protocols: Readonly<Record<Service['protocol'], Protocol>> = { 'rest-json': restJson, query, 'ec2-query': ec2Query }

const namespaces: Readonly<Record<string, string>> = {
  ec2: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  elasticloadbalancing: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
}

/** Gives a function that loads a service's SDK client once, when it is first needed: loading EC2's takes half a second. */
function prepare(service: Service): () => Promise<Ready> {
  let ready: Promise<Ready> | undefined
  return () => (ready ??= load(service))
}

async function load(service: Service): Promise<Ready> {
  const client = await service.loadClient()
  const walker = await loadSchemaWalker()
  return {
    service,
    protocol: protocols[service.protocol],
    operations: await readOperations(client),
    errorSchema: (code) => {
      const schema = client[`${code}$`] ?? client[`${code}Exception$`]
      return schema === undefined ? undefined : walker.of(schema as Parameters<typeof walker.of>[0])
    },
  }
}

function handle(
  service: Service,
  protocol: Protocol,
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  call: Call,
): object | Promise<object> {
  const handler = service.handlers[operation.name]
  if (handler === undefined) {
    throw new ServiceError('NotImplemented', `the sandbox does not imitate ${service.signingName}:${operation.name}`, 501)
  }
  checkInput(service, protocol, operation, input)
  return handler(input, call)
}

// Why: before the service is known, the form of the body is all there is to tell who asks.
function guessProtocol(request: WireRequest): Protocol {
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return restJson
  return new TextDecoder().decode(request.body).includes('Version=2016-11-15') ? ec2Query : query
}

function unknownService(name: string, known: readonly string[]): ServiceError {
  return new ServiceError('NotImplemented', `the sandbox does not imitate the service \`${name}\`; it knows ${known.join(', ')}`, 501)
}

function internalFailure(error: unknown): ServiceError {
  if (error instanceof SandboxError) return new ServiceError('InternalFailure', `${error.message}; ${error.help}`, 500)
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return new ServiceError('InternalFailure', `a bug of the sandbox: ${message}`, 500)
}
