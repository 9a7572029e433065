import { expect, test } from 'vitest'
import { initialInventory, newWorld, openCall, partitionOf, regionOf, zoneIdOf } from '../../../src/sandbox/world/index.ts'
import { makeCall } from '../make-call.ts'

test.each([
  ['us-east-1', 'use1-az1', 'aws'],
  ['eu-west-1', 'euw1-az1', 'aws'],
  ['ap-southeast-2', 'apse2-az1', 'aws'],
  ['ap-northeast-1', 'apne1-az1', 'aws'],
  ['ca-central-1', 'cac1-az1', 'aws'],
  ['us-gov-west-1', 'usgw1-az1', 'aws-us-gov'],
  ['cn-north-1', 'cnn1-az1', 'aws-cn'],
])('knows the zone ids and the partition of %s', (region, zone, partition) => {
  expect(zoneIdOf(region, 1)).toBe(zone)
  expect(partitionOf(region)).toBe(partition)
})

test('makes ids that look like AWS’s, never twice, and the same in every run', () => {
  const run = (): readonly string[] => {
    const call = makeCall()
    return Array.from({ length: 2000 }, (_, index) => (index % 2 === 0 ? call.hex() : call.base36()))
  }
  const ids = run()
  expect(new Set(ids).size).toBe(2000)
  expect(run()).toEqual(ids)
  expect(ids.filter((_, index) => index % 2 === 0).every((id) => /^0[0-9a-f]{16}$/.test(id))).toBe(true)
  expect(ids.filter((_, index) => index % 2 === 1).every((id) => /^[0-9a-z]{10}$/.test(id))).toBe(true)
  expect(makeCall().hex(8)).toMatch(/^[0-9a-f]{8}$/)
})

test('gives every Region the same initial inventory, in its own zones', () => {
  const world = newWorld('123456789012', 0)
  const { vpc, subnets, securityGroup } = initialInventory()
  for (const name of ['us-east-1', 'eu-west-1']) {
    const region = regionOf(world, name)
    expect(Object.keys(region.vpcs)).toEqual([vpc])
    expect(Object.keys(region.securityGroups)).toEqual([securityGroup])
    expect(subnets.map((id) => region.subnets[id]?.availabilityZone)).toEqual([`${name}a`, `${name}b`])
  }
  expect(regionOf(world, 'us-east-1')).not.toBe(regionOf(world, 'eu-west-1'))
})

test.each(['', 'mars', 'us-east', '__proto__', 'constructor', 'US-EAST-1'])('does not take %j for a Region', (name) => {
  const world = newWorld('123456789012', 0)
  expect(() => openCall(world, name, 0, () => Promise.resolve(false))).toThrow(/valid region/)
  expect(world.regions).toEqual({})
})
