import { readFileSync } from 'node:fs'
import type { Problem } from '../provision/index.ts'
import { renderJsonLine } from './render/json-line.ts'
import { renderProblem } from './render/problem.ts'
import type { Terminal } from './terminal.ts'

/** Tells what went wrong, on stderr and with `json` also on stdout, and gives the exit code. Only a bug prints a stack. */
export function reportError(error: unknown, terminal: Terminal, options: { readonly json: boolean }): number {
  const known = read(error)
  if (known === undefined) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    terminal.talk(`this is a bug in apply-private-api; please report it with what follows\n${stack}\n`)
    if (options.json) terminal.data(renderJsonLine('error', { problems: [{ code: 'BUG', message: String(error) }] }))
    return 2
  }
  const texts = known.problems.map((problem) => renderProblem(problem, known.source ?? sourceOf(problem), terminal.talkColors))
  terminal.talk(texts.join('\n'))
  if (options.json) terminal.data(renderJsonLine('error', { problems: known.problems }))
  return known.exitCode
}

interface Known {
  readonly problems: readonly Problem[]
  readonly exitCode: number
  /** The text that the places are in, where it is in no file. */
  readonly source?: string | undefined
}

/** Why by shape: the classes stand in bundles that need not be loaded to print an error. */
function read(error: unknown): Known | undefined {
  if (!(error instanceof Error)) return undefined
  const { problems, exitCode = 2, source, code, help, place } = error as Partial<Known & Problem>
  if (Array.isArray(problems)) return { problems, exitCode, source }
  if (!['CliError', 'SandboxError', 'PolicyError'].includes(error.name) || typeof code !== 'string') return undefined
  return {
    problems: [{ code, message: error.message, ...(help !== undefined && { help }), ...(place !== undefined && { place }) }],
    exitCode,
  }
}

function sourceOf({ place }: Problem): string | undefined {
  try {
    return place === undefined ? undefined : readFileSync(place.file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    return undefined
  }
}
