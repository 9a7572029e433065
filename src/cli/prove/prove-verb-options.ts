/** The options of `prove`, as they are written. */
export interface ProveVerbOptions {
  readonly json?: boolean
  /** Ids, with commas between them. */
  readonly onlyFromVpce?: string
  readonly onlyFromVpc?: string
  readonly onlyFromOrg?: string
  readonly onlyFromAccounts?: string
  readonly notPublic?: boolean
  /** A file with the other policy. */
  readonly implies?: string
  readonly equivalent?: string
  /** The id of a VPC endpoint, or nothing in particular. */
  readonly notLockedOut?: string | boolean
  /** Routes, `STAGE/METHOD/PATH`, with commas between them. */
  readonly covers?: string
  readonly api?: string
  readonly authorizationType?: string
  readonly private?: boolean
  readonly endpointPolicy?: string
  readonly action?: readonly string[]
  /** `FACT=READING` */
  readonly reading?: readonly string[]
  /** The file to which the certificate of what holds is written. */
  readonly certificate?: string
  /** The certificate to check, instead of proving anything. */
  readonly check?: string
  /** Without a policy `api` is a live one, of which this stage is asked about. */
  readonly stage?: string
  readonly region?: string
  readonly profile?: string
  readonly sandbox?: boolean
  /** The folder that keeps the sandbox's state. */
  readonly state?: string
}
