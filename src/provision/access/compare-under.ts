import {
  comparePolicies,
  evaluate,
  PolicyError,
  type Counterexample,
  type PolicyDocument,
  type PolicyInput,
  type ProveOptions,
} from '../../policy/index.ts'
import { authorizationTypes, type AuthorizationType } from './served.ts'
import { withoutPolicy } from './without-policy.ts'

/** A policy that lets nobody in, whatever routes ask: it stands for what does not answer at all. */
export const nobody: PolicyDocument = { Version: '2012-10-17', Statement: { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' } }

/** Who gets in under one policy and not under another, with a request each, or why that is not known. */
export interface Difference {
  readonly gains?: Counterexample
  readonly loses?: Counterexample
  readonly unknown?: string
}

/** Compares what two policies let in where routes ask one thing of a caller. */
export function compareUnder(
  authorizationType: string,
  from: PolicyInput | undefined,
  to: PolicyInput | undefined,
  options: ProveOptions,
): Difference {
  const type = knownType(authorizationType)
  if (type === undefined) return { unknown: `methods of \`${authorizationType}\` are not known to the prover` }
  try {
    const { relation, gains, loses, reason } = comparePolicies(from ?? withoutPolicy(type), to ?? withoutPolicy(type), {
      ...options,
      authorizationType: type,
    })
    return {
      ...(gains === undefined ? {} : { gains }),
      ...(loses === undefined ? {} : { loses }),
      ...(relation === 'unknown' ? { unknown: reason ?? 'the prover does not know' } : {}),
    }
  } catch (error) {
    if (error instanceof PolicyError) return { unknown: error.message }
    throw error
  }
}

/** Whether a request that was found gets in elsewhere just as it is: signed or not, without a token. */
export function getsIn(
  { request, bindings }: Counterexample,
  authorizationType: string,
  policy: PolicyInput | undefined,
  options: ProveOptions,
): boolean {
  const type = knownType(authorizationType)
  if (type === undefined || type === 'CUSTOM' || type === 'COGNITO_USER_POOLS') return false
  if (type === 'AWS_IAM' && request.principal === undefined) return false
  const { api, endpointPolicy, private: isPrivate } = options
  const surroundings = {
    ...(api === undefined ? {} : { api }),
    ...(endpointPolicy === undefined ? {} : { endpointPolicy }),
    ...(isPrivate === true ? { private: true } : {}),
  }
  const identityPolicies = type === 'AWS_IAM' ? { identityPolicies: [everything] } : {}
  try {
    return (
      evaluate(policy ?? withoutPolicy(type), request, { ...surroundings, authorizationType: type, bindings, ...identityPolicies })
        .decision === 'Allow'
    )
  } catch (error) {
    if (error instanceof PolicyError) return false
    throw error
  }
}

const everything: PolicyDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }

function knownType(type: string): AuthorizationType | undefined {
  return authorizationTypes.find((one) => one === type)
}
