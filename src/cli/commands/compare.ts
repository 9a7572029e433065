import { CliError } from '../cli-error.ts'
import { comparePair } from '../compare/compare-pair.ts'
import type { CompareVerbOptions } from '../compare/compare-verb-options.ts'
import { differenceDocument } from '../compare/difference-document.ts'
import { exitCodeOf, readFailOn } from '../compare/fail-on.ts'
import { readPairs } from '../compare/read-pairs.ts'
import { renderMarkdown } from '../compare/render-markdown.ts'
import { renderText } from '../compare/render-text.ts'
import { readGiven, readingOptions } from '../prove/read-asked.ts'
import { renderJsonLine } from '../render/json-line.ts'
import type { Terminal } from '../terminal.ts'

/**
 * Says who gets in to the APIs of a second input that the first one kept out, and the other way round. Exit code 0: nothing of `--fail-on`. 1: something of it. 3: something is not known.
 * 2: it could not be asked.
 */
export async function runCompare(
  before: string | undefined,
  after: string | undefined,
  options: CompareVerbOptions,
  terminal: Terminal,
): Promise<number> {
  if (before === undefined)
    throw new CliError(
      'USAGE',
      'what is to be compared?',
      'name two inputs, or one plan of Terraform: `apply-private-api compare before.yaml after.yaml`',
    )
  const format = readFormat(options)
  const failOn = readFailOn(options.failOn)
  const given = readGiven(options, terminal)
  const pairs = await readPairs(before, after, readingOptions(options, given), terminal)
  const differences = pairs.map((pair) => comparePair(pair, given))
  if (format === 'json') for (const one of differences) terminal.data(renderJsonLine('comparison', differenceDocument(one)))
  else terminal.data(format === 'markdown' ? renderMarkdown(differences) : renderText(differences, terminal.dataColors))
  return exitCodeOf(differences, failOn)
}

function readFormat({ format, json }: CompareVerbOptions): 'text' | 'json' | 'markdown' {
  if (format === undefined) return json === true ? 'json' : 'text'
  if (format === 'text' || format === 'json' || format === 'markdown') return format
  throw new CliError('USAGE', `\`--format\` takes \`text\`, \`json\` or \`markdown\`, not \`${format}\``, 'see `apply-private-api --help`')
}
