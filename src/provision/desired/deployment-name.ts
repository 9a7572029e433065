import { createHash } from 'node:crypto'
import { printPolicy } from '../../policy/index.ts'
import type { Config } from '../config/config.ts'
import { accessPolicy } from './access-policy.ts'
import { desireAuthorizers } from './desired-authorizer.ts'
import { desireEndpointIds, desireMethods } from './desire.ts'
import type { Known } from './known.ts'

/**
 * The description of the deployment that holds what is desired: `apa:` and a hash of the policy, the endpoints, every authorizer and every method.
 *
 * Deployments have no tags and no client token; their description is how a later run knows them. Undefined while AWS has not
 * named everything that goes into it.
 */
export function deploymentName(config: Config, known: Known): string | undefined {
  const endpoints = desireEndpointIds(config, known)
  const methods = desireMethods(config, known)
  const named = methods.every(
    ({ integration }) => integration.kind === 'mock' || (integration.uri !== undefined && integration.connectionId !== undefined),
  )
  const authorizers = desireAuthorizers(config)
  if (!named || endpoints.includes(undefined) || authorizers.some(({ name }) => !known.authorizers.has(name))) return undefined
  const content = JSON.stringify([
    printPolicy(accessPolicy(config, known), { indent: 0 }),
    [...endpoints].sort(),
    methods,
    // Why: the names of deployments without authorizers stay what they were before there were any.
    ...(authorizers.length === 0 ? [] : [authorizers]),
  ])
  return `apa:${createHash('sha256').update(content).digest('hex').slice(0, 32)}`
}
