import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { CliError } from './cli-error.ts'
import type { ApplyOptions } from './commands/apply.ts'
import { addCompareOptions } from './compare/add-options.ts'
import type { CompareVerbOptions } from './compare/compare-verb-options.ts'
import type { DestroyOptions } from './commands/destroy.ts'
import { addEvaluateOptions } from './evaluate/add-options.ts'
import type { EvaluateVerbOptions } from './evaluate/evaluate-verb-options.ts'
import type { InitOptions } from './commands/init.ts'
import type { PlanOptions } from './commands/plan.ts'
import type { SandboxVerbOptions } from './commands/sandbox.ts'
import { addProveOptions } from './prove/add-options.ts'
import type { ProveVerbOptions } from './prove/prove-verb-options.ts'
import type { Terminal } from './terminal.ts'

/** Describes the verbs and their options. A verb is loaded when it is called; `finish` hears its exit code. `usage.ts` says what they mean. */
export function createProgram(terminal: Terminal, finish: (exitCode: number) => void): Command {
  const program = new Command('apply-private-api')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .helpOption(false)
  const verb = (name: string, argument: string, isDefault = false): Command =>
    program.command(name, { isDefault }).argument(`[${argument}]`).helpOption(false).option('--json').option('--no-color')
  const inSession = (command: Command): Command => command.option('--sandbox').option('--profile <name>')

  inSession(verb('apply', 'config', true))
    .option('--yes')
    .option('--allow-unproved')
    .action(async (config: string | undefined, options: ApplyOptions) => {
      refuseUnknownVerb(config, program)
      finish(await (await import('./commands/apply.ts')).runApply(config, options, terminal))
    })
  inSession(verb('plan', 'config'))
    .option('--exit-code')
    .option('--out <file>')
    .action(async (config: string | undefined, options: PlanOptions) => {
      finish(await (await import('./commands/plan.ts')).runPlan(config, options, terminal))
    })
  inSession(verb('destroy', 'config'))
    .option('--yes')
    .action(async (config: string | undefined, options: DestroyOptions) => {
      finish(await (await import('./commands/destroy.ts')).runDestroy(config, options, terminal))
    })
  verb('sandbox', 'config')
    .option('--port <port>')
    .option('--endpoint-port <port>')
    .option('--speed <times>')
    .option('--state <folder>')
    .option('--region <region>')
    .action(async (config: string | undefined, options: SandboxVerbOptions) => {
      finish(await (await import('./commands/sandbox.ts')).runSandbox(config, options, terminal))
    })
  addEvaluateOptions(verb('evaluate', 'policy')).action(async (policy: string | undefined, options: EvaluateVerbOptions) => {
    finish(await (await import('./commands/evaluate.ts')).runEvaluate(policy, options, terminal))
  })
  addProveOptions(verb('prove', 'policy').argument('[more...]')).action(
    async (policy: string | undefined, more: readonly string[], options: ProveVerbOptions) => {
      finish(await (await import('./commands/prove.ts')).runProve(policy, options, terminal, more))
    },
  )
  addCompareOptions(verb('compare', 'before').argument('[after]')).action(
    async (before: string | undefined, after: string | undefined, options: CompareVerbOptions) => {
      finish(await (await import('./commands/compare.ts')).runCompare(before, after, options, terminal))
    },
  )
  verb('init', 'folder')
    .option('--force')
    .action(async (folder: string | undefined, options: InitOptions) => {
      finish((await import('./commands/init.ts')).runInit(folder, options, terminal))
    })
  return program
}

/** `aply` is not a config that cannot be found, but a verb that is spelled wrongly. */
function refuseUnknownVerb(word: string | undefined, program: Command): void {
  if (word === undefined || /[./\\]/.test(word) || existsSync(word)) return
  const verbs = program.commands.map((command) => `\`${command.name()}\``).join(', ')
  throw new CliError('UNKNOWN_VERB', `there is no verb and no file \`${word}\``, `the verbs are ${verbs}`)
}
