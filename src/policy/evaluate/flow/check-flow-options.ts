import { PolicyError, type PolicyInput } from '../../language/index.ts'
import type { EvaluateOptions } from '../evaluate-options.ts'

/**
 * Refuses options whose meaning cannot be told.
 *
 * @throws PolicyError INVALID_OPTION
 */
export function checkFlowOptions(policy: PolicyInput | undefined, options: EvaluateOptions): void {
  checkWord('authorizationType', options.authorizationType, ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'])
  if (policy === undefined && options.private === undefined) {
    throw invalid(
      'without a resource policy the answer depends on the type of the API',
      'private',
      'say `private: true` or `private: false`',
    )
  }
  checkWord('authorizer.kind', options.authorizer?.kind, ['policy', 'unauthorized', 'failed'])
  checkWord('token', options.token, ['valid', 'missing', 'invalid'])
  checkList('identityPolicies', options.identityPolicies)
  checkLevels('serviceControlPolicies', options.serviceControlPolicies)
  checkLevels('resourceControlPolicies', options.resourceControlPolicies)
}

function checkList(at: string, list: unknown): void {
  if (list !== undefined && !Array.isArray(list))
    throw invalid(`\`${at}\` is not a list`, at, 'write the policies in a list, even a single one')
}

function checkLevels(at: string, levels: unknown): void {
  checkList(at, levels)
  const isListOfLists = !Array.isArray(levels) || levels.every((level: unknown) => Array.isArray(level))
  if (!isListOfLists)
    throw invalid(`\`${at}\` is not a list of levels`, at, 'write a list of lists: for each level of the organization its policies')
}

function checkWord(at: string, word: string | undefined, words: readonly string[]): void {
  if (word !== undefined && !words.includes(word)) throw invalid(`\`${word}\` is not known`, at, `write one of ${words.join(', ')}`)
}

function invalid(message: string, at: string, help: string): PolicyError {
  return new PolicyError('INVALID_OPTION', message, { at, help })
}
