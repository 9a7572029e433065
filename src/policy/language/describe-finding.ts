import type { Finding, ParseRule } from './finding.ts'

/** What to tell a person: lower-case, no full stop, user input in backticks. */
export interface FindingText {
  readonly message: string
  readonly help?: string
}

/** Words a finding. */
export function describeFinding(finding: Finding): FindingText {
  return wordings[finding.rule]((name) => shorten(finding.args[name] ?? ''))
}

type Arg = (name: string) => string

const wordings: Readonly<Record<ParseRule, (arg: Arg) => FindingText>> = {
  'json-syntax': (arg) => say(`not a JSON document: ${arg('problem')}`),
  'duplicate-json-key': (arg) =>
    say(`\`${arg('name')}\` stands twice in one object`, 'readers of JSON keep the last one only: merge them or delete one'),
  'duplicate-key-different-case': (arg) =>
    say(
      `\`${arg('name')}\` and \`${arg('other')}\` are one name in two spellings`,
      'both are evaluated, and both must match: keep one of them',
    ),
  'missing-version': () =>
    say('the policy has no `Version`', 'without one it is read as 2008-10-17, without policy variables: add `"Version": "2012-10-17"`'),
  'invalid-version': (arg) => say(`\`${arg('version')}\` is no version of the policy language`, 'write `"Version": "2012-10-17"`'),
  'old-version': () => say('version 2008-10-17 knows no policy variables: `${…}` is plain text', 'write `"Version": "2012-10-17"`'),
  'missing-statement': () => say('the policy has no statement', 'add a `Statement`'),
  'unknown-element': (arg) => say(`unknown element \`${arg('name')}\` in ${arg('where')}`, didYouMean(arg)),
  'element-wrong-case': (arg) => say(`element names are case-sensitive: \`${arg('name')}\``, `write \`${arg('suggestion')}\``),
  'wrong-type': (arg) => say(`${element(arg('element'))} must be ${arg('expected')}, not ${article(arg('found'))}`),
  'missing-effect': () => say('the statement has no `Effect`', 'add `"Effect": "Allow"` or `"Effect": "Deny"`'),
  'invalid-effect': (arg) => say(`\`${arg('effect')}\` is no effect`, didYouMean(arg) ?? 'write `Allow` or `Deny`'),
  'missing-action': () => say('the statement has no `Action`', 'add `"Action": "execute-api:Invoke"`'),
  'missing-resource': () => say('the statement has no `Resource`', 'add a `Resource`; `"execute-api:/*"` is the whole API'),
  'missing-principal': () => say('the statement has no `Principal`', 'add a `Principal`; `"*"` is everyone'),
  'principal-in-identity-policy': (arg) =>
    say(`an identity's own policy has no \`${arg('element')}\``, 'leave it out: the policy speaks of whoever it is attached to'),
  'both-element-and-not-element': (arg) =>
    say(`the statement has both \`${arg('element')}\` and \`${arg('other')}\``, 'keep one of them, or write two statements'),
  'empty-array': (arg) => say(`${element(arg('element'))} is an empty list`, 'AWS wants one value or more'),
  'empty-condition': (arg) => say(`${element(arg('element'))} is empty: it restricts nothing`, 'fill it in or leave it out'),
  'duplicate-sid': (arg) => say(`two statements have the \`Sid\` \`${arg('sid')}\``, 'give each statement a `Sid` of its own'),
  'invalid-sid': (arg) => say(`the \`Sid\` \`${arg('sid')}\` has characters other than letters and digits`, 'keep to A-Z, a-z and 0-9'),
  'unknown-operator': (arg) => say(`unknown condition operator \`${arg('name')}\``, didYouMean(arg)),
  'operator-wrong-case': (arg) =>
    say(`the condition operator \`${arg('name')}\` is not written as AWS documents it`, `write \`${arg('suggestion')}\``),
  'ifexists-on-null': (arg) => say(`\`${arg('name')}\` is no condition operator`, '`Null` asks for presence itself: leave `IfExists` out'),
  'policy-variable-syntax': (arg) => describeVariable(arg('text'), arg('problem')),
}

function didYouMean(arg: Arg): string | undefined {
  return arg('suggestion') === '' ? undefined : `did you mean \`${arg('suggestion')}\`?`
}

function describeVariable(text: string, problem: string): FindingText {
  if (problem === 'unclosed')
    return say(`the policy variable \`${text}\` has no closing brace`, 'add `}`, or write `${$}` for a dollar sign')
  if (problem === 'default') return say(`the default value in \`${text}\` is not in single quotes`, "write `${key, 'default'}`")
  return say(`the policy variable \`${text}\` has no name`, 'write `${aws:username}`, or `${$}` for a dollar sign')
}

function say(message: string, help?: string): FindingText {
  return help === undefined ? { message } : { message, help }
}

function element(name: string): string {
  return name.includes(' ') ? name : `\`${name}\``
}

function article(kind: string): string {
  return kind === 'null' ? 'null' : `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text
}
