import { parseExecuteApiArn, type Counterexample, type PolicyInput } from '../../policy/index.ts'
import type { Ground } from './ground.ts'

/** Who gains or loses access, with a request that shows it. Plain JSON. */
export interface AccessRow {
  /** `vpc-endpoint.main` for an endpoint of the config, the id of another one, or `anybody else`. */
  readonly who: string
  readonly change: 'gains' | 'loses'
  /** What the routes ask of a caller before and after; undefined where they do not answer. */
  readonly asks: { readonly before?: string; readonly after?: string }
  /** Missing where a policy cannot tell the request that was found from one of another route. */
  readonly request?: AccessRequest
}

/** A request as a plan shows it. What AWS has not named yet stands in it by its address. */
export interface AccessRequest {
  readonly method: string
  /** With its stage: `/prod/orders/1`. */
  readonly path: string
  /** `anonymous`, or who signs: mostly an ARN. */
  readonly caller: string
  readonly context: Readonly<Record<string, string | readonly string[]>>
  /** The keys of the context that the resource policies ask for; the others are what such a caller carries. */
  readonly asked: readonly string[]
}

/** Writes a request that the prover found under some policies as a plan shows it. */
export function accessRequest(
  { request }: Counterexample,
  policies: readonly (PolicyInput | undefined)[],
  { unmade }: Pick<Ground, 'unmade'>,
): AccessRequest {
  const { method = '', path = '', stage = '' } = parseExecuteApiArn(request.resource) ?? {}
  const named = (text: string): string => unmade?.get(text) ?? text
  const text = JSON.stringify(policies).toLowerCase()
  const { context = {} } = request
  return {
    method,
    path: `/${stage}${path}`,
    caller: request.principal === undefined ? 'anonymous' : Object.values(request.principal).join(' '),
    context: Object.fromEntries(
      Object.entries(context).map(([key, value]) => [key, typeof value === 'string' ? named(value) : value.map(named)]),
    ),
    asked: Object.keys(context).filter((key) => new RegExp(`${key.toLowerCase()}(?![a-z])`).test(text)),
  }
}

/** Writes a request in one line, with the keys that the policies ask for: `GET /prod/orders, aws:SourceVpce = vpce-…`. */
export function requestText({ method, path, caller, context, asked }: AccessRequest): string {
  const keys = Object.entries(context).filter(([key]) => asked.includes(key))
  const carried = keys.map(([key, value]) => `${key} = ${[value].flat().join(' and ')}`)
  return [`${method} ${path}`, caller === 'anonymous' ? caller : `signed by ${caller}`, ...carried].join(', ')
}
