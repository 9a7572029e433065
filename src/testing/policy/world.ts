/** The API that generated policies and requests speak of where no other is given. */
export const defaultApi = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'

/** Accounts: the API's own, and a stranger's. */
export const accounts = ['111122223333', '444455556666'] as const

/** Callers with an ARN, as requests carry them: users, sessions, a role, a root. */
export const callers = [
  'arn:aws:iam::111122223333:user/ann',
  'arn:aws:sts::111122223333:assumed-role/admin/s1',
  'arn:aws:iam::444455556666:user/ann',
  'arn:aws:sts::444455556666:assumed-role/Admin/s1',
  'arn:aws:iam::111122223333:role/team/admin',
  'arn:aws:iam::111122223333:root',
] as const

/** What stands behind the API's ARN in a request. */
export const routes = [
  'prod/GET/orders',
  'prod/GET/',
  'prod/POST/orders',
  'dev/GET/orders/17',
  'prod/POST/x/GET/orders',
  'prod/GET/a:b',
  'prod/GET/*',
] as const

/** Condition keys by the kind of value that a request carries for them. */
export const keysByFamily = {
  String: [
    'aws:SourceVpce',
    'aws:SourceVpc',
    'aws:UserAgent',
    'aws:username',
    'aws:PrincipalTag/team',
    'aws:PrincipalOrgPaths',
    'aws:userid',
  ],
  Numeric: ['aws:MultiFactorAuthAge', 'aws:EpochTime'],
  Date: ['aws:CurrentTime', 'aws:TokenIssueTime', 'aws:EpochTime'],
  Bool: ['aws:SecureTransport', 'aws:MultiFactorAuthPresent'],
  Binary: ['test:Blob'],
  IpAddress: ['aws:VpcSourceIp', 'aws:SourceIp'],
  Arn: ['aws:PrincipalArn', 'aws:SourceArn'],
  Null: ['aws:SourceVpce', 'aws:username', 'aws:PrincipalOrgPaths'],
} as const
