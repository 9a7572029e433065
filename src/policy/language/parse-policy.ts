import type { Attachment } from './attachment.ts'
import type { Dialect } from './dialect.ts'
import { isEscaped, unescapeText } from './escaped-text.ts'
import { makeFinding, type Finding } from './finding.ts'
import type { JsonNode, JsonProblem } from './json/json-node.ts'
import { readValue, type RangeOf } from './json/read-value.ts'
import { scanJson } from './json/scan-json.ts'
import type { Report } from './parse/context.ts'
import { parseDocument } from './parse/parse-document.ts'
import { freezeDeeply, isPolicy, sealPolicy } from './parse/seal.ts'
import type { PolicyInput } from './policy-input.ts'
import type { Policy } from './policy.ts'

/** How to read a policy. */
export interface ParseOptions {
  /** What surrounds the policy's strings: `iam` for text and `cdk` for values where it is left out. */
  readonly dialect?: Dialect
  /**
   * What the policy is attached to. A `resource`, where it is left out: each statement names its principals. An `identity` (a user, role or session, a
   * permissions boundary or a service control policy; the answer of a Lambda authorizer too): no statement does.
   */
  readonly attachedTo?: Attachment
  /**
   * Where a value stands in the text that it was read from, YAML say: findings, and whatever else speaks of the policy, then name that place. A policy that is given as text has its
   * places anyhow.
   */
  readonly rangeOf?: RangeOf
}

/** The outcome of `parsePolicy`: `ok` where no finding is an error. A policy that is not ok may still be given, as far as it could be read. */
export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly policy?: Policy; readonly findings: readonly Finding[] }

/**
 * Reads a policy and says what is wrong with it and where; never throws.
 *
 * Takes JSON text, the escaped form in which GetRestApi returns policies, a value in AWS's JSON shape, or a policy that was parsed before.
 * Warnings do not make it fail. `describeFinding` words a finding, `placeInText` gives its line and column.
 *
 * @example
 * ```ts
 * import { describeFinding, parsePolicy, placeInText } from 'apply-private-api'
 *
 * const text = '{ "Version": "2012-10-17",\n  "Statement": { "Efect": "Allow" } }'
 * const parsed = parsePolicy(text)
 * const [finding] = parsed.findings
 * if (finding?.range) console.log(placeInText(text, finding.range).line, describeFinding(finding))
 * // 2 { message: 'unknown element `Efect` in a statement', help: 'did you mean `Effect`?' }
 * ```
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parsePolicy(input: PolicyInput, options: ParseOptions = {}): ParsedPolicy {
  if (isPolicy(input)) return { ok: true, policy: input, findings: [] }
  const findings: Finding[] = []
  const node = typeof input === 'string' ? readText(input) : readValue(input, options.rangeOf)
  if (node.kind === 'problem') {
    findings.push(makeFinding('json-syntax', node.at, { problem: node.problem }))
    return { ok: false, findings }
  }
  const dialect = options.dialect ?? (typeof input === 'string' ? 'iam' : 'cdk')
  const report: Report = (rule, at, args) => {
    findings.push(makeFinding(rule, at, args))
  }
  const policy = parseDocument(node, { dialect, attachedTo: options.attachedTo ?? 'resource', report })
  if (policy === undefined) return { ok: false, findings }
  freezeDeeply(policy)
  if (findings.some((finding) => finding.severity === 'error')) return { ok: false, findings, policy }
  return { ok: true, policy: sealPolicy(policy), findings }
}

function readText(text: string): JsonNode | JsonProblem {
  if (!isEscaped(text)) return scanJson(text)
  const unescaped = unescapeText(text)
  return scanJson(unescaped.text, unescaped.offsetOf)
}
