/** What Elastic Load Balancing v2 keeps in one Region. Times are milliseconds of the sandbox's clock. */
export interface Elbv2State {
  readonly loadBalancers: Record<string, LoadBalancer>
  readonly targetGroups: Record<string, TargetGroup>
  readonly listeners: Record<string, Listener>
}

/** A Network or Application Load Balancer, keyed by ARN. */
export interface LoadBalancer {
  readonly arn: string
  readonly name: string
  readonly dnsName: string
  readonly type: string
  readonly scheme: string
  readonly vpcId: string
  subnetIds: string[]
  securityGroupIds: string[]
  enforceInboundOnPrivateLink: string
  ipAddressType: string
  readonly createdAt: number
  /** `provisioning` before, `active` from here on. */
  readonly activeAt: number
  attributes: Record<string, string>
  tags: Record<string, string>
}

/** A target group, keyed by ARN. */
export interface TargetGroup {
  readonly arn: string
  readonly name: string
  readonly protocol: string
  readonly port: number
  readonly vpcId: string
  readonly targetType: string
  ipAddressType: string
  healthCheck: HealthCheck
  attributes: Record<string, string>
  targets: Target[]
  tags: Record<string, string>
}

/** How targets are checked. */
export interface HealthCheck {
  enabled: boolean
  protocol: string
  port: string
  path?: string
  intervalSeconds: number
  timeoutSeconds: number
  healthyThresholdCount: number
  unhealthyThresholdCount: number
  matcher?: string
}

/** A registered target: an address (or instance id) and a port. */
export interface Target {
  readonly id: string
  readonly port: number
  availabilityZone?: string
  readonly registeredAt: number
  /** Set by DeregisterTargets: `draining` until then. */
  drainedAt?: number
}

/** A listener, keyed by ARN: a port of a load balancer that forwards to a target group. */
export interface Listener {
  readonly arn: string
  readonly loadBalancerArn: string
  port: number
  protocol: string
  defaultActions: ListenerAction[]
  /** What ModifyListenerAttributes set; the defaults are not in here. */
  attributes?: Record<string, string>
  tags: Record<string, string>
}

/** Only `forward` to one target group is imitated. */
export interface ListenerAction {
  readonly type: string
  readonly targetGroupArn: string
}
