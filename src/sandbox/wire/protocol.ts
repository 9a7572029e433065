import type { ServiceError } from '../world/index.ts'
import type { WireAnswer, WireRequest } from './exchange.ts'
import type { Operation } from './operation.ts'
import type { Schema } from './schema.ts'

/** What a protocol found in a request: which operation, with which input. */
export interface Decoded {
  readonly operation: Operation
  /** Decodes the input; throws ServiceError where a value has the wrong type. */
  readonly input: () => Readonly<Record<string, unknown>>
}

/** One of AWS's protocols, seen from the server. */
export interface Protocol {
  /**
   * Finds the operation of a request.
   *
   * @throws ServiceError where there is none.
   */
  readonly find: (operations: ReadonlyMap<string, Operation>, request: WireRequest) => Decoded
  readonly encode: (operation: Operation, output: object, context: AnswerContext) => WireAnswer
  readonly encodeError: (error: ServiceError, context: AnswerContext) => WireAnswer
  /** The place of a member in the words of the service: `endpointConfiguration.types.1.member`, `Filter.1.Name`. */
  readonly memberPath: (parent: string, name: string, member: Schema) => string
  readonly itemPath: (parent: string, index: number) => string
}

/** What an answer needs beside the output. */
export interface AnswerContext {
  readonly requestId: string
  /** The XML namespace of the service; empty for JSON. */
  readonly namespace: string
  /** Finds the schema of a modelled error by its code. */
  readonly errorSchema: (code: string) => Schema | undefined
}
