import type { FoundApi, GivenPolicy } from '../../../validators/index.ts'
import { dependsOnDeployment } from '../../../validators/index.ts'
import type { AuthorizationType } from '../subject.ts'
import { possibleArns, withOther } from './possible-arns.ts'

/** Where an API is taken to be, and what is assumed with it. */
export interface Deployed {
  /** Its ARN, where it matters. */
  readonly api?: string
  readonly deployment?: { readonly partition: string; readonly region: string; readonly account: string }
  /** What the template's pseudo parameters are taken to be, where it can make a difference. */
  readonly assumed: Readonly<Record<string, string>>
}

/** What tells where an API may be. */
export interface Whereabouts {
  readonly api: FoundApi
  readonly policy: GivenPolicy
  /** The policy as it is written. */
  readonly text: string
  readonly types: readonly AuthorizationType[]
  /** The ARN that the command line names. */
  readonly given: string | undefined
  /** What the property and the other policies say: an account that they name counts as named. */
  readonly alsoNamed: string
  /** ARNs that are to be looked at as well. */
  readonly besides: readonly string[]
}

/**
 * Gives where an API may be deployed, as far as its policy can tell one place from another: to the accounts and Regions that it names, and to one that it does not name. Nothing where
 * there are more than can be looked at.
 */
export function deploymentsOf({ api, policy, text, types, given, alsoNamed, besides }: Whereabouts): readonly Deployed[] | undefined {
  const arn = given ?? api.arn
  if (arn !== undefined) return [{ api: arn, deployment: placeOf(arn), assumed: {} }]
  const depends = dependsOnDeployment(policy)
  if (!depends && !types.includes('AWS_IAM')) return [{ assumed: {} }]
  const named = text.match(/arn:aws[\w-]*:execute-api:[\w-]+:\d{12}:[a-z0-9]{10}(?=\/)/g) ?? []
  const arns = [
    ...new Set([...(named.length > 0 ? named : possibleArns(text + alsoNamed, depends ? regionsIn(text) : ['us-east-1'])), ...besides]),
  ]
  if (arns.length > 12) return undefined
  const places = arns.map((one) => ({ api: one, deployment: placeOf(one) }))
  const differ = (name: 'region' | 'account'): boolean => new Set(places.map(({ deployment }) => deployment[name])).size > 1
  const [hasAccounts, hasRegions] = [differ('account'), differ('region')]
  return places.map((place): Deployed => ({
    ...place,
    assumed: {
      ...(hasAccounts ? { 'AWS::AccountId': place.deployment.account } : {}),
      ...(hasRegions ? { 'AWS::Region': place.deployment.region } : {}),
    },
  }))
}

function regionsIn(text: string): readonly string[] {
  return withOther(
    [...text.matchAll(/:execute-api:([a-z]+(?:-[a-z]+)+-\d):/g)].flatMap(([, region]) => region ?? []),
    ['us-east-1', 'eu-west-1'],
  )
}

function placeOf(arn: string): NonNullable<Deployed['deployment']> {
  const [, partition = 'aws', , region = '', account = ''] = arn.split(':')
  return { partition, region, account }
}
