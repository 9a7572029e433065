import type { PolicyDocument } from '../../policy/index.ts'
import type { Config } from '../config/config.ts'
import { accessPolicy } from './access-policy.ts'

/** The resource policy that applying a config sets; an endpoint that applying makes, and whose id is not known before, stands in it as `{ Ref: name }`. */
export function configPolicy(config: Config): PolicyDocument {
  const known = Object.entries(config.endpoints).flatMap(([name, endpoint]) =>
    endpoint.kind === 'existing' ? [[name, endpoint.id] as const] : [],
  )
  return accessPolicy(config, { endpoints: new Map(known) })
}
