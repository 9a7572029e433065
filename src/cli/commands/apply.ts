import { checkProved, planApply, type Outputs, type Plan } from '../../provision/index.ts'
import type { ProbeRow } from '../../sandbox/index.ts'
import { renderJsonLine } from '../render/json-line.ts'
import { renderOutputs } from '../render/outputs.ts'
import { renderPlan } from '../render/plan.ts'
import { renderProbeRows } from '../render/probe-rows.ts'
import { carryOut } from '../session/carry-out.ts'
import { confirm } from '../session/confirm.ts'
import { inSession, type Session, type SessionOptions } from '../session/in-session.ts'
import { probeStack } from '../session/probe-stack.ts'
import type { SandboxLink } from '../session/sandbox-link.ts'
import { readSavedPlan, type SavedPlan } from '../session/saved-plan.ts'
import type { Backend } from '../session/start-backend.ts'
import { withBackends } from '../session/with-backends.ts'
import type { Terminal } from '../terminal.ts'

/** The options of `apply`. */
export interface ApplyOptions extends SessionOptions {
  readonly json?: boolean
  readonly yes?: boolean
  readonly allowUnproved?: boolean
}

/**
 * Makes the private API so: plans, asks, carries out, verifies; on the sandbox also calls it for real, from inside and outside.
 *
 * `file` is a config, or a plan that `plan --out` saved. Exit code 1: one of the calls came out wrong.
 */
export async function runApply(file: string | undefined, options: ApplyOptions, terminal: Terminal): Promise<number> {
  const saved = file === undefined ? undefined : await readSavedPlan(file)
  const goingTo = saved?.sandbox === true ? { ...options, sandbox: true } : options
  return inSession(saved?.config ?? file, goingTo, terminal, async (session) => {
    const { sandbox } = session
    if (sandbox !== undefined)
      return withBackends({ ...session, sandbox }, (backends) => applyOnSandbox({ session, sandbox, backends, saved, options, terminal }))
    const outputs = await applyOnce({ session, saved, options, terminal })
    if (outputs !== undefined && options.json !== true) terminal.data(renderOutputs(outputs, examplePath(session)))
    return 0
  })
}

interface Work {
  readonly session: Session
  readonly saved: SavedPlan | undefined
  readonly options: ApplyOptions
  readonly terminal: Terminal
}

async function applyOnce({ session, saved, options, terminal }: Work): Promise<Outputs | undefined> {
  const { json = false, yes = false, allowUnproved = false } = options
  const simulated = session.sandbox !== undefined
  const plan = saved?.plan ?? (await planApply(session.loaded.config, session.aws))
  if (json) terminal.data(renderJsonLine('plan', { simulated, plan }))
  else terminal.data(`${renderPlan(plan, { colors: terminal.dataColors, simulated })}\n`)
  if (!allowUnproved) checkProved(plan)
  if (plan.changes.length > 0) await confirm(questionFor(plan), { yes, signal: session.signal }, terminal)
  return carryOut(plan, session, terminal, { json, allowUnproved })
}

function questionFor({ account, region, access }: Plan): string {
  const gain = new Set(access?.rows.flatMap(({ who, change }) => (change === 'gains' ? [who] : [])))
  const widens = {
    yes: `Access widens: ${[...gain].join(', ')} ${gain.size === 1 ? 'gains' : 'gain'}. `,
    unknown: 'Access may widen. ',
    no: '',
  }
  return `${widens[access?.widens ?? 'no']}Apply to ${account}, ${region}?`
}

async function applyOnSandbox(
  work: Work & { readonly sandbox: SandboxLink; readonly backends: readonly Pick<Backend, 'name' | 'log' | 'readNew'>[] },
): Promise<number> {
  const { session, sandbox, backends, options, terminal } = work
  const outputs = await applyOnce(work)
  if (outputs === undefined) return 0
  const rows = await probeStack(session.loaded.config, outputs, sandbox)
  const logs = backends.map(({ name, log, readNew }) => ({
    name,
    log,
    lines: readNew()
      .split('\n')
      .filter((line) => line !== ''),
  }))
  if (options.json === true) terminal.data(renderJsonLine('probe', { simulated: true, rows, logs }))
  else terminal.data(`${renderProbeRows(rows, terminal.dataColors)}\n${logs.map(renderLog).join('\n')}`)
  return rows.every((row: ProbeRow) => row.ok) ? 0 : 1
}

function renderLog({ name, log, lines }: { readonly name: string; readonly log: string; readonly lines: readonly string[] }): string {
  const all = lines.map((line) => `  ${line}\n`).join('')
  return `the backend \`${name}\` heard of ${lines.length === 0 ? 'nothing' : 'this'} (${log}):\n${all}`
}

function examplePath({ loaded }: Session): string {
  return (loaded.config.api.routes[0]?.path ?? '/').replaceAll(/\{[^}]+\}/g, '1')
}
