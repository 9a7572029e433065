import { listenOnLoopback } from './control-plane.ts'
import type { ControlPlane } from './control-plane.ts'
import { openDataPlane } from './data-plane/index.ts'
import { createHostTable } from './host-table.ts'
import { answerOwnRoute } from './own-routes.ts'
import type { OwnRoutes } from './own-routes.ts'
import { createCallRunner } from './run-calls.ts'
import { SandboxError } from './sandbox-error.ts'
import { checkOptions } from './sandbox-options.ts'
import type { CheckedOptions } from './sandbox-options.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'
import { services } from './services/index.ts'
import { createAnswerer, createThrottle } from './wire/index.ts'
import type { RunCall } from './wire/index.ts'
import type { Clock, DataPlane, Store } from './world/index.ts'
import { createJumpClock, createRealClock, loadSdk, openStore } from './world/index.ts'

/**
 * Starts an embedded AWS on loopback: a control plane that speaks the wire protocols of the AWS clients, and a data plane that answers real HTTP.
 *
 * @throws SandboxError where a port is taken, the state is locked or unreadable, an option is wrong, or the AWS SDK is not installed.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const checked = checkOptions(options)
  await requireSdk()
  const store = await openStore({ folder: checked.state, account: checked.account, region: checked.region })
  try {
    return await openPlanes(checked, store)
  } catch (error) {
    await store.release()
    throw error
  }
}

async function openPlanes(options: CheckedOptions, store: Store): Promise<Sandbox> {
  const { time, endpointPort, port, switches, authorizers } = options
  const clock = time.kind === 'jump' ? createJumpClock(store.world.clock) : createRealClock(store.world.clock, time.speed)
  const hosts = createHostTable()
  const throttle = options.throttles ? createThrottle() : undefined
  const runCall = createCallRunner({ store, clock, reach: hosts.reach, throttle })
  const dataPlane = await openDataPlane({
    world: () => store.world,
    now: clock.now,
    hosts,
    switches,
    authorizers,
    ...(endpointPort !== undefined && { firstPort: endpointPort }),
  })
  try {
    const listeners: Sandbox['listeners'] = async () => {
      await dataPlane.sync()
      return dataPlane.listeners()
    }
    const controlPlane = await openControlPlane(port, runCall, {
      health: () => healthOf(options, store, clock),
      listeners,
      stand: hosts.stand,
    })
    if (time.kind === 'real') await store.announce(controlPlane.url)
    const stopKeepingUp = time.kind === 'real' ? keepUp(dataPlane) : () => undefined
    return {
      url: controlPlane.url,
      account: store.world.account,
      clock,
      listeners,
      stand: hosts.stand,
      world: () => store.world,
      close: closeOnce(stopKeepingUp, controlPlane, dataPlane, store, clock),
    }
  } catch (error) {
    await dataPlane.close()
    throw error
  }
}

function openControlPlane(port: number, runCall: RunCall, routes: OwnRoutes): Promise<ControlPlane> {
  const answer = createAnswerer(services, runCall)
  return listenOnLoopback(port, (request) => (request.path.startsWith('/_sandbox/') ? answerOwnRoute(routes, request) : answer(request)))
}

function healthOf(options: CheckedOptions, store: Store, clock: Clock): ReturnType<OwnRoutes['health']> {
  const { region, time } = options
  const speed = time.kind === 'real' ? time.speed : null
  return { service: 'apply-private-api sandbox', version: 1, account: store.world.account, region, now: clock.now(), speed }
}

function closeOnce(
  stopKeepingUp: () => void,
  controlPlane: ControlPlane,
  dataPlane: DataPlane,
  store: Store,
  clock: Clock,
): () => Promise<void> {
  let closed: Promise<void> | undefined
  const close = async (): Promise<void> => {
    stopKeepingUp()
    await controlPlane.close()
    await dataPlane.close()
    sweep(store, clock.now())
    await store.save(clock.now())
    await store.release()
  }
  return () => (closed ??= close())
}

function sweep(store: Store, now: number): void {
  for (const region of Object.values(store.world.regions)) for (const service of services) service.sweep?.({ region, now })
}

// Why: in real time an endpoint becomes available, or is gone, without any call; its door has to open and close all the same.
function keepUp(dataPlane: DataPlane): () => void {
  const timer = setInterval(() => void dataPlane.sync().catch(() => undefined), 250).unref()
  return () => {
    clearInterval(timer)
  }
}

async function requireSdk(): Promise<void> {
  try {
    await loadSdk('@smithy/core/schema')
  } catch (error) {
    const help =
      'install the optional dependencies: npm install @aws-sdk/client-api-gateway @aws-sdk/client-ec2 @aws-sdk/client-elastic-load-balancing-v2 @aws-sdk/client-sts'
    throw new SandboxError('SDK_MISSING', 'the sandbox needs the AWS SDK, which is not installed', help, { cause: error })
  }
}
