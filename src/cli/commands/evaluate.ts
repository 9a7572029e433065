import { CliError } from '../cli-error.ts'
import { evaluateRequest } from '../evaluate/evaluate-request.ts'
import type { EvaluateVerbOptions } from '../evaluate/evaluate-verb-options.ts'
import { explainDenial } from '../evaluate/denied/explain-denial.ts'
import { readPolicySource } from '../evaluate/policy-source.ts'
import { replay } from '../evaluate/replay/replay.ts'
import type { Terminal } from '../terminal.ts'

/**
 * Decides requests under a policy: one that the options describe, those of a file, or one that was refused and whose answer is given.
 *
 * Exit code 0: allowed. 1: denied, or the gate that `--fail-on-deny` sets is shut. 2: it cannot say.
 */
export async function runEvaluate(policy: string | undefined, options: EvaluateVerbOptions, terminal: Terminal): Promise<number> {
  const { denied, requests } = options
  checkModes(policy, options)
  if (denied !== undefined) return explainDenial(policy, denied, options, terminal)
  if (policy === undefined)
    throw new CliError('USAGE', 'which policy?', 'name a file with the policy, or `-` for stdin: `apply-private-api evaluate policy.json`')
  const source = readPolicySource(policy, terminal)
  return requests === undefined ? evaluateRequest(source, options, terminal) : replay(source, requests, options, terminal)
}

function checkModes(policy: string | undefined, options: EvaluateVerbOptions): void {
  const { denied, requests, logFormat, against, failOnDeny } = options
  if (denied !== undefined && requests !== undefined)
    throw new CliError('USAGE', '`--denied` and `--requests` ask different questions', 'ask one')
  const alone = Object.entries({ '--log-format': logFormat, '--against': against, '--fail-on-deny': failOnDeny }).find(
    ([, value]) => value !== undefined,
  )
  if (requests === undefined && alone !== undefined)
    throw new CliError('USAGE', `\`${alone[0]}\` goes with \`--requests\``, 'see `apply-private-api --help`')
  const fromStdin = [policy, ...Object.values<unknown>({ ...options }).flat()].filter((value) => value === '-')
  if (fromStdin.length > 1) throw new CliError('USAGE', 'stdin can be read once only', 'keep one `-`, and name files for the rest')
}
