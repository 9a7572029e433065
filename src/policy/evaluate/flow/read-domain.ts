import { PolicyError, valueText, type Policy, type Value } from '../../language/index.ts'
import type { Stage } from '../decide.ts'
import type { RequestView } from '../request-view.ts'

/** The condition key under which a request through a private custom domain carries the domain's ARN. */
const domainKey = 'execute-api:viaDomainArn'

/**
 * Makes what the policy of a private custom domain is asked: whether the domain may be invoked at all, by whoever it is.
 *
 * Its resource is the domain's ARN, `arn:aws:execute-api:REGION:ACCOUNT:/domainnames/NAME+ID`, and not that of the API behind it; the shorthand `execute-api:/*`
 * stands for it.
 *
 * @throws PolicyError where the request does not say through which domain it comes.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
 */
export function readDomain(policy: Policy, view: RequestView): Stage {
  const domain = view.context.get(domainKey.toLowerCase())
  if (typeof domain !== 'string') {
    throw new PolicyError('INCOMPLETE_REQUEST', `the request lacks \`${domainKey}\`, the ARN of the domain through which it comes`, {
      at: `context.${domainKey}`,
      help: 'write `arn:aws:execute-api:REGION:ACCOUNT:/domainnames/NAME+ID`, or leave `domainPolicy` out',
    })
  }
  return {
    layer: 'domain-policy',
    policy: {
      ...policy,
      statements: policy.statements.map((statement) => ({ ...statement, resource: ofDomain(statement.resource, domain) })),
    },
    request: { ...view, caller: { kind: 'anonymous' }, resource: domain },
  }
}

function ofDomain<Element extends { readonly values: readonly Value[] }>(resource: Element, domain: string): Element {
  return {
    ...resource,
    values: resource.values.map((value) =>
      valueText(value) === 'execute-api:/*' ? { ...value, parts: [{ kind: 'literal', text: domain }] } : value,
    ),
  }
}
