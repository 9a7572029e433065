import { parsePolicy, type Policy, type PolicyDocument } from '../../../policy/index.ts'
import type { AuthorizationType } from '../subject.ts'

/** What an API without a resource policy comes to: a policy that lets in the same callers, and why. */
export interface WithoutPolicy {
  readonly policy: Policy
  readonly types: readonly AuthorizationType[]
  readonly why: string
}

/**
 * Gives the policies that let in whom an API without a resource policy does.
 *
 * A private one cannot be deployed. A public one lets in whoever satisfies its methods: everybody where they ask for nothing, whoever has a token, and whom identity policies or a function allow.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html
 */
export function withoutPolicy(isPrivate: boolean, types: readonly AuthorizationType[]): readonly WithoutPolicy[] {
  if (isPrivate)
    return [{ policy: nobody, types, why: 'it has no resource policy: a private API without one cannot be deployed, and lets nobody in' }]
  const open = types.filter((type) => type === 'NONE' || type === 'COGNITO_USER_POOLS')
  const asking = types.filter((type) => type === 'AWS_IAM' || type === 'CUSTOM')
  const why = 'it has no resource policy: whoever satisfies its methods gets in, from anywhere'
  return [
    ...(open.length === 0 ? [] : [{ policy: everybody, types: open, why }]),
    ...(asking.length === 0 ? [] : [{ policy: silent, types: asking, why }]),
  ]
}

const nobody = read({ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' })
const everybody = read({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' })
const silent = read({ Effect: 'Allow', Principal: '*', Action: 'none:none', Resource: '*' })

function read(statement: PolicyDocument['Statement']): Policy {
  const parsed = parsePolicy({ Version: '2012-10-17', Statement: statement })
  if (!parsed.ok) throw new Error('the stand-in for a missing policy does not parse')
  return parsed.policy
}
