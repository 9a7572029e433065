import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { SandboxError } from '../sandbox-error.ts'
import type { World } from './world.ts'

/**
 * Reads the world that a folder keeps; undefined where it keeps none yet.
 *
 * @throws SandboxError `STATE_UNREADABLE` where it is no state of this version.
 */
export async function readState(folder: string): Promise<World | undefined> {
  const file = join(folder, 'state.json')
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw unreadable(file, `cannot be read: ${(error as Error).message}`, error)
  }
  let state: unknown
  try {
    state = JSON.parse(text) as unknown
  } catch (error) {
    throw unreadable(file, 'is not JSON', error)
  }
  return checkState(file, state)
}

/**
 * Writes a state, as JSON text, into a folder so that a crash leaves the old state or the new one, never half of one.
 *
 * @throws SandboxError `STATE_UNWRITABLE`
 */
export async function writeState(folder: string, text: string): Promise<void> {
  const file = join(folder, 'state.json')
  const temporary = `${file}.${String(process.pid)}.tmp`
  try {
    await mkdir(folder, { recursive: true })
    const handle = await open(temporary, 'w')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    throw new SandboxError(
      'STATE_UNWRITABLE',
      `cannot write \`${file}\`: ${(error as Error).message}`,
      'check the permissions of the folder and the space on the disk',
      { cause: error },
    )
  }
}

function checkState(file: string, state: unknown): World {
  const { version, account, clock, ids, regions } = (typeof state === 'object' && state !== null ? state : {}) as Partial<
    Record<keyof World, unknown>
  >
  if (typeof version === 'number' && version > 1) {
    throw unreadable(file, `was written by a newer release (state version ${String(version)}, this release reads 1)`)
  }
  const sound =
    version === 1 &&
    typeof account === 'string' &&
    typeof clock === 'number' &&
    typeof ids === 'number' &&
    typeof regions === 'object' &&
    regions !== null
  if (!sound) throw unreadable(file, 'is not a state of the sandbox')
  return state as World
}

function unreadable(file: string, problem: string, cause?: unknown): SandboxError {
  return new SandboxError(
    'STATE_UNREADABLE',
    `the sandbox state \`${file}\` ${problem}`,
    'delete it to begin with an empty sandbox, or name another folder',
    { cause },
  )
}
