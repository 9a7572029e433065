import type { FoundApi, GivenPolicy } from '../../../validators/index.ts'
import { dependsOnDeployment } from '../../../validators/index.ts'
import type { AuthorizationType } from '../subject.ts'

/** Where an API is taken to be, and what is assumed with it. */
export interface Deployed {
  /** Its ARN, where it matters. */
  readonly api?: string
  readonly deployment?: { readonly partition: string; readonly region: string; readonly account: string }
  /** What the template's pseudo parameters are taken to be, where it can make a difference. */
  readonly assumed: Readonly<Record<string, string>>
}

/**
 * Gives where an API may be deployed, as far as its policy can tell one place from another: to the accounts and Regions that it names, and to one that it does not name. Nothing where
 * there are more than can be looked at.
 */
export function deploymentsOf(
  api: FoundApi,
  policy: GivenPolicy,
  text: string,
  types: readonly AuthorizationType[],
  given: string | undefined,
): readonly Deployed[] | undefined {
  const arn = given ?? api.arn
  if (arn !== undefined) return [{ api: arn, deployment: placeOf(arn), assumed: {} }]
  const depends = dependsOnDeployment(policy)
  if (!depends && !types.includes('AWS_IAM')) return [{ assumed: {} }]
  const named = [...new Set(text.match(/arn:aws[\w-]*:execute-api:[\w-]+:\d{12}:[a-z0-9]{10}(?=\/)/g))]
  if (named.length > 0)
    return named.map((one) => ({ api: one, deployment: placeOf(one), assumed: named.length > 1 ? { 'its ARN': one } : {} }))
  const accounts = withOther(text.match(/(?<!\d)\d{12}(?!\d)/g) ?? [], ['123456789012', '210987654321'])
  const regions = depends
    ? withOther(
        [...text.matchAll(/:execute-api:([a-z]+(?:-[a-z]+)+-\d):/g)].flatMap(([, region]) => region ?? []),
        ['us-east-1', 'eu-west-1'],
      )
    : ['us-east-1']
  if (accounts.length * regions.length > 12) return undefined
  return regions.flatMap((region) =>
    accounts.map((account): Deployed => {
      const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
      return {
        api: `arn:${partition}:execute-api:${region}:${account}:a1b2c3d4e5`,
        deployment: { partition, region, account },
        assumed: {
          ...(accounts.length > 1 ? { 'AWS::AccountId': account } : {}),
          ...(regions.length > 1 ? { 'AWS::Region': region } : {}),
        },
      }
    }),
  )
}

/** The ones that are named, and one that is not. */
function withOther(named: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set([...named, others.find((one) => !named.includes(one)) ?? ''])].filter((one) => one !== '')
}

function placeOf(arn: string): NonNullable<Deployed['deployment']> {
  const [, partition = 'aws', , region = '', account = ''] = arn.split(':')
  return { partition, region, account }
}
