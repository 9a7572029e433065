import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findHolder, takeLock } from '../../../src/sandbox/world/index.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apa-lock-'))
})

afterEach(() => rm(folder, { recursive: true }))

test('of many who want a stale lock at once, one gets it', async () => {
  for (let round = 0; round < 20; round += 1) {
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: 2 ** 22 + 1 }))
    const takers = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(folder)))
    const won = takers.filter((taker) => taker.status === 'fulfilled')
    expect(won).toHaveLength(1)
    for (const { reason } of takers.filter((taker) => taker.status === 'rejected')) expect(reason).toMatchObject({ code: 'STATE_LOCKED' })
    await won[0]?.value.release()
    expect(await readdir(folder)).toEqual([])
  }
})

test('says who holds it and where, while the process lives', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await writeFile(join(folder, 'lock'), JSON.stringify({ pid: child.pid, url: 'http://127.0.0.1:1' }))
  expect(await findHolder(folder)).toEqual({ pid: child.pid, url: 'http://127.0.0.1:1' })
  await expect(takeLock(folder)).rejects.toMatchObject({
    code: 'STATE_LOCKED',
    message: expect.stringContaining('http://127.0.0.1:1') as string,
  })
  child.kill()
  await new Promise((resolve) => child.once('exit', resolve))
  expect(await findHolder(folder)).toBeUndefined()
  await (await takeLock(folder)).release()
})

test('takes over a lock file that says nothing', async () => {
  await writeFile(join(folder, 'lock'), '')
  await (await takeLock(folder)).release()
})

test('refuses a folder that cannot be one', async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(takeLock(join(folder, 'file'))).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' })
})
