import { makeTree } from '../../text/make-tree.ts'
import { itemsOf, textOf, valueAt, type Tree } from '../../text/tree.ts'

/** A path of an API, the methods on it in lower case (`any` for all), and its stage. */
export interface SamPath {
  readonly path: string
  readonly methods: readonly string[]
  readonly stage: Tree
}

/**
 * Gives the statements that SAM makes of `Auth.ResourcePolicy` for one path.
 *
 * INVARIANT: as SAM does it, faults included: ids that begin with neither `vpc-` nor `vpce-` vanish, and an endpoint and a VPC that are forbidden together are forbidden only together.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html
 */
export function resourcePolicyStatements(policy: Tree, at: SamPath): readonly Tree[] {
  const resource = at.methods.map((method) => resourceOf(method, at))
  const list = (name: string): readonly Tree[] => itemsOf(valueAt(policy, name))
  const make = (name: string, statement: object): Tree =>
    makeTree({ ...statement, Action: 'execute-api:Invoke', Resource: resource }, valueAt(policy, name)?.range ?? policy.range)
  const callers = (name: string, effect: string): readonly Tree[] =>
    list(name).length === 0 ? [] : [make(name, { Effect: effect, Principal: { AWS: list(name) } })]
  const fence = (name: string, condition: object): readonly Tree[] => [
    make(name, { Effect: 'Allow', Principal: '*' }),
    make(name, { Effect: 'Deny', Principal: '*', Condition: condition }),
  ]
  const addresses = (name: string, operator: string): readonly Tree[] =>
    list(name).length === 0 ? [] : fence(name, { [operator]: { 'aws:SourceIp': list(name) } })
  const places = (list: 'Whitelist' | 'Blacklist', operator: string): readonly Tree[] => {
    const names = [`SourceVpc${list}`, `IntrinsicVpc${list}`, `IntrinsicVpce${list}`] as const
    const keys = vpcKeys(...names.map((name) => itemsOf(valueAt(policy, name))))
    const said = names.find((name) => valueAt(policy, name) !== undefined) ?? names[0]
    return Object.keys(keys).length === 0 ? [] : fence(said, { [operator]: keys })
  }
  return [
    ...callers('AwsAccountWhitelist', 'Allow'),
    ...callers('AwsAccountBlacklist', 'Deny'),
    ...addresses('IpRangeWhitelist', 'NotIpAddress'),
    ...addresses('IpRangeBlacklist', 'IpAddress'),
    ...places('Blacklist', 'StringEquals'),
    ...places('Whitelist', 'StringNotEquals'),
  ]
}

function vpcKeys(
  named: readonly Tree[] = [],
  vpcs: readonly Tree[] = [],
  vpces: readonly Tree[] = [],
): Readonly<Record<string, readonly Tree[]>> {
  const begins = (prefix: string): readonly Tree[] => named.filter((item) => textOf(item)?.startsWith(prefix) === true)
  const keys = { 'aws:SourceVpc': [...begins('vpc-'), ...vpcs], 'aws:SourceVpce': [...begins('vpce-'), ...vpces] }
  return Object.fromEntries(Object.entries(keys).filter(([, ids]) => ids.length > 0))
}

function resourceOf(method: string, { path, stage }: SamPath): unknown {
  const verb = /^(?:any|x-amazon-apigateway-any-method)$/.test(method) ? '*' : method.toUpperCase()
  const rest = `${verb}${path.replaceAll(/\{(?:[\w.-]+|[\w.-]+\+)\}/g, '*')}`
  const name = textOf(stage)
  return name === undefined ? { 'Fn::Sub': [`execute-api:/\${__Stage__}/${rest}`, { __Stage__: stage }] } : `execute-api:/${name}/${rest}`
}
