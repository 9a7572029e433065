import { existsSync } from 'node:fs'
import { CliError } from '../cli-error.ts'

/** The names of a config that need not be given. */
export const configNames: readonly string[] = ['private-api.yaml', 'private-api.yml', 'private-api.json']

/** Gives the config that was asked for, or the one that this folder has. Throws CliError `CONFIG_NOT_FOUND`. */
export function findConfig(asked: string | undefined): string {
  const file = asked ?? configNames.find((name) => existsSync(name))
  if (file !== undefined) return file
  const help = 'write one with `apply-private-api init`, or name it: `apply-private-api apply path/to/private-api.yaml`'
  throw new CliError('CONFIG_NOT_FOUND', `there is no \`${configNames.join('`, `')}\` here`, help)
}
