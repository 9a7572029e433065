import { readFile } from 'node:fs/promises'
import { ProvisionError, type Problem } from '../provision-error.ts'
import { checkConfig } from './check/check-config.ts'
import { fillDefaults } from './fill-defaults.ts'
import type { LoadedConfig } from './loaded-config.ts'
import { parseText } from './parse-text.ts'
import type { RawConfig } from './raw-config.ts'

/**
 * Reads a `private-api.yaml` (or the same as JSON), checks it and fills in its defaults.
 *
 * @throws ProvisionError with every problem at once, each with its place: `CONFIG_NOT_FOUND`, `CONFIG_UNREADABLE`, `NOT_YAML`, `DUPLICATE_KEY`,
 * `UNKNOWN_KEY`, `MISSING_KEY`, `WRONG_TYPE`, `WRONG_VALUE`, `WRONG_FORM`, `OUT_OF_RANGE`, `EMPTY`, `DUPLICATE`, `UNKNOWN_NAME`, `UNKNOWN_REGION`,
 * `WRONG_REGION`, `BAD_PATH`, `DUPLICATE_ROUTE`, `CONFLICTING_ROUTE`, `NOTHING_TO_RUN`, `NOTHING_TO_ANSWER`,
 * `NO_AUTHORIZER`, `NOTHING_TO_ASK`, `WRONG_AUTHORIZER`, `UNUSED_AUTHORIZER`, `BAD_POLICY`, `NOT_SUPPORTED`
 */
export async function loadConfig(
  path: string,
  options: { readonly readFile?: (path: string) => Promise<Uint8Array> } = {},
): Promise<LoadedConfig> {
  const text = await readText(path, options.readFile ?? ((file) => readFile(file)))
  const parsed = parseText(text, path)
  refuse(parsed.problems)
  const findings = checkConfig(parsed.value)
  refuse(
    findings.map(({ pointer, on, ...problem }) => {
      const place = parsed.locate(pointer, on) ?? { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 }
      return { ...problem, pointer, place }
    }),
  )
  return { config: fillDefaults(parsed.value as RawConfig), file: path, text, locate: (pointer) => parsed.locate(pointer, 'value') }
}

function refuse(problems: readonly Problem[]): void {
  const [first, ...others] = [...problems].sort(
    (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
  )
  if (first !== undefined) throw new ProvisionError([first, ...others])
}

async function readText(path: string, read: (path: string) => Promise<Uint8Array>): Promise<string> {
  let bytes: Uint8Array
  try {
    bytes = await read(path)
  } catch (cause) {
    throw unreadable(path, cause)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const problem = { code: 'NOT_YAML', message: `\`${path}\` is not UTF-8 text`, help: 'the file is YAML, or JSON' }
    throw new ProvisionError([problem], { cause })
  }
}

function unreadable(path: string, cause: unknown): ProvisionError {
  const code = (cause as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const help = 'write one with `apply-private-api init`, or name the file: `apply-private-api apply path/to/private-api.yaml`'
    return new ProvisionError([{ code: 'CONFIG_NOT_FOUND', message: `there is no file \`${path}\``, help }], { cause })
  }
  const why = code === 'EISDIR' ? 'it is a folder' : code === 'EACCES' ? 'you may not' : (cause as Error).message
  return new ProvisionError([{ code: 'CONFIG_UNREADABLE', message: `cannot read \`${path}\`: ${why}`, help: 'name a YAML or JSON file' }], {
    cause,
  })
}
