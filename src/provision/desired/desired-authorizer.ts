import type { AuthorizerConfig, Config } from '../config/config.ts'

/** An authorizer as it should stand in the draft. What a user pool has no use for is not there. */
export type DesiredAuthorizer =
  | {
      readonly name: string
      readonly type: 'TOKEN' | 'REQUEST'
      /** With commas between several. */
      readonly identitySource: string
      /** The ARN of the function. */
      readonly lambda: string
      /** The ARN of a role; empty where the function's own policy lets API Gateway in. */
      readonly credentials: string
      /** Seconds. */
      readonly ttl: number
    }
  | {
      readonly name: string
      readonly type: 'COGNITO_USER_POOLS'
      readonly identitySource: string
      /** In the order of their ARNs. */
      readonly userPools: readonly string[]
    }

/** Every authorizer of the config, in its order. */
export function desireAuthorizers(config: Config): readonly DesiredAuthorizer[] {
  return Object.entries(config.authorizers).map(([name, authorizer]) => desired(name, authorizer))
}

function desired(name: string, authorizer: AuthorizerConfig): DesiredAuthorizer {
  const identitySource = authorizer.identitySource.join(',')
  switch (authorizer.kind) {
    case 'token':
    case 'request': {
      const { lambda, credentials = '', ttl } = authorizer
      return { name, type: authorizer.kind === 'token' ? 'TOKEN' : 'REQUEST', identitySource, lambda, credentials, ttl }
    }
    case 'user-pools':
      return { name, type: 'COGNITO_USER_POOLS', identitySource, userPools: [...authorizer.userPools].sort() }
  }
}
