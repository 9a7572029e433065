/** What a text may become that begins with what has been read. */
export interface Outlook<Range> {
  /** How it may go on: equal where the same continuations make values of it. */
  readonly form: string
  /** Where the values lie that continuations make of it; together with `form`, which range each continuation leads to. */
  readonly ranges: readonly Range[]
  /** The values themselves as far as they are begun; with `form`, all that matters of the text. */
  readonly exact: string
}

/** Whether all values of a range belong to a set; nothing where some do and some may not. */
export type Verdict = boolean | undefined

/**
 * Gives a word for what a text may become: where two texts have one word, each continuation puts both into a set or neither. Gives nothing where no continuation does.
 *
 * Why not `exact` alone: inside a range and outside of all of them it does not matter where, so that the words are few.
 */
export function wordOf<Range>(outlook: Outlook<Range> | undefined, judge: (range: Range) => Verdict): string | undefined {
  if (outlook === undefined) return undefined
  const verdicts = outlook.ranges.map(judge)
  if (verdicts.every((verdict) => verdict === false)) return undefined
  return `${outlook.form} ${verdicts.includes(undefined) ? outlook.exact : compact(verdicts.map((verdict) => (verdict === true ? '+' : '-')).join(''))}`
}

/** Leaves out repetitions at the end. Why: of numbers each further digit leads farther away, and from some point on to the same. */
function compact(verdicts: string): string {
  return verdicts.replace(/(.)\1+$/, '$1')
}

/** Joins the words for what a text may become in two ways; nothing where it can become nothing. */
export function both(one: string | undefined, other: string | undefined): string | undefined {
  return one === undefined && other === undefined ? undefined : `${one ?? ''}|${other ?? ''}`
}
