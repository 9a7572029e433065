import { operatorNames, PolicyError, type OperatorName } from '../language/index.ts'
import { nearest } from '../language/nearest.ts'
import { shorten } from './check-shape.ts'
import { keyForms, type KeyForm } from './key-forms.ts'

/** Gives the form of a condition key's values; throws PolicyError where API Gateway knows no such key, or where it is not in AWS's spelling. */
export function checkKey(key: string, at: string): KeyForm {
  const form = formOf(key)
  if (form !== undefined) return form
  throw new PolicyError('INVALID_OPTION', `unknown condition key \`${shorten(key)}\``, { at, help: helpFor(key) })
}

/** Gives the form of a condition key's values where API Gateway knows the key; names of policy variables have no case. */
export function formOf(key: string, spelling: 'exact' | 'any-case' = 'exact'): KeyForm | undefined {
  const slash = key.indexOf('/')
  const name = slash < 0 ? key : key.slice(0, slash + 1)
  if (slash >= 0 && slash === key.length - 1) return undefined
  const known = names.find((candidate) => candidate === name || (spelling === 'any-case' && candidate.toLowerCase() === name.toLowerCase()))
  return known === undefined ? undefined : keyForms[known]
}

/** Gives the operators, without set operator and `IfExists`, that compare the values of a form. */
export function operatorsOf(form: KeyForm): readonly OperatorName[] {
  return operatorNames.filter((name) => name === 'Null' || comparesForm(name, form))
}

const names = Object.keys(keyForms) as readonly (keyof typeof keyForms)[]

function comparesForm(name: OperatorName, form: KeyForm): boolean {
  switch (form) {
    case 'text':
    case 'texts':
      return name.startsWith('String')
    case 'account':
    case 'organization':
    case 'vpce':
    case 'vpc':
      return name === 'StringEquals' || name === 'StringNotEquals'
    case 'address':
      return name === 'IpAddress' || name === 'NotIpAddress'
    case 'boolean':
      return name === 'Bool'
    case 'date':
      return name.startsWith('Date')
    case 'epoch':
      return name.startsWith('Date') || name.startsWith('Numeric')
    case 'number':
      return name.startsWith('Numeric')
    case 'arn':
      return name.startsWith('Arn')
  }
}

/** Keys that people reach for, and that requests to an API do not carry. */
const elsewhere: Readonly<Record<string, string>> = {
  'aws:vpceaccount': 'API Gateway does not supply it: name the endpoints, `aws:SourceVpce`, or their VPCs, `aws:SourceVpc`',
  'aws:vpceorgid': 'API Gateway does not supply it: name the endpoints, `aws:SourceVpce`, or their VPCs, `aws:SourceVpc`',
  'aws:vpceorgpaths': 'API Gateway does not supply it: name the endpoints, `aws:SourceVpce`, or their VPCs, `aws:SourceVpc`',
  'aws:sourcevpcarn': 'API Gateway does not supply it: write `aws:SourceVpc`',
  'aws:resourceaccount': 'it belongs in the policy of a VPC endpoint',
  'aws:resourceorgid': 'it belongs in the policy of a VPC endpoint',
}

function helpFor(key: string): string {
  const folded = key.length > 128 ? '' : key.toLowerCase()
  if (Object.hasOwn(elsewhere, folded)) return elsewhere[folded] ?? ''
  if (folded === 'aws:principaltag' || folded === 'aws:principaltag/') return 'name the tag: `aws:PrincipalTag/team`'
  const slash = key.indexOf('/')
  const suggestion = nearest(slash < 0 ? key : key.slice(0, slash + 1), names)
  if (suggestion === undefined) return `API Gateway documents ${names.map((name) => (name.endsWith('/') ? `${name}…` : name)).join(', ')}`
  return `did you mean \`${suggestion}${suggestion.endsWith('/') ? key.slice(slash + 1) : ''}\`?`
}
