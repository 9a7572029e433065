import type { Region } from '../../world/index.ts'
import type { FoundStage } from '../admit/find-stage.ts'
import type { Route } from '../admit/match-route.ts'
import type { Incoming } from '../listen/incoming.ts'
import type { Surroundings } from '../surroundings.ts'

/** An admitted request on its way to a backend. */
export interface IntegrationRequest {
  readonly incoming: Incoming
  readonly region: Region
  readonly found: FoundStage
  readonly route: Route
  readonly surroundings: Surroundings
}
