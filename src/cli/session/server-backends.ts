import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileIn = (folder: string): string => join(folder, 'backends.json')

/** Tells other processes which backends a sandbox server runs by itself; gives what takes that back. */
export function announceBackends(folder: string, names: readonly string[]): () => void {
  writeFileSync(fileIn(folder), JSON.stringify({ pid: process.pid, names }))
  return () => {
    rmSync(fileIn(folder), { force: true })
  }
}

/** Reads which backends the sandbox server of this folder runs; none where there is none, or where it is gone. */
export function readServerBackends(folder: string): readonly string[] {
  try {
    const { pid, names } = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as { readonly pid: number; readonly names: readonly string[] }
    process.kill(pid, 0)
    return names
  } catch {
    return []
  }
}
