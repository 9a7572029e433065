import pc from 'picocolors'
import type { Colors } from './render/colors.ts'

/** The two streams a verb writes to. */
export interface Terminal {
  /** Data: what a program may read. It goes to stdout. */
  readonly data: (text: string) => void
  /** Talk: what only a person reads. It goes to stderr. */
  readonly talk: (text: string) => void
  readonly dataColors: Colors
  readonly talkColors: Colors
  /** Whether talk may be rewritten in place. */
  readonly isLive: boolean
  /** Whether there is a person who can answer a question. */
  readonly canAsk: boolean
}

/** Opens this process's terminal. Colours are off with NO_COLOR, `--no-color`, or where a stream is no terminal. */
export function openTerminal(): Terminal {
  const { stdout, stderr, stdin } = process
  const wanted = (process.env.NO_COLOR ?? '') === '' && !process.argv.includes('--no-color') && process.env.TERM !== 'dumb'
  const forced = wanted && (process.env.FORCE_COLOR ?? '0') !== '0'
  return {
    data: (text) => void stdout.write(text),
    talk: (text) => void stderr.write(text),
    dataColors: pc.createColors(forced || (wanted && stdout.isTTY)),
    talkColors: pc.createColors(forced || (wanted && stderr.isTTY)),
    isLive: stderr.isTTY && process.env.TERM !== 'dumb',
    canAsk: stdin.isTTY && stderr.isTTY,
  }
}
