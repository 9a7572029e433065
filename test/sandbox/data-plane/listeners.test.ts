import { createServer } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDataPlane, stranger } from '../../../src/sandbox/data-plane/index.ts'
import { initialInventory, regionOf } from '../../../src/sandbox/world/index.ts'
import { testTime } from '../make-call.ts'
import { unusedPort } from './backend.ts'
import { given, givenApi, givenEndpoint, hostOf, mainEndpoint, openOver, otherEndpoint, region } from './given.ts'
import { send } from './send.ts'

const names = (listeners: readonly { kind: string; region: string; vpcEndpointId?: string }[]): string[] =>
  listeners.map(({ kind, region: at, vpcEndpointId = '' }) => `${at} ${kind} ${vpcEndpointId}`.trim()).sort()

describe('the listeners', () => {
  test('one an endpoint, one for the public side, one for a stranger, in every Region', async () => {
    const to = given()
    regionOf(to.world, 'eu-west-1')
    const { plane } = await openOver(to)
    expect(names(plane.listeners())).toEqual(
      [
        'eu-west-1 public',
        `eu-west-1 stranger ${stranger.vpcEndpointId}`,
        'us-east-1 public',
        `us-east-1 stranger ${stranger.vpcEndpointId}`,
        `us-east-1 vpc-endpoint ${mainEndpoint}`,
      ].sort(),
    )
    const main = plane.listeners().find(({ vpcEndpointId }) => vpcEndpointId === mainEndpoint)
    expect(main).toMatchObject({ vpcId: initialInventory().vpc, url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string })
  })

  test('an endpoint of another service, or of another type, gets none', async () => {
    const to = given()
    givenEndpoint(to, otherEndpoint, { serviceName: `com.amazonaws.${region}.s3` })
    givenEndpoint(to, 'vpce-0ccccccccccccccccc', { vpcEndpointType: 'Gateway' })
    expect((await openOver(to)).plane.listeners().filter(({ kind }) => kind === 'vpc-endpoint')).toHaveLength(1)
  })

  test('a pending endpoint gets its listener when it is available, and keeps the port while it lives', async () => {
    const to = given()
    givenEndpoint(to, otherEndpoint, { availableAt: testTime + 60_000 })
    const { plane, main } = await openOver(to, { firstPort: await unusedPort(4) })
    const other = (): string | undefined => plane.listeners().find(({ vpcEndpointId }) => vpcEndpointId === otherEndpoint)?.url
    await plane.sync()
    expect(other()).toBeUndefined()
    to.clock.now += 60_000
    await Promise.all([plane.sync(), plane.sync()])
    expect(other()).toBeDefined()
    expect(plane.listeners().filter(({ kind }) => kind === 'vpc-endpoint')).toHaveLength(2)
    expect(plane.listeners().find(({ vpcEndpointId }) => vpcEndpointId === mainEndpoint)?.url).toBe(main)
  })

  test('a deleted endpoint stops answering: at once, even before the next sync, and its listener goes with that', async () => {
    const to = given()
    givenApi(to)
    const { plane, main } = await openOver(to)
    const call = (): Promise<number> =>
      send(main, { path: '/prod/orders', headers: { host: hostOf('a1b2c3d4e5') } }).then(({ status }) => status)
    expect(await call()).toBe(200)
    const endpoint = to.region.vpcEndpoints[mainEndpoint]
    if (endpoint) endpoint.deletedAt = to.clock.now + 60_000
    await expect(call()).rejects.toThrow(/hang up|ECONNRESET/)
    await plane.sync()
    expect(plane.listeners().map(({ kind }) => kind)).toEqual(['public', 'stranger'])
    await expect(call()).rejects.toThrow(/ECONNREFUSED/)
  })

  test('with a first port they take it and those after it, and a freed one is taken again', async () => {
    const to = given()
    const firstPort = await unusedPort(3)
    const { plane } = await openOver(to, { firstPort })
    const ports = (): number[] => plane.listeners().map(({ url }) => Number(new URL(url).port))
    expect(ports()).toEqual([firstPort, firstPort + 1, firstPort + 2])
    delete to.region.vpcEndpoints[mainEndpoint]
    givenEndpoint(to, otherEndpoint)
    await plane.sync()
    expect(ports()).toEqual([firstPort, firstPort + 1, firstPort + 2])
  })

  test('a port in use is an error that says so, and nothing stays open', async () => {
    const to = given()
    const taken = (await unusedPort(2)) + 1
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(taken, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const options = { world: () => to.world, now: () => to.clock.now, hosts: to.hosts }
    await expect(openDataPlane({ ...options, firstPort: taken - 1 })).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: `the data plane cannot listen on port \`${String(taken)}\` of 127.0.0.1`,
    })
    await expect(send(`http://127.0.0.1:${String(taken - 1)}`, { path: '/' })).rejects.toThrow(/ECONNREFUSED/)
  })

  test('after close nothing answers', async () => {
    const { plane, main, stranger: other, public: outside } = await openOver(given())
    await plane.close()
    for (const url of [main, other, outside]) await expect(send(url, { path: '/' })).rejects.toThrow(/ECONNREFUSED/)
    expect(plane.listeners()).toEqual([])
  })
})
