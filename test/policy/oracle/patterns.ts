import { no, quote, same, some, type Term } from './terms.ts'

/** A value equals a text, or one of its spellings in other cases of ASCII letters (PS-28). */
export function isText(value: Term, text: string, ignoresCase = false): Term {
  return ignoresCase && /[a-z]/i.test(text) ? `(str.in_re ${value} ${chain(Array.from(text, anyCase))})` : same(value, quote(text))
}

/** PS-26, PS-27: `*` is any text, `?` any one character. */
export function isLike(value: Term, pattern: string): Term {
  if (/^\*+$/.test(pattern)) return 'true'
  return /[*?]/.test(pattern) ? `(str.in_re ${value} ${globOf(pattern)})` : same(value, quote(pattern))
}

/** PS-44 to PS-47: six fields, each by itself. `isOpen`: a `*` at the end stands for the fields that are missing. */
export function isArnLike(value: Term, pattern: string, isOpen: Term): Term {
  const fields = fieldsOf(pattern)
  if (fields.length === 6) return inFields(value, fields, () => false)
  if (!pattern.endsWith('*')) return 'false'
  while (fields.length < 6) fields.push('*')
  return isOpen === 'false' ? 'false' : `(and ${isOpen} ${inFields(value, fields, () => false)})`
}

/** PS-47: a text with the six fields of an ARN. */
export function isArn(value: Term): Term {
  return `(str.in_re ${value} ${chain([...Array.from({ length: 5 }, () => [starInField, colon]).flat(), 're.all'])})`
}

/** PS-65 to PS-68, PS-104: `isWithin` is the second reading of PS-66, `isCompleted` that of PS-104. */
export function isResource(value: Term, pattern: string, isWithin: Term, isCompleted: Term): Term {
  if (pattern === '*') return 'true'
  const fields = fieldsOf(pattern)
  const full = [...fields]
  while (full.length < 6) full.push('*')
  const under = (which: readonly string[]): Term => {
    const last = which.length - 1
    const beyond = inFields(value, which, (index) => which[index]?.endsWith('*') === true)
    const within = inFields(value, which, (index) => index === last && which[index]?.endsWith('*') === true)
    return beyond === within ? beyond : some(`(and ${no(isWithin)} ${beyond})`, `(and ${isWithin} ${within})`)
  }
  if (fields.length === 6 || pattern.endsWith('*')) return under(fields)
  return some(`(and ${no(isCompleted)} ${under(fields)})`, `(and ${isCompleted} ${under(full)})`)
}

const colon = '(str.to_re ":")'
/** Any character but the colon, which stands between `9` and `;`. */
const oneInField = '(re.union (re.range "\\u{0}" "9") (re.range ";" "\\u{2ffff}"))'
const starInField = `(re.* ${oneInField})`

/** The sixth field keeps its colons. */
function fieldsOf(pattern: string): string[] {
  const fields = pattern.split(':')
  return fields.length > 6 ? [...fields.slice(0, 5), fields.slice(5).join(':')] : fields
}

function inFields(value: Term, fields: readonly string[], mayCross: (index: number) => boolean): Term {
  const parts = fields.flatMap((field, index) => {
    const own = index === 5 ? globOf(field) : mayCross(index) ? chain([inField(field.slice(0, -1)), 're.all']) : inField(field)
    return index === 0 ? [own] : [colon, own]
  })
  return `(str.in_re ${value} ${chain(parts)})`
}

function inField(field: string): Term {
  return chain(Array.from(field, (character) => wild(character, starInField, oneInField)))
}

function globOf(pattern: string): Term {
  return chain((pattern.match(/[^*?]+|[*?]/gsu) ?? []).map((part) => wild(part, 're.all', 're.allchar')))
}

function wild(part: string, star: Term, one: Term): Term {
  return part === '*' ? star : part === '?' ? one : `(str.to_re ${quote(part)})`
}

function anyCase(character: string): Term {
  const cases = /[a-z]/i.test(character) ? [character.toLowerCase(), character.toUpperCase()] : [character]
  const terms = cases.map((one) => `(str.to_re ${quote(one)})`)
  return terms.length === 1 ? (terms[0] ?? '') : `(re.union ${terms.join(' ')})`
}

function chain(parts: readonly Term[]): Term {
  return parts.length > 1 ? `(re.++ ${parts.join(' ')})` : (parts[0] ?? '(str.to_re "")')
}
