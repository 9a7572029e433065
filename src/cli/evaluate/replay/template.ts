import { CliError } from '../../cli-error.ts'

/** What a log line says: the name behind `$context.` -> the text. What was logged as `-` is not there. */
export type Fields = Map<string, string>

/** A text with variables: text that stands for itself, and the names of variables, in turn. */
export interface Template {
  /** What stands before the first variable. */
  readonly head: string
  readonly variables: readonly { readonly name: string; /** What follows it. */ readonly tail: string }[]
}

/** Reads a text with variables such as `$context.identity.sourceIp`; throws CliError where nothing stands between two of them. */
export function readTemplate(text: string): Template {
  const matches = [...text.matchAll(/\$context\.([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)/g)]
  const variables = matches.map((match, index) => {
    const [raw, name = ''] = match
    const next = matches[index + 1]
    const tail = text.slice(match.index + raw.length, next?.index)
    if (tail !== '' || next === undefined) return { name, tail }
    throw new CliError(
      'BAD_LOG_FORMAT',
      `nothing stands between \`${raw}\` and \`${next[0]}\` in the log format`,
      'where one value ends and the next begins cannot be known: put a space between them',
    )
  })
  return { head: matches[0] === undefined ? text : text.slice(0, matches[0].index), variables }
}

/** Reads the values of the variables out of a text; false where the text is not of this form. Each value ends where what follows it first appears. */
export function matchTemplate({ head, variables }: Template, text: string, into: Fields): boolean {
  if (!text.startsWith(head)) return false
  let offset = head.length
  let left = variables.length
  for (const { name, tail } of variables) {
    left -= 1
    const end = left === 0 ? text.length - tail.length : text.indexOf(tail, offset)
    if (end < offset || !text.startsWith(tail, end)) return false
    const value = text.slice(offset, end)
    if (value !== '-') into.set(name, value)
    offset = end + tail.length
  }
  return offset === text.length
}
