import type { Readable } from '../access/readable.ts'
import type { ServedRoute } from '../access/served.ts'
import type { ObservedVpcEndpoint } from '../resources/vpc-endpoint.ts'

/** A REST API as it stands, whoever made it: what could be read, and why the rest could not. */
export interface LiveApi {
  readonly id: string
  /** `arn:aws:execute-api:REGION:ACCOUNT:API` */
  readonly arn: string
  readonly account: string
  readonly region: string
  /** What is saved, and may never have been deployed. */
  readonly draft: Readable<LiveDraft>
  readonly savedRoutes: Readable<readonly ServedRoute[]>
  readonly stages: Readable<readonly LiveStage[]>
  /** Those for execute-api in this account and Region, and whichever the API or its policies name and can be seen. */
  readonly endpoints: Readable<readonly ObservedVpcEndpoint[]>
}

/** The head of an API. */
export interface LiveDraft {
  readonly name: string
  /** `PRIVATE`, `REGIONAL` or `EDGE`. */
  readonly endpointType: string
  readonly vpcEndpointIds: readonly string[]
  /** The policy as JSON text; undefined where there is none. */
  readonly policy: string | undefined
}

/** A stage, and what callers meet there. */
export interface LiveStage {
  readonly name: string
  readonly deployment: string
  readonly policy: Readable<string>
  readonly routes: Readable<readonly ServedRoute[]>
  /** Whether what is deployed shows that the API was private then; what does not, does not show the opposite. */
  readonly isShownPrivate: boolean
}
