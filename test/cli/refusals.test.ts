import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { edit, ordersFolder, run } from './command.ts'
import { inventory, readState, writeState } from './state.ts'

// Each starts processes, and the machine may be busy.
vi.setConfig({ testTimeout: 180_000 })

const apply = ['apply', '--sandbox', '--yes']

test('a subnet in another VPC is told at its place, and nothing is changed', async () => {
  const cwd = ordersFolder()
  await run(['plan', '--sandbox'], { cwd })
  const world = readState(cwd)
  const region = world.regions['eu-west-1']
  const subnet = region?.subnets['subnet-0a1b2c3d4e5f60712']
  if (region === undefined || subnet === undefined) throw new Error('no subnet')
  region.subnets[subnet.subnetId] = { ...subnet, vpcId: 'vpc-0000000000000000b' }
  writeState(cwd, world)
  const { code, stderr } = await run(apply, { cwd })
  expect(code).toBe(2)
  expect(stderr).toMatch(/^error\[SUBNET_IN_OTHER_VPC\]: .*subnet-0a1b2c3d4e5f60712.*\n *--> private-api.yaml:\d+:\d+\n(.*\n){3}help: /)
  expect(inventory(cwd)).toMatchObject({ endpoints: 0, apis: 0 })
})

test('of two APIs that carry the tag of the stack both are listed, and neither is changed', async () => {
  const cwd = ordersFolder()
  await run(apply, { cwd })
  const world = readState(cwd)
  const apis = world.regions['eu-west-1']?.restApis ?? {}
  const [first] = Object.values(apis)
  if (first === undefined) throw new Error('no API')
  apis.twin123456 = { ...first, id: 'twin123456' }
  writeState(cwd, world)
  edit(cwd, 'GET, to: health', 'POST, to: health')
  const { code, stderr } = await run(apply, { cwd })
  expect(code).toBe(2)
  expect(stderr).toMatch(/^error\[[A-Z_]+\]: /)
  expect(stderr).toContain(first.id)
  expect(stderr).toContain('twin123456')
  expect(stderr).toMatch(/^help: /m)
  expect(readState(cwd).regions['eu-west-1']?.restApis).toEqual(apis)
})

test('a link that ends FAILED is told with what AWS says, and no stage is made', async () => {
  const cwd = ordersFolder()
  await run(apply, { cwd })
  const { loadBalancers = {}, vpcEndpoints = {} } = readState(cwd).regions['eu-west-1'] ?? {}
  const [arn] = Object.keys(loadBalancers)
  const [endpoint] = Object.keys(vpcEndpoints)
  // PA-110: one load balancer belongs to one endpoint service.
  const second = readFileSync(join(cwd, 'private-api.yaml'), 'utf8')
    .replace('name: orders', 'name: second')
    .replace(/ {2}main:\n( {4}.*\n)+/, `  main: { id: ${String(endpoint)} }\n`)
    .replace(/ {4}loadBalancer:\n( {6}.*\n)+/, `    loadBalancer: ${String(arn)}\n`)
    .replace(/^sandbox:\n.*\n/m, '')
  writeFileSync(join(cwd, 'second.yaml'), second)
  const { code, stderr } = await run([...apply, 'second.yaml'], { cwd })
  expect(code).toBe(2)
  expect(stderr).toMatch(/^error\[LINK_FAILED\]: .*already associated/m)
  expect(stderr).toMatch(/^help: /m)
  expect(inventory(cwd)).toMatchObject({ stages: 1 })
})
