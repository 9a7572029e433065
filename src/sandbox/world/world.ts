import type { ApiGatewayState } from './apigateway.ts'
import type { Ec2State } from './ec2.ts'
import type { Elbv2State } from './elbv2.ts'

/** Everything the sandbox knows, as plain JSON: what is written to disk is this. */
export interface World {
  readonly version: 1
  readonly account: string
  /** The virtual time at the last write, in milliseconds since the epoch: time never goes back. */
  clock: number
  /** How many ids were handed out; ids are a function of it, so that a run can be repeated. */
  ids: number
  readonly regions: Record<string, Region>
}

/** One Region's state. */
export interface Region extends ApiGatewayState, Ec2State, Elbv2State {
  readonly name: string
}

/** What a handler gets beside its input. Handlers change `region` in place; the caller persists it after a change. */
export interface Call {
  readonly world: World
  readonly region: Region
  readonly account: string
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string
  /** The virtual time of this call, in milliseconds. */
  readonly now: number
  /** The next id: `length` hexadecimal digits (17 unless said otherwise), unique in this world. */
  readonly hex: (length?: number) => string
  /** The next id as API Gateway makes them: `length` of [a-z0-9] (10 unless said otherwise). */
  readonly base36: (length?: number) => string
  /** Whether anything listens at that private address of the sandbox's VPCs just now (a real TCP connect to what stands there). */
  readonly reach: (address: string, port: number) => Promise<boolean>
}

/**
 * One operation: takes the decoded input, gives the output, throws ServiceError.
 *
 * Inputs were checked for type, required members and enum values by the wire layer.
 */
// Why `any`: each service's table holds handlers of many input shapes; each handler states its own SDK type.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Handler = (input: any, call: Call) => object | Promise<object>

/** An AWS service as the wire layer sees it. */
export interface Service {
  /** The name in a SigV4 credential scope: `apigateway`, `ec2`, `elasticloadbalancing`, `sts`. */
  readonly signingName: string
  readonly protocol: 'rest-json' | 'query' | 'ec2-query'
  /** Loads the SDK client module whose exported schemas (`CreateRestApi$`) drive decoding and encoding. */
  readonly loadClient: () => Promise<Readonly<Record<string, unknown>>>
  /** Operation name -> handler. An operation that is not here is answered with `NotImplemented`, never silently. */
  readonly handlers: Readonly<Record<string, Handler>>
  /** Forgets what is gone at `now`: the state that is kept need not name it any more. */
  readonly sweep?: (call: Pick<Call, 'region' | 'now'>) => void
  /** Operation -> the code for a missing required member, and so on, where the service's own codes differ from the protocol's default. */
  readonly validation: {
    readonly missingMember: (member: string, operation: string) => Error
    readonly wrongEnum: (member: string, value: unknown, allowed: readonly string[], operation: string) => Error
    /** Structure name -> member -> allowed values (the SDK's enum objects' values); the structure name is the schema's, without namespace. */
    readonly enums: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  }
}
