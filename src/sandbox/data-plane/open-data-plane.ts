import type { DataPlane, DataPlaneListener } from '../world/index.ts'
import type { DataPlaneOptions } from './data-plane-options.ts'
import { makeAnswerer } from './listen/answer-request.ts'
import { listSides } from './listen/list-sides.ts'
import { openListener, type OpenListener } from './listen/open-listener.ts'
import { sideKey, type Side } from './listen/side.ts'

/**
 * Opens the data plane: one listener a VPC endpoint, one for the public side and one for a stranger's endpoint of each Region.
 *
 * @throws SandboxError PORT_IN_USE where a listener's port is taken.
 */
export async function openDataPlane(options: DataPlaneOptions): Promise<DataPlane> {
  const doors = new Map<string, { readonly side: Side; readonly listener: OpenListener }>()
  let last: Promise<unknown> = Promise.resolve()
  // INVARIANT: one change at a time; two syncs never open the same side twice.
  const queue = (change: () => Promise<void>): Promise<void> => {
    const done = last.then(change)
    last = done.catch(() => undefined)
    return done
  }
  const answer = makeAnswerer(options)
  const match = async (sides: readonly Side[]): Promise<void> => {
    const wanted = new Set(sides.map(sideKey))
    for (const [key, { listener }] of [...doors].filter(([key]) => !wanted.has(key))) {
      doors.delete(key)
      await listener.close()
    }
    for (const side of sides.filter((one) => !doors.has(sideKey(one)))) {
      const listener = await openListener(freePort(options.firstPort, doors), (message, response) => void answer(side, message, response))
      doors.set(sideKey(side), { side, listener })
    }
  }
  const plane: DataPlane = {
    sync: () => queue(() => match(listSides(options.world(), options.now()))),
    listeners: () => [...doors.values()].map(describe),
    close: () => queue(() => match([])),
  }
  try {
    await plane.sync()
  } catch (error) {
    await plane.close()
    throw error
  }
  return plane
}

function freePort(first: number | undefined, doors: ReadonlyMap<string, { readonly listener: OpenListener }>): number {
  if (first === undefined) return 0
  const taken = new Set([...doors.values()].map(({ listener }) => listener.port))
  let port = first
  while (taken.has(port)) port += 1
  return port
}

function describe({ side, listener }: { readonly side: Side; readonly listener: OpenListener }): DataPlaneListener {
  return { ...side, url: `http://127.0.0.1:${String(listener.port)}` }
}
