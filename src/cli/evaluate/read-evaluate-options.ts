import type { EvaluateOptions, Readings } from '../../policy/index.ts'
import { CliError } from '../cli-error.ts'
import type { Terminal } from '../terminal.ts'
import type { EvaluateVerbOptions } from './evaluate-verb-options.ts'
import type { LayerSources } from './locate-error.ts'
import type { PolicySource } from './policy-source.ts'
import { readPolicyFiles, type PolicyFiles } from './read-policy-files.ts'

/** The surroundings of a decision, and the texts of its policies. */
export interface GivenOptions {
  readonly sources: LayerSources
  readonly given: EvaluateOptions
}

/** Reads what surrounds a decision; what is not said about authorization follows from the rest: a caller with an ARN calls a method of AWS_IAM. */
export function readEvaluateOptions(source: PolicySource, options: EvaluateVerbOptions, terminal: Terminal): GivenOptions {
  const files = readPolicyFiles(options, terminal)
  return {
    sources: singleSources([['resource-policy', source], ...files.sources]),
    given: {
      ...files.given,
      authorizationType: readAuthorizationType(options),
      readings: readReadings(options.reading ?? []),
      ...(options.private === true ? { private: true } : {}),
      ...(options.token === undefined ? {} : { token: readToken(options.token) }),
    },
  }
}

/** Why: a place in the policies of a layer means something only where the layer has one. */
function singleSources(all: PolicyFiles['sources']): LayerSources {
  return new Map(all.filter(([layer], _index, list) => list.filter(([other]) => other === layer).length === 1))
}

const authorizationTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const

/** Reads an authorization type; where none is named, it follows from what else is said. */
export function readAuthorizationType(
  options: Pick<EvaluateVerbOptions, 'authorizationType' | 'principal' | 'authorizer' | 'token'>,
): (typeof authorizationTypes)[number] {
  const { authorizationType: text, principal, authorizer, token } = options
  if (text === undefined) {
    if (authorizer !== undefined) return 'CUSTOM'
    if (token !== undefined) return 'COGNITO_USER_POOLS'
    return principal === undefined ? 'NONE' : 'AWS_IAM'
  }
  const type = authorizationTypes.find((one) => one === text.toUpperCase())
  if (type !== undefined) return type
  throw new CliError('USAGE', `\`${text}\` is no authorization type`, `the authorization types are ${authorizationTypes.join(', ')}`)
}

function readToken(text: string): 'valid' | 'missing' | 'invalid' {
  if (text === 'valid' || text === 'missing' || text === 'invalid') return text
  throw new CliError('USAGE', `\`--token\` takes \`valid\`, \`missing\` or \`invalid\`, not \`${text}\``, 'see `apply-private-api --help`')
}

/** Reads `FACT=READING`s. */
export function readReadings(pairs: readonly string[]): Readings {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1)
        throw new CliError('USAGE', `\`--reading\` takes \`FACT=READING\`, not \`${pair}\``, 'write `--reading PS-66=within-field`')
      return [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}
