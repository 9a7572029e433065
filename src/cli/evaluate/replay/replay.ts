import { once } from 'node:events'
import type { CompileOptions, Request } from '../../../policy/index.ts'
import { CliError } from '../../cli-error.ts'
import { renderJsonLine } from '../../render/json-line.ts'
import { renderProblem } from '../../render/problem.ts'
import type { Terminal } from '../../terminal.ts'
import type { EvaluateVerbOptions } from '../evaluate-verb-options.ts'
import { locateError } from '../locate-error.ts'
import { readPolicySource, type PolicySource } from '../policy-source.ts'
import { readEvaluateOptions, type GivenOptions } from '../read-evaluate-options.ts'
import { readSource } from '../read-source.ts'
import { makeDecider, type Decider } from './decider.ts'
import { readLogFormat } from './log-format.ts'
import { makeLogRequests } from './log-request.ts'
import { readLines } from './read-lines.ts'
import { readRequestLine, type LineReader } from './read-request-line.ts'
import { renderSummary, summaryData } from './render-summary.ts'
import { makeRun, takeLine, type BadLine } from './run.ts'
import type { Summary } from './summary.ts'

/**
 * Says what a policy would have done to the requests of a file: the resource policy alone, for the caller that each request names.
 *
 * Lines that are no requests are told and counted. Exit code 1: `--fail-on-deny`, and requests were denied (with `--against`: that the other policy allowed).
 * Otherwise 2 where a line could not be read.
 */
export async function replay(source: PolicySource, path: string, options: EvaluateVerbOptions, terminal: Terminal): Promise<number> {
  const run = openRun(source, options, terminal)
  for await (const lines of readLines(path)) {
    for (const line of lines) takeLine(run, line)
    await flush(run.out, terminal)
  }
  await flush(run.out, terminal)
  tellBadLines(run.badLines, run.summary, path, terminal)
  const names = { policy: source.file, against: run.against?.file }
  if (options.json === true) terminal.data(renderJsonLine('summary', summaryData(run.summary, names)))
  else terminal.data(renderSummary(run.summary, names, terminal.dataColors))
  return exitCode(run.summary, options)
}

function refuseOtherPolicies({ sources }: GivenOptions, { authorizer, token }: EvaluateVerbOptions): void {
  if (authorizer === undefined && token === undefined && [...sources.keys()].every((layer) => layer === 'resource-policy')) return
  throw new CliError(
    'USAGE',
    '`--requests` asks the resource policy alone',
    'replay the endpoint policy by itself: `apply-private-api evaluate ENDPOINT-POLICY --requests FILE`',
  )
}

function openRun(source: PolicySource, options: EvaluateVerbOptions, terminal: Terminal): ReturnType<typeof makeRun> {
  const surroundings = readEvaluateOptions(source, options, terminal)
  refuseOtherPolicies(surroundings, options)
  const { given } = surroundings
  const compileOptions: CompileOptions = {
    ...(options.api === undefined ? {} : { api: options.api }),
    ...(given.readings === undefined ? {} : { readings: given.readings }),
  }
  const compile = (one: PolicySource): Decider => locateError(new Map([['resource-policy', one]]), () => makeDecider(one, compileOptions))
  const other = options.against === undefined ? undefined : readPolicySource(options.against, terminal)
  return makeRun({
    policy: compile(source),
    against: other === undefined ? undefined : compile(other),
    policies: other === undefined ? [source.policy] : [source.policy, other.policy],
    read: readerOf(source, options, terminal),
    json: options.json === true,
  })
}

function readerOf({ policy }: PolicySource, options: EvaluateVerbOptions, terminal: Terminal): LineReader {
  const { logFormat, api, stage, private: isPrivate } = options
  if (logFormat === undefined) return readRequestLine
  const { names, read } = readLogFormat(readSource(logFormat).text)
  if (!names.has('path') && names.has('resourcePath')) {
    const warning =
      'the log has `$context.resourcePath` but not `$context.path`: where the policy names paths, `{id}` is not what was called'
    terminal.talk(`${terminal.talkColors.yellow('warning')}: ${warning}\n`)
  }
  const toRequest = makeLogRequests(policy, {
    ...(api === undefined ? {} : { api }),
    ...(stage === undefined ? {} : { stage }),
    ...(isPrivate === undefined ? {} : { private: isPrivate }),
  })
  return (line): Request => toRequest(read(line))
}

/** Why: a reader of a pipe may be slower than we are, and what waits for it is memory. */
async function flush(out: string[], terminal: Terminal): Promise<void> {
  if (out.length === 0) return
  terminal.data(out.join(''))
  out.length = 0
  if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain')
}

function tellBadLines(badLines: readonly BadLine[], { badLines: all }: Summary, path: string, terminal: Terminal): void {
  const file = path === '-' ? '<stdin>' : path
  for (const { line, error } of badLines) {
    const place = { file, line, column: 1, endLine: line, endColumn: 1 }
    const { message, help } = error
    terminal.talk(
      `${renderProblem({ code: 'BAD_LINE', message, ...(help === undefined ? {} : { help }), place }, undefined, terminal.talkColors)}\n`,
    )
  }
  if (all > badLines.length) terminal.talk(`${all - badLines.length} more lines are no requests\n`)
}

function exitCode({ decisions, newlyDenied, badLines }: Summary, { against, failOnDeny }: EvaluateVerbOptions): number {
  const denied = against === undefined ? decisions.ExplicitDeny + decisions.ImplicitDeny : newlyDenied
  if (failOnDeny === true && denied > 0) return 1
  return badLines > 0 ? 2 : 0
}
