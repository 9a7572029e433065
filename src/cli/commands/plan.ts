import { planApply } from '../../provision/index.ts'
import { renderJsonLine } from '../render/json-line.ts'
import { renderPlan } from '../render/plan.ts'
import { inSession, type SessionOptions } from '../session/in-session.ts'
import { savePlan } from '../session/saved-plan.ts'
import type { Terminal } from '../terminal.ts'

/** The options of `plan`. */
export interface PlanOptions extends SessionOptions {
  readonly json?: boolean
  readonly exitCode?: boolean
  readonly out?: string
}

/** Shows what `apply` would change, and changes nothing. Exit code 1 only where `--exit-code` asks for it and there are changes. */
export function runPlan(config: string | undefined, options: PlanOptions, terminal: Terminal): Promise<number> {
  return inSession(config, options, terminal, async ({ loaded, aws, sandbox }) => {
    const plan = await planApply(loaded.config, aws)
    const simulated = sandbox !== undefined
    if (options.json === true) terminal.data(renderJsonLine('plan', { simulated, plan }))
    else terminal.data(renderPlan(plan, { colors: terminal.dataColors, simulated }))
    if (options.out !== undefined) {
      await savePlan(options.out, { plan, config: loaded.file, sandbox: simulated })
      terminal.talk(`saved; \`apply-private-api apply ${options.out}\` carries out this plan or nothing\n`)
    }
    return options.exitCode === true && plan.changes.length > 0 ? 1 : 0
  })
}
