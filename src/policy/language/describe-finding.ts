import type { Finding, ParseRule } from './finding.ts'

/** What to tell a person: lower-case, no full stop, user input in backticks. */
export interface FindingText {
  readonly message: string
  readonly help?: string
}

/** Words a finding. */
export function describeFinding({ rule, args }: Finding): FindingText {
  const [message, ...helps] = rule === 'policy-variable-syntax' ? variableWording(args.problem) : wordings[rule]
  const help = helps.find((text) => !text.includes('{suggestion}') || (args.suggestion ?? '') !== '')
  return help === undefined ? { message: fill(message, args) } : { message: fill(message, args), help: fill(help, args) }
}

/** What is wrong, and what to do about it: the first that needs no suggestion, where there is none. `{name}` stands for an argument of the finding. */
type Wording = readonly [message: string, ...helps: readonly string[]]

const wordings: Readonly<Record<Exclude<ParseRule, 'policy-variable-syntax'>, Wording>> = {
  'json-syntax': ['not a JSON document: {problem}'],
  'duplicate-json-key': ['`{name}` stands twice in one object', 'readers of JSON keep the last one only: merge them or delete one'],
  'duplicate-key-different-case': [
    '`{name}` and `{other}` are one name in two spellings',
    'both are evaluated, and both must match: keep one of them',
  ],
  'missing-version': [
    'the policy has no `Version`',
    'without one it is read as 2008-10-17, without policy variables: add `"Version": "2012-10-17"`',
  ],
  'invalid-version': ['`{version}` is no version of the policy language', 'write `"Version": "2012-10-17"`'],
  'old-version': ['version 2008-10-17 knows no policy variables: `${…}` is plain text', 'write `"Version": "2012-10-17"`'],
  'missing-statement': ['the policy has no statement', 'add a `Statement`'],
  'unknown-element': ['unknown element `{name}` in {where}', 'did you mean `{suggestion}`?'],
  'element-wrong-case': ['element names are case-sensitive: `{name}`', 'write `{suggestion}`'],
  'wrong-type': ['{element} must be {expected}, not {found}'],
  'missing-effect': ['the statement has no `Effect`', 'add `"Effect": "Allow"` or `"Effect": "Deny"`'],
  'invalid-effect': ['`{effect}` is no effect', 'did you mean `{suggestion}`?', 'write `Allow` or `Deny`'],
  'missing-action': ['the statement has no `Action`', 'add `"Action": "execute-api:Invoke"`'],
  'missing-resource': ['the statement has no `Resource`', 'add a `Resource`; `"execute-api:/*"` is the whole API'],
  'missing-principal': ['the statement has no `Principal`', 'add a `Principal`; `"*"` is everyone'],
  'principal-in-identity-policy': [
    "an identity's own policy has no {element}",
    'leave it out: the policy speaks of whoever it is attached to',
  ],
  'both-element-and-not-element': ['the statement has both {element} and `{other}`', 'keep one of them, or write two statements'],
  'empty-array': ['{element} is an empty list', 'AWS wants one value or more'],
  'empty-condition': ['{element} is empty: it restricts nothing', 'fill it in or leave it out'],
  'duplicate-sid': ['two statements have the `Sid` `{sid}`', 'give each statement a `Sid` of its own'],
  'invalid-sid': ['the `Sid` `{sid}` has characters other than letters and digits', 'keep to A-Z, a-z and 0-9'],
  'unknown-operator': ['unknown condition operator `{name}`', 'did you mean `{suggestion}`?'],
  'operator-wrong-case': ['the condition operator `{name}` is not written as AWS documents it', 'write `{suggestion}`'],
  'ifexists-on-null': ['`{name}` is no condition operator', '`Null` asks for presence itself: leave `IfExists` out'],
}

function variableWording(problem: string | undefined): Wording {
  if (problem === 'unclosed') return ['the policy variable `{text}` has no closing brace', 'add `}`, or write `${$}` for a dollar sign']
  if (problem === 'default') return ['the default value in `{text}` is not in single quotes', "write `${key, 'default'}`"]
  return ['the policy variable `{text}` has no name', 'write `${aws:username}`, or `${$}` for a dollar sign']
}

function fill(text: string, args: Finding['args']): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const arg = shorten(args[name] ?? '')
    if (name === 'element') return arg.includes(' ') ? arg : `\`${arg}\``
    return name === 'found' ? article(arg) : arg
  })
}

function article(kind: string): string {
  return kind === 'null' ? 'null' : `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text
}
