import type { Node } from './node.ts'

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

/** How bad each of them is. */
export const severities: Readonly<Record<ParseRule, Severity>> = {
  'json-syntax': 'error',
  'duplicate-json-key': 'error',
  'duplicate-key-different-case': 'error',
  'missing-version': 'warning',
  'invalid-version': 'error',
  'old-version': 'warning',
  'missing-statement': 'error',
  'unknown-element': 'error',
  'element-wrong-case': 'error',
  'wrong-type': 'error',
  'missing-effect': 'error',
  'invalid-effect': 'error',
  'missing-action': 'error',
  'missing-resource': 'error',
  'missing-principal': 'error',
  'principal-in-identity-policy': 'error',
  'both-element-and-not-element': 'error',
  'empty-array': 'warning',
  'empty-condition': 'warning',
  // Why: a warning, because only identity policies demand unique Sids, and no page says which characters API Gateway takes.
  'duplicate-sid': 'warning',
  'invalid-sid': 'warning',
  'unknown-operator': 'error',
  'operator-wrong-case': 'warning',
  'ifexists-on-null': 'error',
  'policy-variable-syntax': 'error',
}

/** One thing to say about a policy, as data: `describeFinding` words it. */
export interface Finding extends Node {
  readonly rule: ParseRule
  readonly severity: Severity
  /** What the wording needs: user input is given as it was. */
  readonly args: Readonly<Record<string, string>>
}

/** Makes a finding at a place. */
export function makeFinding(rule: ParseRule, at: Node, args: Readonly<Record<string, string>> = {}): Finding {
  return { rule, severity: severities[rule], args, pointer: at.pointer, ...(at.range === undefined ? {} : { range: at.range }) }
}
