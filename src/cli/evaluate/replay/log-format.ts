import { CliError } from '../../cli-error.ts'
import { LineError } from './line-error.ts'
import { parseJsonLine } from './read-request-line.ts'
import { matchTemplate, readTemplate, type Fields, type Template } from './template.ts'

/** A stage's access log format. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html */
export interface LogFormat {
  /** The variables that it logs: what stands behind `$context.`. */
  readonly names: ReadonlySet<string>
  /** Reads one line. Throws LineError. */
  readonly read: (line: string) => Fields
}

/** Reads a log format: a JSON object whose texts hold variables, or any text that does (Common Log Format, CSV, XML). Throws CliError. */
export function readLogFormat(text: string): LogFormat {
  const line = text.trim()
  const format = readJsonFormat(line) ?? readTextFormat(line)
  if (format.names.size > 0) return format
  throw new CliError(
    'BAD_LOG_FORMAT',
    'the log format has no variable such as `$context.identity.sourceIp`',
    'give the format of the stage: GetStage says it in `accessLogSettings.format`',
  )
}

interface Leaf {
  readonly path: readonly string[]
  readonly template: Template
}

function readJsonFormat(text: string): LogFormat | undefined {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    // Why: `"status":$context.status` is no JSON before the value stands there; it is read as text.
    return undefined
  }
  if (typeof document !== 'object' || document === null) return undefined
  const leaves = leavesOf(document, [])
  return {
    names: namesOf(leaves.map(({ template }) => template)),
    read: (line) => {
      const fields: Fields = new Map()
      const value = parseJsonLine(line)
      for (const { path, template } of leaves) readLeaf(value, path, template, fields)
      return fields
    },
  }
}

function leavesOf(value: unknown, path: readonly string[]): readonly Leaf[] {
  if (typeof value === 'string') {
    const template = readTemplate(value)
    return template.variables.length > 0 ? [{ path, template }] : []
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]))
    : []
}

function readLeaf(line: unknown, path: readonly string[], template: Template, into: Fields): void {
  let value = line
  for (const name of path) {
    const has = typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    value = has ? (value as Readonly<Record<string, unknown>>)[name] : undefined
  }
  if (value === undefined || value === null) return
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (!matchTemplate(template, text, into)) throw new LineError(`\`${path.join('.')}\` is not of the form that the log format gives it`)
}

function readTextFormat(text: string): LogFormat {
  const template = readTemplate(text)
  return {
    names: namesOf([template]),
    read: (line) => {
      const fields: Fields = new Map()
      if (matchTemplate(template, line, fields)) return fields
      throw new LineError(
        'not of the form that the log format gives',
        'is it the format of this log, and the log without what a tool put before its lines?',
      )
    },
  }
}

function namesOf(templates: readonly Template[]): ReadonlySet<string> {
  return new Set(templates.flatMap(({ variables }) => variables.map(({ name }) => name)))
}
