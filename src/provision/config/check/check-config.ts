import type { ConfigFinding } from '../config-finding.ts'
import { checkAddresses } from './check-addresses.ts'
import { checkAnswers } from './check-answers.ts'
import { checkAuthorizers } from './check-authorizers.ts'
import { checkNames } from './check-names.ts'
import { checkRoutes } from './check-routes.ts'
import { checkSchema } from './check-schema.ts'
import { checkTimeouts } from './check-timeouts.ts'

/** Finds everything that is wrong with a config's value at once. Nothing found: it is a `RawConfig`. */
export function checkConfig(config: unknown): readonly ConfigFinding[] {
  return [checkSchema, checkNames, checkRoutes, checkAuthorizers, checkAnswers, checkAddresses, checkTimeouts].flatMap((check) =>
    check(config),
  )
}
