import { SandboxError } from '../sandbox-error.ts'
import { newWorld, regionOf } from './new-world.ts'
import { readState, writeState } from './state-file.ts'
import type { StateLock } from './state-lock.ts'
import { takeLock } from './state-lock.ts'
import type { World } from './world.ts'

/** A world and the folder that keeps it. */
export interface Store {
  readonly world: World
  /** Writes the world if it is not as it was last written; `now` is the virtual time. Does nothing without a folder. */
  readonly save: (now: number) => Promise<void>
  /** Whether so much virtual time has passed since the last write that a crash now would turn it back noticeably. */
  readonly isBehind: (now: number) => boolean
  /** Tells other processes where the sandbox answers. */
  readonly announce: (url: string) => Promise<void>
  /** Gives up the lock, without saving. */
  readonly release: () => Promise<void>
}

/**
 * Opens the world that a folder keeps, or a new one, and locks the folder.
 *
 * @throws SandboxError where the state is locked, unreadable, or of another account.
 */
export async function openStore(options: {
  readonly folder: string | undefined
  readonly account: string | undefined
  readonly region: string
}): Promise<Store> {
  const lock = options.folder === undefined ? noLock : await takeLock(options.folder)
  try {
    const kept = options.folder === undefined ? undefined : await readState(options.folder)
    const world = kept ?? newWorld(options.account ?? defaultAccount, Date.now())
    if (options.account !== undefined && world.account !== options.account) {
      const message = `the sandbox state in \`${options.folder ?? ''}\` belongs to the account \`${world.account}\`, not \`${options.account}\``
      throw new SandboxError('BAD_OPTION', message, 'name another folder, or leave the account out')
    }
    // INVARIANT: time never goes back, even where an earlier sandbox ran faster than the wall clock.
    world.clock = Math.max(world.clock, Date.now())
    regionOf(world, options.region)
    return { ...createWriter(world, options.folder), world, announce: lock.announce, release: lock.release }
  } catch (error) {
    await lock.release()
    throw error
  }
}

const defaultAccount = '123456789012'

const noLock: StateLock = { announce: () => Promise.resolve(), release: () => Promise.resolve() }

function createWriter(world: World, folder: string | undefined): Pick<Store, 'save' | 'isBehind'> {
  let written: string | undefined
  let wroteAt = performance.now()
  return {
    // Why: reads only move the clock on; where it runs fast, every read would write the state, so five times a second of wall time must do.
    isBehind: (now) => folder !== undefined && now - world.clock >= 1000 && performance.now() - wroteAt >= 200,
    async save(now) {
      world.clock = Math.max(world.clock, now)
      if (folder === undefined) return
      const text = JSON.stringify(world)
      if (text === written) return
      await writeState(folder, text)
      written = text
      wroteAt = performance.now()
    },
  }
}
