/** The options of `evaluate`, as they are written. */
export interface EvaluateVerbOptions extends RequestOptions, PolicyFileOptions {
  readonly json?: boolean
  /** What a refused caller saw, or `-` for stdin. */
  readonly denied?: string
  /** A file of requests, one JSON document or one line of a log each, or `-`. */
  readonly requests?: string
  /** A file that holds the stage's access log format. */
  readonly logFormat?: string
  /** The policy to compare with. */
  readonly against?: string
  readonly failOnDeny?: boolean
}

/** What says which request is meant. */
export interface RequestOptions {
  /** `arn:aws:execute-api:REGION:ACCOUNT:API-ID` */
  readonly api?: string
  readonly stage?: string
  readonly method?: string
  readonly path?: string
  readonly fromVpce?: string
  readonly fromVpc?: string
  readonly sourceIp?: string
  /** An ARN. */
  readonly principal?: string
  readonly authorizationType?: string
  readonly private?: boolean
  /** Of a Cognito user pool: `valid`, `missing` or `invalid`. */
  readonly token?: string
  /** `KEY=VALUE`, each key once or, for a multivalued one, several times. */
  readonly context?: readonly string[]
  /** `FACT=READING` */
  readonly reading?: readonly string[]
}

/** Policies beside the API's own: paths of files. */
export interface PolicyFileOptions {
  readonly endpointPolicy?: string
  readonly domainPolicy?: string
  readonly identityPolicy?: readonly string[]
  readonly permissionsBoundary?: string
  readonly sessionPolicy?: string
  /** Each is one level. */
  readonly serviceControlPolicy?: readonly string[]
  readonly resourceControlPolicy?: readonly string[]
  /** The policy of a Lambda authorizer, or `unauthorized` or `failed`. */
  readonly authorizer?: string
}
