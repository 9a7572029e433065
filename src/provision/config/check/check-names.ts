import type { ConfigFinding } from '../config-finding.ts'
import { didYouMean } from '../did-you-mean.ts'
import { childPointer } from '../pointer.ts'
import { loosely } from './read-loosely.ts'

/** Checks that every name that the config uses is one that it gives. */
export function checkNames(config: unknown): readonly ConfigFinding[] {
  const endpoints = loosely.entries(loosely.key(config, 'endpoints')).map(([name]) => name)
  const backends = loosely.entries(loosely.key(config, 'backends'))
  const mocks = backends.filter(([, backend]) => loosely.key(backend, 'mock') !== undefined).map(([name]) => name)
  const authorizers = loosely.entries(loosely.key(config, 'authorizers')).map(([name]) => name)
  const backendNames = backends.map(([name]) => name)
  const findings: ConfigFinding[] = []
  loosely.items(loosely.key(config, 'access')).forEach((access, index) => {
    findings.push(...resolve(loosely.key(access, 'endpoint'), 'endpoint', endpoints, `/access/${index}/endpoint`, 'value'))
  })
  loosely.items(loosely.key(config, 'api', 'routes')).forEach((route, index) => {
    findings.push(...resolve(loosely.key(route, 'to'), 'backend', backendNames, `/api/routes/${index}/to`, 'value'))
    findings.push(...resolve(loosely.key(route, 'authorizer'), 'authorizer', authorizers, `/api/routes/${index}/authorizer`, 'value'))
  })
  for (const [name] of loosely.entries(loosely.key(config, 'sandbox', 'run'))) {
    const pointer = childPointer('/sandbox/run', name)
    findings.push(...resolve(name, 'backend', backendNames, pointer, 'key'))
    if (mocks.includes(name)) {
      const help = 'leave it out: API Gateway itself answers for a mock'
      findings.push({ code: 'NOTHING_TO_RUN', message: `nothing stands behind \`${name}\`: it is a mock`, help, pointer, on: 'key' })
    }
  }
  for (const [name] of loosely.entries(loosely.key(config, 'sandbox', 'authorizers'))) {
    findings.push(...resolve(name, 'authorizer', authorizers, childPointer('/sandbox/authorizers', name), 'key'))
  }
  return findings
}

function resolve(
  name: unknown,
  what: 'endpoint' | 'backend' | 'authorizer',
  names: readonly string[],
  pointer: string,
  on: 'key' | 'value',
): readonly ConfigFinding[] {
  if (typeof name !== 'string' || names.includes(name)) return []
  const near = didYouMean(name, names)
  const known = names.length === 0 ? `there is no ${what} yet` : `the ${what}s are ${names.map((known) => `\`${known}\``).join(', ')}`
  const help = near === undefined ? known : `did you mean \`${near}\`?`
  return [{ code: 'UNKNOWN_NAME', message: `there is no ${what} \`${name}\``, help, pointer, on }]
}
