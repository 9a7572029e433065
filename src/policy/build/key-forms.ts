/**
 * What a condition key's value is. It settles which operators compare it and which texts mean something there.
 *
 * - `text`: any text; `name`: an account or an organization, which wildcards never mean; `vpce` and `vpc`: ids.
 * - `texts`: several texts, which only `ForAnyValue:` and `ForAllValues:` compare.
 */
export type KeyForm =
  'text' | 'texts' | 'account' | 'organization' | 'vpce' | 'vpc' | 'address' | 'boolean' | 'date' | 'epoch' | 'number' | 'arn'

/**
 * The condition keys that API Gateway documents for its resource policies, and what their values are. A key that ends in `/` is followed by a name of the user's choice.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const keyForms = {
  'aws:CurrentTime': 'date',
  'aws:EpochTime': 'epoch',
  'aws:MultiFactorAuthAge': 'number',
  'aws:MultiFactorAuthPresent': 'boolean',
  'aws:PrincipalAccount': 'account',
  'aws:PrincipalArn': 'arn',
  'aws:PrincipalOrgID': 'organization',
  'aws:PrincipalOrgPaths': 'texts',
  'aws:PrincipalTag/': 'text',
  'aws:PrincipalType': 'text',
  'aws:Referer': 'text',
  'aws:SecureTransport': 'boolean',
  'aws:SourceArn': 'arn',
  'aws:SourceIp': 'address',
  'aws:SourceVpc': 'vpc',
  'aws:SourceVpce': 'vpce',
  'aws:TokenIssueTime': 'date',
  'aws:UserAgent': 'text',
  'aws:VpcSourceIp': 'address',
  'aws:userid': 'text',
  'aws:username': 'text',
  'execute-api:viaDomainArn': 'arn',
} as const

/** A condition key of an API's resource policy, in AWS's spelling. */
export type ApiConditionKey = KeyOf<keyof typeof keyForms>

/** The condition keys whose values have one of the forms. */
export type KeyOfForm<Form extends KeyForm> = KeyOf<
  { [Name in keyof typeof keyForms]: (typeof keyForms)[Name] extends Form ? Name : never }[keyof typeof keyForms]
>

type KeyOf<Name extends string> = Name extends `${string}/` ? `${Name}${string}` : Name
