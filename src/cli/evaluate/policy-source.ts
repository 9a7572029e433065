import { describeFinding, parsePolicy, placeInText, type Attachment, type Finding, type Policy, type Range } from '../../policy/index.ts'
import type { Place, Problem } from '../../provision/index.ts'
import type { Terminal } from '../terminal.ts'
import { ProblemsError } from './problems-error.ts'
import { readSource, type Source } from './read-source.ts'

/** A policy that was read from a file or from stdin. */
export interface PolicySource {
  /** Its name as messages show it. */
  readonly file: string
  readonly text: string
  readonly policy: Policy
}

/** Reads a policy; throws every error that the parser finds, at its place, and tells its warnings. */
export function readPolicySource(path: string, terminal: Terminal, attachedTo: Attachment = 'resource'): PolicySource {
  return policySource(readSource(path), terminal, attachedTo)
}

/** Reads the policy that a text is, as `readPolicySource` does. */
export function policySource({ file, text }: Source, terminal: Terminal, attachedTo: Attachment = 'resource'): PolicySource {
  const parsed = parsePolicy(text, { attachedTo })
  if (!parsed.ok) throw new ProblemsError(describeErrors(parsed.findings, { file, text }), text)
  tellWarnings(parsed.findings, { file, text }, terminal)
  return { file, text, policy: parsed.policy }
}

/** Words the errors among a parser's findings. */
export function describeErrors(findings: readonly Finding[], source: Pick<PolicySource, 'file' | 'text'>): readonly Problem[] {
  return findings.filter(({ severity }) => severity === 'error').map((finding) => problemOf(finding, source))
}

/** Tells the warnings among a parser's findings. */
export function tellWarnings(findings: readonly Finding[], source: Pick<PolicySource, 'file' | 'text'>, terminal: Terminal): void {
  for (const { message, place } of findings.filter(({ severity }) => severity !== 'error').map((finding) => problemOf(finding, source))) {
    const where = place === undefined ? source.file : `${source.file}:${place.line}:${place.column}`
    terminal.talk(`${terminal.talkColors.yellow('warning')}: ${where}: ${message}\n`)
  }
}

function problemOf(finding: Finding, source: Pick<PolicySource, 'file' | 'text'>): Problem {
  const at = finding.range === undefined ? {} : { place: placeOf(source, finding.range) }
  return { code: finding.rule.replaceAll('-', '_').toUpperCase(), ...describeFinding(finding), ...at }
}

/** Gives the place of a range of a source. */
export function placeOf({ file, text }: Pick<PolicySource, 'file' | 'text'>, range: Range): Place {
  return { file, ...placeInText(text, range) }
}
