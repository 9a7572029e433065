import { applyPlan, type Outputs, type Plan } from '../../provision/index.ts'
import { renderEvent } from '../render/event.ts'
import { renderJsonLine } from '../render/json-line.ts'
import type { Terminal } from '../terminal.ts'
import type { Session } from './in-session.ts'

/** Carries out a plan and shows how it goes: in place on a terminal, line by line elsewhere, and with `json` as one document an event. */
export async function carryOut(
  plan: Plan,
  session: Session,
  terminal: Terminal,
  options: { readonly json: boolean; readonly allowUnproved?: boolean },
): Promise<Outputs | undefined> {
  const progress = terminal.isLive ? showLive(terminal) : showLines(terminal)
  const events = applyPlan(plan, session.loaded.config, session.aws, { allowUnproved: options.allowUnproved === true })
  try {
    for (;;) {
      const next = await events.next()
      if (next.done === true) return next.value
      const { kind, ...members } = next.value
      if (options.json) terminal.data(renderJsonLine(kind, members))
      progress.show(renderEvent(next.value), kind !== 'change-started' && kind !== 'waiting' && kind !== 'retrying')
    }
  } finally {
    progress.end()
  }
}

interface Progress {
  /** A line that does not last is overwritten by the next one. */
  readonly show: (line: string | undefined, lasts: boolean) => void
  readonly end: () => void
}

function showLines(terminal: Terminal): Progress {
  return {
    show: (line) => {
      if (line !== undefined) terminal.talk(`${line}\n`)
    },
    end: () => undefined,
  }
}

function showLive(terminal: Terminal): Progress {
  const clear = '\r\u001B[2K'
  return {
    show: (line, lasts) => {
      if (line === undefined) return
      const fitted = lasts ? line : terminal.talkColors.dim(line.slice(0, (process.stderr.columns || 80) - 1))
      terminal.talk(`${clear}${fitted}${lasts ? '\n' : ''}`)
    },
    end: () => {
      terminal.talk(clear)
    },
  }
}
