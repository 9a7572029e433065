import { planDestroy } from '../../provision/index.ts'
import { renderJsonLine } from '../render/json-line.ts'
import { renderPlan } from '../render/plan.ts'
import { carryOut } from '../session/carry-out.ts'
import { confirm } from '../session/confirm.ts'
import { inSession, type SessionOptions } from '../session/in-session.ts'
import type { Terminal } from '../terminal.ts'

/** The options of `destroy`. */
export interface DestroyOptions extends SessionOptions {
  readonly json?: boolean
  readonly yes?: boolean
}

/** Removes what `apply` made, the stage first. What was adopted stays. */
export function runDestroy(config: string | undefined, options: DestroyOptions, terminal: Terminal): Promise<number> {
  const { json = false, yes = false } = options
  return inSession(config, options, terminal, async (session) => {
    const plan = await planDestroy(session.loaded.config, session.aws)
    const simulated = session.sandbox !== undefined
    if (json) terminal.data(renderJsonLine('plan', { simulated, plan }))
    else terminal.data(renderPlan(plan, { colors: terminal.dataColors, simulated }))
    if (plan.changes.length === 0) return 0
    await confirm(`Destroy ${plan.stack} in ${plan.account}, ${plan.region}?`, { yes, signal: session.signal }, terminal)
    await carryOut(plan, session, terminal, { json })
    if (!json) terminal.data(`${simulated ? 'SIMULATED: ' : ''}${plan.stack} is destroyed.\n`)
    return 0
  })
}
