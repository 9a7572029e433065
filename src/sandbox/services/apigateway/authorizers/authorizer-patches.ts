import type { Authorizer } from '../../../world/index.ts'
import { enums } from '../enums.ts'
import { patchedInteger, patchedWord, type PatchRule } from '../patch/patch.ts'
import { textRule } from '../patch/patch-rules.ts'

/**
 * The paths of UpdateAuthorizer. An expression that tokens must match is not imitated.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateAuthorizer-Patch
 */
export const authorizerPatches: readonly PatchRule<Authorizer>[] = [
  {
    path: '/name',
    ops: ['replace'],
    apply: (authorizer, { value }) => {
      authorizer.name = value
    },
  },
  {
    path: '/type',
    ops: ['replace'],
    apply: (authorizer, patch) => {
      authorizer.type = patchedWord(patch, enums.CreateAuthorizerRequest.type)
    },
  },
  textRule('/authorizerUri', 'authorizerUri'),
  textRule('/authorizerCredentials', 'authorizerCredentials'),
  textRule('/authType', 'authType'),
  {
    path: '/identitySource',
    ops: ['replace'],
    apply: (authorizer, { value }) => {
      authorizer.identitySource = value
    },
  },
  {
    path: '/authorizerResultTtlInSeconds',
    ops: ['replace'],
    apply: (authorizer, patch) => {
      authorizer.authorizerResultTtlInSeconds = patchedInteger(patch)
    },
  },
  {
    path: '/providerARNs',
    ops: ['add', 'remove'],
    apply: (authorizer, { op, value }) => {
      const rest = authorizer.providerARNs.filter((arn) => arn !== value)
      authorizer.providerARNs = op === 'add' ? [...rest, value] : rest
    },
  },
]
