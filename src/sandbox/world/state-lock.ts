import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SandboxError } from '../sandbox-error.ts'

/** What the lock file says: who holds the state, and where it answers if it is a server. */
export interface LockHolder {
  readonly pid: number
  /** The control plane of a sandbox that other processes may use. */
  readonly url?: string
}

/** A folder's state, held by this process. */
export interface StateLock {
  /** Tells other processes where the sandbox answers. */
  readonly announce: (url: string) => Promise<void>
  readonly release: () => Promise<void>
}

/**
 * Takes the lock of a folder; one whose process is gone is taken over.
 *
 * @throws SandboxError `STATE_LOCKED` where a living process holds it.
 */
export async function takeLock(folder: string): Promise<StateLock> {
  const file = resolve(folder, 'lock')
  await makeFolder(folder)
  while (!(await create(file, { pid: process.pid }))) {
    const text = await readLock(file)
    if (text === undefined) continue
    const holder = parseHolder(text)
    if (holder !== undefined && isAlive(file, holder)) throw locked(folder, holder)
    await removeStale(file, text)
  }
  held.add(file)
  return {
    async announce(url) {
      const temporary = temporaryOf(file)
      await writeFile(temporary, JSON.stringify({ pid: process.pid, url } satisfies LockHolder))
      await rename(temporary, file)
    },
    async release() {
      held.delete(file)
      await rm(file, { force: true })
    },
  }
}

/** Says who holds a folder's state; undefined where nobody does, or the process that did is gone. */
export async function findHolder(folder: string): Promise<LockHolder | undefined> {
  const file = resolve(folder, 'lock')
  const text = await readLock(file)
  const holder = text === undefined ? undefined : parseHolder(text)
  return holder !== undefined && isAlive(file, holder) ? holder : undefined
}

// The locks that this very process holds: a lock file with our own process id that is not here was left by an earlier process with the same number.
const held = new Set<string>()

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    const message = `cannot make the folder \`${folder}\` for the sandbox state: ${(error as Error).message}`
    throw new SandboxError('STATE_UNWRITABLE', message, 'name a folder that you may write to', { cause: error })
  }
}

// INVARIANT: the lock file appears with its whole content, and only where there is none (link refuses to overwrite).
async function create(file: string, holder: LockHolder): Promise<boolean> {
  const temporary = temporaryOf(file)
  await writeFile(temporary, JSON.stringify(holder))
  try {
    await link(temporary, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(temporary, { force: true })
  }
}

// Why: two processes may find the same stale lock; the slower one must not remove the lock that the faster one has made since.
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = `${temporaryOf(file)}.stale`
  try {
    await rename(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if ((await readLock(aside)) !== stale) await link(aside, file).catch(() => undefined)
  await rm(aside, { force: true })
}

async function readLock(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function parseHolder(text: string): LockHolder | undefined {
  try {
    const { pid, url } = JSON.parse(text) as Partial<LockHolder>
    return typeof pid === 'number' ? { pid, ...(typeof url === 'string' && { url }) } : undefined
  } catch {
    return undefined
  }
}

function isAlive(file: string, { pid }: LockHolder): boolean {
  if (pid === process.pid) return held.has(file)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

let temporaries = 0

function temporaryOf(file: string): string {
  temporaries += 1
  return `${file}.${String(process.pid)}.${String(temporaries)}.tmp`
}

function locked(folder: string, { pid, url }: LockHolder): SandboxError {
  const where = url === undefined ? '' : ` at ${url}`
  const help = `wait until it has ended, or name another folder; if no such process runs a sandbox, delete \`${join(folder, 'lock')}\``
  return new SandboxError('STATE_LOCKED', `process ${String(pid)}${where} uses the sandbox state in \`${folder}\``, help)
}
