/** What EC2 keeps in one Region. Times are milliseconds of the sandbox's clock. */
export interface Ec2State {
  readonly vpcs: Record<string, Vpc>
  readonly subnets: Record<string, Subnet>
  readonly securityGroups: Record<string, SecurityGroup>
  readonly vpcEndpoints: Record<string, VpcEndpoint>
  readonly networkInterfaces: Record<string, NetworkInterface>
}

/** A virtual private cloud. */
export interface Vpc {
  readonly vpcId: string
  readonly cidrBlock: string
  readonly isDefault: boolean
  enableDnsSupport: boolean
  enableDnsHostnames: boolean
  tags: Record<string, string>
}

/** A subnet, in one Availability Zone. */
export interface Subnet {
  readonly subnetId: string
  readonly vpcId: string
  readonly cidrBlock: string
  readonly availabilityZone: string
  readonly availabilityZoneId: string
  mapPublicIpOnLaunch: boolean
  tags: Record<string, string>
}

/** A security group; rules are one row a source. */
export interface SecurityGroup {
  readonly groupId: string
  readonly groupName: string
  readonly description: string
  readonly vpcId: string
  rules: SecurityGroupRule[]
  tags: Record<string, string>
}

/** One direction, protocol, port range and source or destination. */
export interface SecurityGroupRule {
  readonly ruleId: string
  readonly isEgress: boolean
  /** `tcp`, `udp`, `icmp`, a number, or `-1` for all. */
  readonly ipProtocol: string
  readonly fromPort?: number
  readonly toPort?: number
  readonly cidrIpv4?: string
  readonly cidrIpv6?: string
  readonly prefixListId?: string
  readonly referencedGroupId?: string
  description?: string
  tags: Record<string, string>
}

/** A VPC endpoint. Its state is a function of these times and the clock. */
export interface VpcEndpoint {
  readonly vpcEndpointId: string
  readonly vpcEndpointType: string
  readonly vpcId: string
  readonly serviceName: string
  policyDocument: string
  subnetIds: string[]
  securityGroupIds: string[]
  networkInterfaceIds: string[]
  privateDnsEnabled: boolean
  routeTableIds: string[]
  readonly ipAddressType: string
  readonly createdAt: number
  /** `pending` before, `available` from here on. */
  readonly availableAt: number
  /** Set by DeleteVpcEndpoints: `deleting` until then, gone from then on. */
  deletedAt?: number
  readonly clientToken?: string
  /** A hash of the parameters that came with `clientToken`: the same token with others is an error. */
  readonly clientTokenParameters?: string
  tags: Record<string, string>
}

/** A network interface: of an endpoint or of a load balancer. It holds its subnet and security groups. */
export interface NetworkInterface {
  readonly networkInterfaceId: string
  readonly subnetId: string
  readonly vpcId: string
  readonly availabilityZone: string
  readonly privateIpAddress: string
  securityGroupIds: string[]
  readonly description: string
  readonly interfaceType: string
  readonly createdAt: number
  /** The vpce- id or load balancer ARN that it belongs to. */
  readonly owner: string
}
