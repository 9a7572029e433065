import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { CliError } from '../cli-error.ts'
import type { Terminal } from '../terminal.ts'

/**
 * Asks a person whether to go on; `yes` answers for them.
 *
 * Throws CliError `NOT_CONFIRMED` (exit code 2) where there is nobody to ask, `DECLINED` (1) where the answer is not yes, `INTERRUPTED` (130).
 */
export async function confirm(
  question: string,
  options: { readonly yes: boolean; readonly signal: AbortSignal },
  terminal: Terminal,
): Promise<void> {
  if (options.yes) return
  if (!terminal.canAsk)
    throw new CliError('NOT_CONFIRMED', `there is no terminal to ask at: ${question}`, 'say `--yes` to go on without being asked')
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    // readline takes Ctrl-C for itself while it reads.
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    const closed = once(lines, 'close', { signal: options.signal }).then(() => '')
    const answer = await Promise.race([lines.question(`${question} Only \`yes\` goes on: `, { signal: options.signal }), closed])
    if (answer.trim() === 'yes') return
  } catch (cause) {
    if (options.signal.aborted)
      throw new CliError('INTERRUPTED', 'stopped before anything was changed', undefined, { exitCode: 130, cause })
  } finally {
    lines.close()
  }
  throw new CliError('DECLINED', 'declined: nothing was changed', undefined, { exitCode: 1 })
}
