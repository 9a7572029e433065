import type { Decision } from '../../../policy/index.ts'

/** How many requests came to each decision. */
export type Counts = Record<Decision, number>

/** What a replay came to. Why mutable: it is counted up line by line. */
export interface Summary {
  requests: number
  badLines: number
  readonly decisions: Counts
  /** By caller; the first `maximumCallers` of them. */
  readonly callers: Map<string, CallerSummary>
  /** Requests of further callers. */
  readonly others: Counts
  /** Condition keys that the policies read -> how many requests did not carry them. */
  readonly missingKeys: Map<string, number>
  /** Compared with another policy. */
  newlyAllowed: number
  newlyDenied: number
  otherwiseChanged: number
}

/** What became of the requests of one caller. */
export interface CallerSummary extends Counts {
  /** The first lines on which it was denied. */
  readonly deniedLines: number[]
}

/** How many callers are counted one by one: memory is to stay constant. */
export const maximumCallers = 10_000

/** Makes a summary of nothing so far. */
export function emptySummary(): Summary {
  return {
    requests: 0,
    badLines: 0,
    decisions: noCounts(),
    callers: new Map(),
    others: noCounts(),
    missingKeys: new Map(),
    newlyAllowed: 0,
    newlyDenied: 0,
    otherwiseChanged: 0,
  }
}

/** Counts one request. */
export function countRequest(summary: Summary, caller: string, decision: Decision, line: number): void {
  summary.requests += 1
  summary.decisions[decision] += 1
  const known = summary.callers.get(caller) ?? newCaller(summary, caller)
  if (known === undefined) {
    summary.others[decision] += 1
    return
  }
  known[decision] += 1
  if (decision !== 'Allow' && known.deniedLines.length < maximumLines) known.deniedLines.push(line)
}

const maximumLines = 5

function newCaller({ callers }: Summary, caller: string): CallerSummary | undefined {
  if (callers.size >= maximumCallers) return undefined
  const made = { ...noCounts(), deniedLines: [] }
  // Why: a slice of a text keeps all of the text in memory, and this one outlives it.
  callers.set(Buffer.from(caller).toString(), made)
  return made
}

function noCounts(): Counts {
  return { Allow: 0, ExplicitDeny: 0, ImplicitDeny: 0 }
}
