/** What to call, and who should get in. */
export interface ProbePlan {
  readonly region: string
  readonly apiId: string
  readonly stage: string
  /** `amazonaws.com`, or `amazonaws.com.cn` in China. */
  readonly suffix?: string
  readonly routes: readonly ProbeRoute[]
  /** Whose requests should be allowed; the stranger's and the public ones never should. */
  readonly endpoints: readonly ProbeEndpoint[]
  /** How long to wait for one answer, in milliseconds of real time; 30 seconds unless said otherwise. */
  readonly timeout?: number
}

/** A route as a config has it: a verb or `ANY` (called as GET), and a path that may have `{variables}`. */
export interface ProbeRoute {
  readonly method: string
  readonly path: string
  /** What every call of it carries, and a backend gets. */
  readonly headers?: Readonly<Record<string, string>>
  /** It wants a token that the calls do not carry: who is let in by the policies is refused all the same, with 401. */
  readonly wantsToken?: true
}

/** An endpoint that has access: to every route, or only to those that `admits` names. */
export interface ProbeEndpoint {
  readonly name: string
  readonly vpcEndpointId: string
  readonly admits?: (route: ProbeRoute) => boolean
}
