import { evaluate, type EvaluateOptions, type Evaluation, type PolicyDocument, type Request } from '../../../src/policy/index.ts'
import { allow, deny, policyOf, request } from '../evaluate/evaluate-request.ts'

/** What a policy of the tables says about a request: the documentation's own three words. */
export type Says = 'Allow' | 'silent' | 'Deny'

/** A user of the API's account. */
export const ann = 'arn:aws:iam::111122223333:user/ann'

/** A user of another account. */
export const bob = 'arn:aws:iam::999988887777:user/bob'

/** A policy of a resource that says that about the tables' request. */
export function onResource(says: Says): PolicyDocument {
  return policyOf(says === 'Deny' ? deny() : allow(says === 'silent' ? { Action: 'execute-api:InvalidateCache' } : {}))
}

/** The same as a policy of an identity: without principals. */
export function onIdentity(says: Says): PolicyDocument {
  const { Statement } = onResource(says)
  return policyOf(
    ...[Statement].flat().map((statement) => JSON.parse(JSON.stringify({ ...statement, Principal: undefined })) as typeof statement),
  )
}

/** Decides the tables' request of somebody under AWS_IAM. */
export function askSigned(arn: string | undefined, resource: PolicyDocument, options: EvaluateOptions = {}): Evaluation {
  const asked: Request = arn === undefined ? request : { ...request, principal: { arn } }
  return evaluate(resource, asked, { authorizationType: 'AWS_IAM', ...options })
}
