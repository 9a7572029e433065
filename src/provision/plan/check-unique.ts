import type { Config } from '../config/config.ts'
import type { Observed } from '../observed/observed.ts'
import { ProvisionError, type Problem } from '../provision-error.ts'
import { STACK_TAG } from '../desired/stack-tags.ts'
import { isLive } from '../resources/vpc-endpoint.ts'

/** Throws ProvisionError `DUPLICATES` where two resources claim to be the same one of the stack: only a person can say which is right. */
export function checkUnique(config: Config, observed: Observed): void {
  const endpoints = observed.vpcEndpoints.filter((endpoint) => endpoint.tags?.stack === config.name && isLive(endpoint))
  const links = observed.vpcLinks.filter(({ status }) => status !== 'FAILED')
  const problems = [
    ...(observed.apis.length > 1
      ? [
          problem(
            'REST APIs',
            config.name,
            observed.apis.map(({ id, name }) => `\`${id}\` (${name})`),
          ),
        ]
      : []),
    ...groups(endpoints, ({ tags, vpc }) => `${tags?.id ?? ''} ${vpc}`).map((same) =>
      problem(
        'VPC endpoints',
        config.name,
        same.map(({ id }) => `\`${id}\``),
      ),
    ),
    ...groups(links, ({ tags, target }) => `${tags?.id ?? ''} ${target}`).map((same) =>
      problem(
        'VPC links',
        config.name,
        same.map(({ id }) => `\`${id}\``),
      ),
    ),
  ]
  const [first, ...more] = problems
  if (first !== undefined) throw new ProvisionError([first, ...more])
}

function problem(what: string, stack: string, which: readonly string[]): Problem {
  return {
    code: 'DUPLICATES',
    message: `${which.length} ${what} carry the tag ${STACK_TAG}=${stack}: ${which.join(', ')}; nothing was changed`,
    help: 'delete the one that is not meant, or take its tag away, then run again',
  }
}

function groups<T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  return [...new Set(all.map(keyOf))].map((key) => all.filter((one) => keyOf(one) === key)).filter((group) => group.length > 1)
}
