import { checkRegionName, zoneIdOf } from './region-names.ts'
import type { Region } from './world.ts'

/** The ids of what every Region of a new sandbox holds. They are the same in every Region and every sandbox. */
export interface InitialInventory {
  /** 10.0.0.0/16, with DNS support and DNS hostnames on. */
  readonly vpc: string
  /** 10.0.1.0/24 in the Region's zone a, 10.0.2.0/24 in its zone b. */
  readonly subnets: readonly [string, string]
  /** The VPC's default security group. */
  readonly securityGroup: string
}

/** Gives the ids of what a Region holds from the start. */
export function initialInventory(region = 'us-east-1'): InitialInventory {
  checkRegionName(region)
  return {
    vpc: 'vpc-0a1b2c3d4e5f60718',
    subnets: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
    securityGroup: 'sg-0a1b2c3d4e5f60718',
  }
}

/** Makes a Region as a new sandbox holds it: one VPC, two subnets, the default security group, and nothing else. */
export function newRegion(name: string): Region {
  const { vpc, subnets, securityGroup } = initialInventory(name)
  return {
    name,
    restApis: {},
    vpcLinks: {},
    vpcs: {
      [vpc]: {
        vpcId: vpc,
        cidrBlock: '10.0.0.0/16',
        isDefault: false,
        enableDnsSupport: true,
        enableDnsHostnames: true,
        tags: { Name: 'sandbox' },
      },
    },
    subnets: {
      [subnets[0]]: newSubnet(name, subnets[0], vpc, 1),
      [subnets[1]]: newSubnet(name, subnets[1], vpc, 2),
    },
    securityGroups: {
      [securityGroup]: {
        groupId: securityGroup,
        groupName: 'default',
        description: 'default VPC security group',
        vpcId: vpc,
        rules: [
          { ruleId: 'sgr-0a1b2c3d4e5f60711', isEgress: false, ipProtocol: '-1', referencedGroupId: securityGroup, tags: {} },
          { ruleId: 'sgr-0a1b2c3d4e5f60712', isEgress: true, ipProtocol: '-1', cidrIpv4: '0.0.0.0/0', tags: {} },
        ],
        tags: {},
      },
    },
    vpcEndpoints: {},
    networkInterfaces: {},
    loadBalancers: {},
    targetGroups: {},
    listeners: {},
  }
}

function newSubnet(region: string, subnetId: string, vpcId: string, number: 1 | 2): Region['subnets'][string] {
  return {
    subnetId,
    vpcId,
    cidrBlock: `10.0.${String(number)}.0/24`,
    availabilityZone: `${region}${number === 1 ? 'a' : 'b'}`,
    availabilityZoneId: zoneIdOf(region, number),
    mapPublicIpOnLaunch: false,
    tags: { Name: `sandbox-${number === 1 ? 'a' : 'b'}` },
  }
}
