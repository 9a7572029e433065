import { CliError } from '../cli-error.ts'
import { readSubjects, type InputOptions } from '../prove/read-subjects.ts'
import type { Subject } from '../prove/subject.ts'
import type { Terminal } from '../terminal.ts'

/** An API in two versions of an input; empty where a version does not have it. */
export interface Pair {
  readonly name: string
  readonly before: readonly Subject[]
  readonly after: readonly Subject[]
}

/** Reads two inputs, or the two states of one plan, and pairs their APIs by logical id or address. */
export async function readPairs(
  before: string,
  after: string | undefined,
  options: InputOptions,
  terminal: Terminal,
): Promise<readonly Pair[]> {
  const read = async (places?: ReadonlyMap<string, readonly string[]>): Promise<readonly [readonly Subject[], readonly Subject[]]> => {
    const all = { ...options, mayBeEmpty: true, ...(places === undefined ? {} : { places }) }
    const quiet = places === undefined ? terminal : { ...terminal, talk: () => undefined }
    return after === undefined
      ? [await readSubjects(before, quiet, { ...all, side: 'before' }), await readSubjects(before, quiet, { ...all, side: 'after' })]
      : [await readSubjects(before, quiet, all), await readSubjects(after, quiet, all)]
  }
  const [earlier, later] = await read()
  const places = placesOf([...earlier, ...later])
  // Why again: where an API may be, one policy tells apart and the other does not, is looked at for both.
  return [...places.values()].some((arns) => arns.length > 1) ? pair(...(await read(places))) : pair(earlier, later)
}

function placesOf(subjects: readonly Subject[]): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, readonly string[]>()
  for (const subject of subjects) {
    const arn = subject.kind === 'read' ? subject.surroundings.api : undefined
    if (subject.found === undefined || arn === undefined) continue
    const { id } = subject.found
    places.set(id, [...new Set([...(places.get(id) ?? []), arn])])
  }
  return places
}

function pair(earlier: readonly Subject[], later: readonly Subject[]): readonly Pair[] {
  const ids = [...new Set([...earlier, ...later].map(idOf))]
  // Why: two policies are compared, whatever their files are called.
  const isSingle =
    [earlier, later].every((side) => new Set(side.map(idOf)).size === 1) && [...earlier, ...later].some(({ found }) => found === undefined)
  if (isSingle) return [{ name: later[0]?.name ?? '', before: earlier, after: later }]
  const pairs = ids.map((id): Pair => ({
    name: id,
    before: earlier.filter((one) => idOf(one) === id),
    after: later.filter((one) => idOf(one) === id),
  }))
  if (pairs.length > 0) return pairs
  throw new CliError('NO_API', 'there is no REST API in either of the two', 'name policies, or inputs that have a REST API')
}

function idOf({ found, name }: Subject): string {
  return found?.id ?? name
}
