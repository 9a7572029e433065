import type { ElementTrace } from '../../../policy/index.ts'

/** Names an element as the policy does: `Principal`, `NotResource`, `StringNotEquals aws:SourceVpce`. */
export function nameElement({ element, negated, operator, key }: ElementTrace): string {
  if (element === 'condition') return `${operator ?? ''} ${key ?? ''}`
  const name = `${element.slice(0, 1).toUpperCase()}${element.slice(1)}`
  return negated ? `Not${name}` : name
}

/** Says why an element matches or not: the request's value against the policy's. */
export function wordElement(trace: ElementTrace): string {
  const asked = listOf(trace.requestValue)
  const wanted = listOf(trace.policyValues)
  switch (trace.reason) {
    case 'everyone':
      return 'everyone'
    case 'anonymous':
      return `the caller is anonymous, the policy names ${wanted}`
    case 'bounded':
      return `the caller has a permissions boundary, and then ${wanted} is not spared`
    case 'equal':
      return wordEqual(trace, asked)
    case 'different':
      return trace.negated ? `${asked} is not among ${wanted}` : `the request has ${asked}, the policy ${wanted}`
    case 'absent-key':
      return `the request does not carry it, the policy has ${wanted}`
    case 'present-key':
      return `the request carries it: ${asked}`
    case 'empty-value':
      return 'the request carries it with an empty text'
    case 'several-values':
      return `the request has several values, ${asked}, and the operator has no \`ForAnyValue\` or \`ForAllValues\``
    case 'every-value':
      return `each of ${asked} is among ${wanted}`
    case 'not-every-value':
      return `not each of ${asked} is among ${wanted}`
    case 'some-value':
      return `one of ${asked} is among ${wanted}`
    case 'no-value':
      return `none of ${asked} is among ${wanted}`
    case 'malformed-value':
      return `the request has ${asked}, which is nothing that the operator compares; the policy has ${wanted}`
    case 'unresolved-variable':
      return `a policy variable in ${wanted} has no value in this request`
  }
}

function wordEqual({ requestValue, policyValues, hits, negated }: ElementTrace, asked: string): string {
  const hit = policyValues[hits[0] ?? -1]
  if (hit === undefined) return `the request has ${asked}`
  if (hit !== requestValue) return `${asked} matches ${quote(hit)}`
  return negated ? `the policy has ${quote(hit)} too` : quote(hit)
}

/** Writes values in backticks; of many only the first. */
function listOf(values: string | readonly string[] | undefined): string {
  if (values === undefined) return 'nothing'
  const all = typeof values === 'string' ? [values] : values
  const shown = all.slice(0, most).map(quote).join(', ')
  return all.length > most ? `${shown} and ${all.length - most} more` : shown
}

const most = 4

function quote(text: string): string {
  return `\`${text}\``
}
