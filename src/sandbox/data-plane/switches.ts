/**
 * How the data plane answers where AWS's pages and what users measured disagree, or are silent. One switch a question.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export interface Switches {
  /** The end of a denial's sentence: as AWS's troubleshooting pages print it, or as recorded from the service in 2025 and 2026. (PA-27 to 29) */
  readonly denialWording: 'classic' | '2026'
  /** The member that carries the sentence: capital in nearly all transcripts, small in some. (PA-41) */
  readonly denialKey: 'Message' | 'message'
  /** Whether a denial by the endpoint policy reads like one by the resource policy, or names the endpoint policy as IAM does elsewhere. (PA-39) */
  readonly endpointDenial: 'same-sentence' | 'names-the-endpoint-policy'
  /**
   * What an unknown path or method answers to a caller whom the policy would deny. Routing first by default: the order of evaluation depends on
   * the method's authorization type, so the method has to be known first. (PA section 7, m)
   */
  readonly unknownRoute: 'routing-first' | 'policy-first'
  /** aws:SourceIp through an endpoint: not there, as IAM's key page says, or rewritten to the endpoint's own interface, as API Gateway's says. (PA-53) */
  readonly sourceIpThroughEndpoint: 'absent' | 'rewritten'
  /** x-amzn-errortype of a 500 or 504 that an integration caused: as seen live in 2020, or one by cause. (PA-44) */
  readonly integrationErrorType: 'internal-server-error' | 'by-cause'
}

/** The answers that the sandbox gives unless told otherwise: the documented reading where there is one. */
export const defaultSwitches: Switches = {
  denialWording: 'classic',
  denialKey: 'Message',
  endpointDenial: 'same-sentence',
  unknownRoute: 'routing-first',
  sourceIpThroughEndpoint: 'absent',
  integrationErrorType: 'internal-server-error',
}
