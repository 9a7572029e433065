/** A term of SMT-LIB 2.6. @see https://smt-lib.org/theories-UnicodeStrings.shtml */
export type Term = string

/** True where all terms are. */
export function all(...terms: readonly Term[]): Term {
  const open = terms.filter((term) => term !== 'true')
  if (open.includes('false')) return 'false'
  return open.length > 1 ? `(and ${open.join(' ')})` : (open[0] ?? 'true')
}

/** True where one of the terms is. */
export function some(...terms: readonly Term[]): Term {
  const open = terms.filter((term) => term !== 'false')
  if (open.includes('true')) return 'true'
  return open.length > 1 ? `(or ${open.join(' ')})` : (open[0] ?? 'false')
}

/** True where the term is not. */
export function no(term: Term): Term {
  return term === 'true' ? 'false' : term === 'false' ? 'true' : `(not ${term})`
}

/** One of two truths. */
export function either(condition: Term, then: Term, otherwise: Term): Term {
  return some(all(condition, then), all(no(condition), otherwise))
}

/** Equality. */
export function same(left: Term, right: Term): Term {
  return `(= ${left} ${right})`
}

/** A text. */
export function quote(text: string): Term {
  return `"${Array.from(text, quoteCharacter).join('')}"`
}

/** A decimal number as a real one. */
export function real(text: string): Term {
  const [, sign, digits = '0'] = /^([+-]?)(.*)$/.exec(text) ?? []
  const written = digits.includes('.') ? digits : `${digits}.0`
  return sign === '-' ? `(- ${written})` : written
}

/** What is declared and taken for granted in one question to a solver. */
export interface Sheet {
  readonly declare: (sort: string) => Term
  readonly claim: (term: Term) => void
  /** The whole question. */
  readonly script: () => string
}

/** Starts a question. */
export function newSheet(): Sheet {
  const lines: string[] = []
  let count = 0
  return {
    declare: (sort) => {
      const name = `c${String(count++)}`
      lines.push(`(declare-const ${name} ${sort})`)
      return name
    },
    claim: (term) => void lines.push(`(assert ${term})`),
    script: () => ['(set-logic ALL)', ...lines, '(check-sat)'].join('\n'),
  }
}

function quoteCharacter(character: string): string {
  return /^[ !#-[\]-~]$/.test(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
