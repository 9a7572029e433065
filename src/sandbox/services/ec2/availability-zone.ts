import type { DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResult } from '@aws-sdk/client-ec2'
import type { Call } from '../../world/index.ts'
import { ServiceError, zoneIdOf } from '../../world/index.ts'
import { filterBy } from './filter.ts'

/** An Availability Zone. */
export interface Zone {
  readonly name: string
  readonly id: string
}

/** The Availability Zones of a Region: a, b and c, in the sandbox of every Region. */
export function zonesOf(region: string): readonly Zone[] {
  return ['a', 'b', 'c'].map((letter, index) => ({ name: `${region}${letter}`, id: zoneIdOf(region, index + 1) }))
}

/** Answers DescribeAvailabilityZones. */
export function describeAvailabilityZones(input: DescribeAvailabilityZonesRequest, call: Call): DescribeAvailabilityZonesResult {
  const region = call.region.name
  const zones = zonesOf(region)
  const unknown =
    input.ZoneNames?.find((name) => zones.every((zone) => zone.name !== name)) ??
    input.ZoneIds?.find((id) => zones.every((zone) => zone.id !== id))
  if (unknown !== undefined) throw new ServiceError('InvalidParameterValue', `Invalid availability zone: [${unknown}]`)
  const chosen = zones.filter((zone) => (input.ZoneNames?.includes(zone.name) ?? true) && (input.ZoneIds?.includes(zone.id) ?? true))
  const passed = filterBy(chosen, input.Filters, {
    'zone-name': (zone) => [zone.name],
    'zone-id': (zone) => [zone.id],
    'zone-type': () => ['availability-zone'],
    'region-name': () => [region],
    'group-name': () => [`${region}-zg-1`],
    state: () => ['available'],
    'opt-in-status': () => ['opt-in-not-required'],
  })
  return {
    AvailabilityZones: passed.map((zone) => ({
      ZoneName: zone.name,
      ZoneId: zone.id,
      ZoneType: 'availability-zone',
      RegionName: region,
      GroupName: `${region}-zg-1`,
      NetworkBorderGroup: region,
      State: 'available',
      OptInStatus: 'opt-in-not-required',
      Messages: [],
    })),
  }
}
