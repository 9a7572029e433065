import { operatorNames, type OperatorName } from '../language/index.ts'
import { nearest } from '../language/nearest.ts'
import { didYouMean, shorten } from './check-shape.ts'
import { keyForms, type KeyForm } from './key-forms.ts'
import { refusal } from './refusal.ts'

/** Gives the form of a condition key's values; throws PolicyError where API Gateway knows no such key, or where it is not in AWS's spelling. */
export function checkKey(key: string, at: string): KeyForm {
  const form = formOf(key)
  if (form !== undefined) return form
  throw refusal('INVALID_OPTION', `unknown condition key \`${shorten(key)}\``, at, helpFor(key))
}

/** Gives the form of a condition key's values where API Gateway knows the key; names of policy variables have no case. */
export function formOf(key: string, spelling: 'exact' | 'any-case' = 'exact'): KeyForm | undefined {
  const [name, tag] = splitTag(key)
  const known = names.find((candidate) => candidate === name || (spelling === 'any-case' && candidate.toLowerCase() === name.toLowerCase()))
  return known === undefined || (name.endsWith('/') && tag === '') ? undefined : keyForms[known]
}

/** Gives the operators, without set operator and `IfExists`, that compare the values of a form. */
export function operatorsOf(form: KeyForm): readonly OperatorName[] {
  return operatorNames.filter((name) => name === 'Null' || comparing[form].test(name))
}

const equality = /^String(?:Not)?Equals$/
const comparing: Readonly<Record<KeyForm, RegExp>> = {
  text: /^String/,
  texts: /^String/,
  account: equality,
  organization: equality,
  vpce: equality,
  vpc: equality,
  address: /IpAddress$/,
  boolean: /^Bool$/,
  date: /^Date/,
  epoch: /^(?:Date|Numeric)/,
  number: /^Numeric/,
  arn: /^Arn/,
}

const names = Object.keys(keyForms) as readonly (keyof typeof keyForms)[]

/** Gives the key up to its slash, and what follows: the name of a tag. */
function splitTag(key: string): readonly [string, string] {
  const end = key.indexOf('/') + 1 || key.length
  return [key.slice(0, end), key.slice(end)]
}

/** Keys that people reach for, and that requests to an API do not carry. */
const elsewhere: readonly (readonly [RegExp, string])[] = [
  [
    /^aws:vpce(?:account|orgid|orgpaths)$/i,
    'API Gateway does not supply it: name the endpoints, `aws:SourceVpce`, or their VPCs, `aws:SourceVpc`',
  ],
  [/^aws:sourcevpcarn$/i, 'API Gateway does not supply it: write `aws:SourceVpc`'],
  [/^aws:resource(?:account|orgid)$/i, 'it belongs in the policy of a VPC endpoint'],
  [/^aws:principaltag\/?$/i, 'name the tag: `aws:PrincipalTag/team`'],
]

function helpFor(key: string): string {
  const [name, tag] = splitTag(key)
  const suggestion = nearest(name, names)
  return (
    elsewhere.find(([keys]) => keys.test(key))?.[1] ??
    didYouMean(suggestion?.endsWith('/') === true ? suggestion + tag : suggestion) ??
    `API Gateway documents ${names.map((known) => (known.endsWith('/') ? `${known}…` : known)).join(', ')}`
  )
}
