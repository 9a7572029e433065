import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts'
import type { Call, Service } from '../../world/index.ts'
import { loadSdk, ServiceError } from '../../world/index.ts'

/** Security Token Service: who am I, and nothing else. */
export const sts: Service = {
  signingName: 'sts',
  protocol: 'query',
  loadClient: () => loadSdk('@aws-sdk/client-sts'),
  handlers: { GetCallerIdentity: getCallerIdentity },
  validation: {
    missingMember: (member) => validationError(`Value null at '${member}' failed to satisfy constraint: Member must not be null`),
    wrongEnum: (member, value, allowed) =>
      validationError(
        `Value '${String(value)}' at '${member}' failed to satisfy constraint: Member must satisfy enum value set: [${allowed.join(', ')}]`,
      ),
    enums: {},
  },
}

// Why: every caller is the same user; signatures are not verified, so nothing is known of the key's owner.
function getCallerIdentity(_input: object, call: Call): GetCallerIdentityResponse {
  return { UserId: 'AIDASANDBOXSANDBOX000', Account: call.account, Arn: `arn:${call.partition}:iam::${call.account}:user/sandbox` }
}

function validationError(problem: string): ServiceError {
  return new ServiceError('ValidationError', `1 validation error detected: ${problem}`)
}
