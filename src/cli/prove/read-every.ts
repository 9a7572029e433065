import type { Terminal } from '../terminal.ts'
import { readSubjects, type InputOptions } from './read-subjects.ts'
import type { Subject } from './subject.ts'

/** Reads everything that several inputs hold to be proved, one after the other; throws as `readSubjects` does. */
export async function readEvery(
  paths: readonly (string | undefined)[],
  terminal: Terminal,
  options: InputOptions = {},
): Promise<readonly Subject[]> {
  const subjects: Subject[] = []
  for (const path of paths) subjects.push(...(await readSubjects(path, terminal, options)))
  return subjects
}
