import * as apigateway from '@aws-sdk/client-api-gateway'
import * as ec2 from '@aws-sdk/client-ec2'
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2'
import * as sts from '@aws-sdk/client-sts'
import { HttpResponse } from '@smithy/core/transport'
import type { HttpRequest } from '@smithy/core/transport'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ServiceError } from '../../../src/sandbox/world/index.ts'
import type { WireAnswer, WireRequest } from '../../../src/sandbox/wire/exchange.ts'
import type { Operation } from '../../../src/sandbox/wire/operation.ts'
import { readOperations } from '../../../src/sandbox/wire/operation.ts'
import type { AnswerContext, Protocol } from '../../../src/sandbox/wire/protocol.ts'
import { ec2Query, query } from '../../../src/sandbox/wire/query.ts'
import { restJson } from '../../../src/sandbox/wire/rest-json.ts'
import { credentials } from '../credentials.ts'
import { fitting } from './schema-arbitrary.ts'

// Why: the SDK's clients are the other side of the wire, written by others: what they encode we decode, what we encode they decode.

type Exchange = (request: HttpRequest) => WireAnswer
interface Client {
  readonly send: (command: object) => Promise<Record<string, unknown>>
}

let exchange: Exchange
const config = {
  region: 'us-east-1',
  credentials,
  maxAttempts: 1,
  endpoint: 'http://127.0.0.1:1',
  requestHandler: {
    handle: (request: HttpRequest) => {
      const { status, headers, body } = exchange(request)
      return Promise.resolve({ response: new HttpResponse({ statusCode: status, headers: { ...headers }, body: Buffer.from(body) }) })
    },
  },
}

const services: readonly [string, Readonly<Record<string, unknown>>, Protocol, Client, string][] = [
  ['API Gateway', apigateway, restJson, new apigateway.APIGatewayClient(config) as unknown as Client, ''],
  ['EC2', ec2, ec2Query, new ec2.EC2Client(config) as unknown as Client, 'http://ec2.amazonaws.com/doc/2016-11-15/'],
  [
    'ELBv2',
    elbv2,
    query,
    new elbv2.ElasticLoadBalancingV2Client(config) as unknown as Client,
    'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
  ],
  ['STS', sts, query, new sts.STSClient(config) as unknown as Client, 'https://sts.amazonaws.com/doc/2011-06-15/'],
]

// Why: EC2's client adds a presigned URL to it.
const left = new Set(['CopySnapshot'])

describe.each(services)('%s', (_name, module, protocol, client, namespace) => {
  const context: AnswerContext = { requestId: 'request-1', namespace, errorSchema: () => undefined }

  async function send(
    operation: Operation,
    input: unknown,
    answer: (request: HttpRequest) => WireAnswer,
  ): Promise<Record<string, unknown>> {
    exchange = answer
    const Command = module[`${operation.name}Command`] as new (input: unknown) => object
    const { $metadata, ...output } = await client.send(new Command(input))
    expect($metadata).toBeDefined()
    return output
  }

  test('decodes what the client encodes', async () => {
    const operations = await readOperations(module)
    const cases = fc
      .constantFrom(...namesOf(operations))
      .chain((name) => fc.record({ name: fc.constant(name), input: fitting(get(operations, name).input) }))
    await fc.assert(
      fc.asyncProperty(cases, async ({ name, input }) => {
        let decoded: unknown
        await send(get(operations, name), input, (request) => {
          const found = protocol.find(operations, wireRequest(request))
          decoded = { name: found.operation.name, input: plain(found.input(), protocol) }
          return protocol.encode(found.operation, {}, context)
        })
        expect(decoded).toEqual({ name, input: plain(input, protocol) })
      }),
      { numRuns: 300 },
    )
  })

  test('encodes what the client decodes', async () => {
    const operations = await readOperations(module)
    const cases = fc.constantFrom(...namesOf(operations)).chain((name) => {
      const { input, output } = get(operations, name)
      return fc.record({ name: fc.constant(name), input: fitting(input, 1), output: fitting(output) })
    })
    await fc.assert(
      fc.asyncProperty(cases, async ({ name, input, output }) => {
        const operation = get(operations, name)
        const received = await send(operation, input, () => protocol.encode(operation, output as object, context))
        expect(plain(received, protocol)).toEqual(plain(output, protocol))
      }),
      { numRuns: 300 },
    )
  })

  test('encodes errors with their code, message and request id', async () => {
    const operations = await readOperations(module)
    const operation = operations.values().next().value
    if (operation === undefined) throw new Error('no operation')
    const refused = send(operation, fc.sample(fitting(operation.input), 1)[0], () =>
      protocol.encodeError(new ServiceError('Some.Code', 'a <b> & "c"', 403), context),
    )
    await expect(refused).rejects.toMatchObject({
      name: 'Some.Code',
      message: 'a <b> & "c"',
      $metadata: { httpStatusCode: 403, requestId: 'request-1' },
    })
  })
})

function namesOf(operations: ReadonlyMap<string, Operation>): readonly string[] {
  return [...operations.keys()].filter((name) => !left.has(name))
}

function get(operations: ReadonlyMap<string, Operation>, name: string): Operation {
  const operation = operations.get(name)
  if (operation === undefined) throw new Error(`no operation ${name}`)
  return operation
}

function wireRequest(request: HttpRequest): WireRequest {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(request.query))
    for (const one of Array.isArray(value) ? value : [value ?? '']) query.append(name, one)
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    method: request.method,
    path: request.path,
    query,
    headers,
    body: Buffer.from((request.body as Uint8Array | string | undefined) ?? ''),
  }
}

/** A value as it can be compared: bytes as numbers; for forms and XML without empty lists and structures, which they cannot carry. */
function plain(value: unknown, protocol: Protocol): unknown {
  if (value instanceof Date) return value
  if (value instanceof Uint8Array) return [...value]
  const keep = (item: unknown): boolean =>
    protocol === restJson || typeof item !== 'object' || item instanceof Date || Object.keys(item ?? {}).length > 0
  if (Array.isArray(value)) return value.map((item) => plain(item, protocol)).filter(keep)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, plain(item, protocol)] as const)
      .filter(([, item]) => keep(item)),
  )
}
