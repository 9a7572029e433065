import * as nodeModule from 'node:module'
import { CommanderError } from 'commander'
import { CliError } from './cli-error.ts'
import { createProgram } from './program.ts'
import { reportError } from './report-error.ts'
import { openTerminal } from './terminal.ts'

/** Runs a verb; gives the exit code. Never rejects. */
export async function run(args: readonly string[]): Promise<number> {
  // Where Node can (22 and later), what it compiled is kept for the next time.
  ;(nodeModule as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.()
  // Why: which Node the SDK will need one day is our concern (package.json pins both), not that of whoever applies an API.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
  // Why: whoever reads may stop before the end, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(2)
  })
  const terminal = openTerminal()
  let exitCode = 0
  const program = createProgram(terminal, (code) => (exitCode = code))
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exitCode
  } catch (error) {
    return reportError(error instanceof CommanderError ? usageError(error) : error, terminal, { json: args.includes('--json') })
  }
}

/** Says it in this command's words: `error: unknown option '--yess'` and, on a line of its own, `(Did you mean --yes?)`. */
function usageError({ message }: CommanderError): CliError {
  const [first = '', hint] = message.replace(/^error: /, '').split('\n')
  const near = /^\(Did you mean (.+)\?\)$/.exec(hint ?? '')?.[1]
  const help = near === undefined ? 'see `apply-private-api --help`' : `did you mean \`${near}\`?`
  return new CliError(
    'USAGE',
    first
      .replaceAll("'", '`')
      .replace(/\.$/, '')
      .replace(/^[A-Z]/, (letter) => letter.toLowerCase()),
    help,
  )
}
