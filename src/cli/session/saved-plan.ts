import { readFile, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve } from 'node:path'
import type { Plan } from '../../provision/index.ts'
import { CliError } from '../cli-error.ts'

const kind = 'apply-private-api plan'

/** A plan in a file, and the config that it was made from. */
export interface SavedPlan {
  readonly plan: Plan
  readonly config: string
  readonly sandbox: boolean
}

/** Saves a plan; the config is named relative to the file. */
export async function savePlan(file: string, { plan, config, sandbox }: SavedPlan): Promise<void> {
  const beside = relative(dirname(resolve(file)), resolve(config))
  try {
    await writeFile(file, `${JSON.stringify({ version: 1, kind, config: beside, sandbox, plan }, null, 2)}\n`)
  } catch (cause) {
    throw new CliError('CANNOT_WRITE', `cannot write \`${file}\`: ${(cause as Error).message}`, 'name another file with `--out`', { cause })
  }
}

/** Reads a file that `savePlan` wrote; undefined for any other. */
export async function readSavedPlan(file: string): Promise<SavedPlan | undefined> {
  try {
    const saved = JSON.parse(await readFile(file, 'utf8')) as SavedPlan & { readonly version?: unknown; readonly kind?: unknown }
    if (saved.version !== 1 || saved.kind !== kind) return undefined
    const config = isAbsolute(saved.config) ? saved.config : resolve(dirname(file), saved.config)
    return { plan: saved.plan, config: relative('.', config), sandbox: saved.sandbox }
  } catch {
    return undefined
  }
}
