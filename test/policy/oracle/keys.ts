import { knownKey, type Condition, type OperatorFamily } from '../../../src/policy/language/index.ts'
import { all, no, quote, same, some, type Sheet, type Term } from './terms.ts'

/** What a request carries under a condition key. */
export interface Carried {
  readonly present: Term
  /** It carries a list, of the values that count; otherwise the first value alone. */
  readonly list: Term
  readonly values: readonly CarriedValue[]
}

/** One value, in the sort of the operators that compare it. */
export interface CarriedValue {
  readonly counts: Term
  /** It is the empty text. */
  readonly empty: Term
  readonly text: Term
  /** Reads as an address of version 4, of version 6; as a number or a moment. Not both of the first two. */
  readonly isFour: Term
  readonly isSix: Term
  readonly isNumber: Term
  readonly four: Term
  readonly six: Term
  readonly number: Term
}

/** In which sort values are compared. */
export type Sort = 'text' | 'address' | 'number' | 'moment'

/** Gives the sort of an operator's values; `Null` compares none. */
export function sortOf(family: OperatorFamily): Sort | undefined {
  switch (family) {
    case 'String':
    case 'Arn':
    case 'Bool':
    case 'Binary':
      return 'text'
    case 'IpAddress':
      return 'address'
    case 'Numeric':
      return 'number'
    case 'Date':
      return 'moment'
    case 'Null':
      return undefined
  }
}

/** Declares what a request carries under a key that `conditions` ask about. */
export function declareKey(key: string, conditions: readonly Condition[], isPrivate: boolean, sheet: Sheet): Carried {
  const known = knownKey(key)
  const isSingle = known?.multivalued === false
  const isRequired = isPrivate && known?.endpoint === true
  const sort = conditions.map(({ operator }) => sortOf(operator.family)).find((one) => one !== undefined) ?? 'text'
  // Each condition may need a value of its own, and all of them one more.
  const values = Array.from({ length: isSingle ? 1 : conditions.length + 1 }, () => declareValue(sort, sheet))
  const [first] = values
  if (first !== undefined) sheet.claim(first.counts)
  if (isRequired && first !== undefined) sheet.claim(no(first.empty))
  return { present: isRequired ? 'true' : sheet.declare('Bool'), list: isSingle ? 'false' : sheet.declare('Bool'), values }
}

function declareValue(sort: Sort, sheet: Sheet): CarriedValue {
  const none = { text: '""', isFour: 'false', isSix: 'false', isNumber: 'false', four: '', six: '', number: '' }
  const counts = sheet.declare('Bool')
  if (sort === 'text') {
    const text = sheet.declare('String')
    return { ...none, counts, text, empty: same(text, quote('')) }
  }
  const empty = sheet.declare('Bool')
  if (sort !== 'address') {
    const isNumber = sheet.declare('Bool')
    sheet.claim(no(all(empty, isNumber)))
    return { ...none, counts, empty, isNumber, number: sheet.declare('Real') }
  }
  const [isFour, isSix] = [sheet.declare('Bool'), sheet.declare('Bool')]
  sheet.claim(no(all(isFour, isSix)))
  sheet.claim(no(all(empty, some(isFour, isSix))))
  return { ...none, counts, empty, isFour, isSix, four: sheet.declare('(_ BitVec 32)'), six: sheet.declare('(_ BitVec 128)') }
}
