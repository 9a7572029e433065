import { readFileSync, statSync } from 'node:fs'

/** Gives a function that reads what was appended to a file since it was made, or since its last call. */
export function followLog(file: string): () => string {
  let from = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return () => {
    const bytes = readFileSync(file).subarray(from)
    from += bytes.length
    return bytes.toString()
  }
}
