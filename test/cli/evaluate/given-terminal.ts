import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { runEvaluate } from '../../../src/cli/commands/evaluate.ts'
import type { EvaluateVerbOptions } from '../../../src/cli/evaluate/evaluate-verb-options.ts'
import { reportError } from '../../../src/cli/report-error.ts'
import type { Terminal } from '../../../src/cli/terminal.ts'
import type { StatementDocument } from '../../../src/policy/index.ts'
import { plain } from '../render/plain.ts'

/** What a run of the verb came to. */
export interface Evaluated {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `evaluate` as the command does, without its process. */
export async function evaluateVerb(policy: string | undefined, options: EvaluateVerbOptions): Promise<Evaluated> {
  const out: string[] = []
  const err: string[] = []
  const terminal: Terminal = {
    data: (text) => void out.push(text),
    talk: (text) => void err.push(text),
    dataColors: plain,
    talkColors: plain,
    isLive: false,
    canAsk: false,
  }
  let code: number
  try {
    code = await runEvaluate(policy, options, terminal)
  } catch (error) {
    code = reportError(error, terminal, { json: options.json === true })
  }
  return { code, stdout: out.join(''), stderr: err.join('') }
}

/** Writes a file of the test's own and gives its path. */
export function fileWith(text: string, name = 'policy.json'): string {
  const folder = mkdtempSync(join(tmpdir(), 'apa-evaluate-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Writes a policy of these statements, each on a line of its own from the second on, and gives its path. */
export function policyFile(...statements: readonly StatementDocument[]): string {
  return fileWith(`{"Version":"2012-10-17","Statement":[\n${statements.map((statement) => JSON.stringify(statement)).join(',\n')}\n]}`)
}

/** An Allow for everyone, everywhere, but for what is said. */
export function allow(more: Partial<StatementDocument> = {}): StatementDocument {
  return { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*', ...more }
}

/** A Deny for all that do not come through an endpoint. */
export function denyOthers(id: string): StatementDocument {
  return { ...allow({ Sid: 'DenyOthers', Condition: { StringNotEquals: { 'aws:SourceVpce': id } } }), Effect: 'Deny' }
}

/** Reads the documents of `--json`. */
export function documents(stdout: string): readonly Readonly<Record<string, unknown>>[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
}
