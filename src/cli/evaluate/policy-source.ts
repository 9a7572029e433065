import { describeFinding, parsePolicy, placeInText, type Attachment, type Policy, type Range } from '../../policy/index.ts'
import type { Place, Problem } from '../../provision/index.ts'
import type { Terminal } from '../terminal.ts'
import { ProblemsError } from './problems-error.ts'
import { readSource } from './read-source.ts'

/** A policy that was read from a file or from stdin. */
export interface PolicySource {
  /** Its name as messages show it. */
  readonly file: string
  readonly text: string
  readonly policy: Policy
}

/** Reads a policy; throws every error that the parser finds, at its place, and tells its warnings. */
export function readPolicySource(path: string, terminal: Terminal, attachedTo: Attachment = 'resource'): PolicySource {
  const { file, text } = readSource(path)
  const parsed = parsePolicy(text, { attachedTo })
  const problems = parsed.findings.map((finding): Problem => {
    const at = finding.range === undefined ? {} : { place: placeOf({ file, text }, finding.range) }
    return { code: finding.rule.replaceAll('-', '_').toUpperCase(), ...describeFinding(finding), ...at }
  })
  const isError = (_: Problem, index: number): boolean => parsed.findings[index]?.severity === 'error'
  if (!parsed.ok) throw new ProblemsError(problems.filter(isError), text)
  for (const { message, place } of problems) {
    terminal.talk(
      `${terminal.talkColors.yellow('warning')}: ${place === undefined ? file : `${file}:${place.line}:${place.column}`}: ${message}\n`,
    )
  }
  return { file, text, policy: parsed.policy }
}

/** Gives the place of a range of a source. */
export function placeOf({ file, text }: Pick<PolicySource, 'file' | 'text'>, range: Range): Place {
  return { file, ...placeInText(text, range) }
}
