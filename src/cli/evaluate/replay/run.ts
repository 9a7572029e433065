import { PolicyError, type Decision, type Policy, type Request } from '../../../policy/index.ts'
import { callerName } from './caller-name.ts'
import { carried } from './carried.ts'
import type { Decider } from './decider.ts'
import { LineError } from './line-error.ts'
import { longestLine } from './read-lines.ts'
import type { LineReader } from './read-request-line.ts'
import { countRequest, emptySummary, type Summary } from './summary.ts'

/** A line that is no request. */
export interface BadLine {
  readonly line: number
  readonly error: LineError | PolicyError
}

/** What replays lines, and what came of them so far. */
export interface Run {
  readonly policy: Decider
  readonly against: Decider | undefined
  readonly read: LineReader
  readonly json: boolean
  readonly keys: readonly string[]
  readonly summary: Summary
  /** The first of them. */
  readonly badLines: BadLine[]
  /** What is to be printed next. */
  readonly out: string[]
  line: number
}

/** Makes a run that has read nothing so far. */
export function makeRun(parts: Pick<Run, 'policy' | 'against' | 'read' | 'json'> & { readonly policies: readonly Policy[] }): Run {
  const { policies, ...rest } = parts
  const conditions = policies.flatMap(({ statements }) => statements.flatMap((statement) => statement.conditions))
  const keys = [...new Map(conditions.map(({ key }) => [key.name.toLowerCase(), key.canonical])).values()]
  return { ...rest, keys, summary: emptySummary(), badLines: [], out: [], line: 0 }
}

/** Reads one line, decides about it, counts it, and leaves what is to be printed. Blank lines are passed over. */
export function takeLine(run: Run, text: string): void {
  run.line += 1
  if (text.trim() === '') return
  try {
    if (text.length > longestLine) throw new LineError(`a line of more than ${longestLine} characters`)
    const request = run.read(text)
    if (run.against === undefined) takeRequest(run, request)
    else compareRequest(run, request, run.against)
  } catch (error) {
    if (!(error instanceof LineError || error instanceof PolicyError)) throw error
    run.summary.badLines += 1
    if (run.badLines.length < maximumTold) run.badLines.push({ line: run.line, error })
    if (run.json) run.out.push(`${JSON.stringify({ version: 1, kind: 'bad-line', line: run.line, message: error.message })}\n`)
  }
}

const maximumTold = 10

function takeRequest(run: Run, request: Request): void {
  const decision = run.policy.decide(request)
  count(run, request, decision)
  if (!run.json) return
  run.out.push(`{"version":1,"kind":"decision","line":${run.line},${decided(run.policy, request, decision)}}\n`)
}

function compareRequest(run: Run, request: Request, against: Decider): void {
  const before = against.decide(request)
  const after = run.policy.decide(request)
  count(run, request, after)
  if (before === after) return
  if (after === 'Allow') run.summary.newlyAllowed += 1
  else if (before === 'Allow') run.summary.newlyDenied += 1
  else run.summary.otherwiseChanged += 1
  if (run.json) {
    const members = `"before":{${decided(against, request, before)}},"after":{${decided(run.policy, request, after)}},"request":${JSON.stringify(request)}`
    run.out.push(`{"version":1,"kind":"change","line":${run.line},${members}}\n`)
  } else run.out.push(`line ${run.line}: ${before} -> ${after}  ${callerName(request)}  ${request.resource}\n`)
}

function decided({ decidedBy }: Decider, request: Request, decision: Decision): string {
  return `"decision":"${decision}","decidedBy":${decidedBy(request, decision)}`
}

function count({ summary, keys, line }: Run, request: Request, decision: Decision): void {
  countRequest(summary, callerName(request), decision, line)
  for (const key of keys) {
    if (carried(request, key) === undefined) summary.missingKeys.set(key, (summary.missingKeys.get(key) ?? 0) + 1)
  }
}
