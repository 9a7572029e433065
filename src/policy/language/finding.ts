import { placeOf, type Node } from './node.ts'

/** How bad it is: an `error` makes `parsePolicy` fail. */
export type Severity = 'error' | 'warning' | 'info'

/** The id of what the parser finds. */
export type ParseRule =
  | 'json-syntax'
  | 'duplicate-json-key'
  | 'duplicate-key-different-case'
  | 'missing-version'
  | 'invalid-version'
  | 'old-version'
  | 'missing-statement'
  | 'unknown-element'
  | 'element-wrong-case'
  | 'wrong-type'
  | 'missing-effect'
  | 'invalid-effect'
  | 'missing-action'
  | 'missing-resource'
  | 'missing-principal'
  | 'principal-in-identity-policy'
  | 'both-element-and-not-element'
  | 'empty-array'
  | 'empty-condition'
  | 'duplicate-sid'
  | 'invalid-sid'
  | 'unknown-operator'
  | 'operator-wrong-case'
  | 'ifexists-on-null'
  | 'policy-variable-syntax'

/** One thing to say about a policy, as data: `describeFinding` words it. */
export interface Finding extends Node {
  readonly rule: ParseRule
  readonly severity: Severity
  /** What the wording needs: user input is given as it was. */
  readonly args: Readonly<Record<string, string>>
}

/** Makes a finding at a place. */
export function makeFinding(rule: ParseRule, at: Node, args: Readonly<Record<string, string>> = {}): Finding {
  return { rule, severity: warnings.has(rule) ? 'warning' : 'error', args, ...placeOf(at) }
}

/** What does not make a policy mean something else, or nothing. */
const warnings: ReadonlySet<ParseRule> = new Set([
  'missing-version',
  'old-version',
  'empty-array',
  'empty-condition',
  'operator-wrong-case',
  // Why: only identity policies demand unique Sids, and no page says which characters API Gateway takes.
  'duplicate-sid',
  'invalid-sid',
])
