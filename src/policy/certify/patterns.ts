/** A code point or UTF-16 unit that stands for itself, or any one among some or but for one; a star is any number of them. `end` stands behind the last token. */
export type Token = number | { readonly isStar: boolean; readonly among?: ReadonlySet<number>; readonly except?: number } | 'end'

/** The texts that tokens match from beginning to end. */
export interface Pattern {
  readonly unit: 'code-point' | 'utf-16-unit'
  /** The one text that matches, where it is written as such. */
  readonly only?: string
  readonly tokens: () => readonly Token[]
}

/** A token, and the pattern that it belongs to. */
export interface Cell {
  readonly token: Token
  readonly pattern: Pattern
}

/** Cuts a text into code points or units. */
export function cut(text: string, unit: Pattern['unit']): readonly number[] {
  return unit === 'code-point' ? Array.from(text, (one) => one.codePointAt(0) ?? 0) : text.split('').map((one) => one.charCodeAt(0))
}

/** Lays out the tokens of patterns, one pattern after the other, each with its end. */
export function cellsOf(patterns: readonly Pattern[]): readonly Cell[] {
  return patterns.flatMap((pattern) => [...pattern.tokens(), 'end' as const].map((token) => ({ token, pattern })))
}

/** Adds the positions behind stars, which may stand for nothing; gives each once, highest first. */
export function close(cells: readonly Cell[], positions: readonly number[]): readonly number[] {
  if (positions.length < 2 && !positions.some((position) => isStar(cells[position]?.token))) return positions
  const closed = new Set(positions)
  for (const position of closed) if (isStar(cells[position]?.token)) closed.add(position + 1)
  return [...closed].sort((a, b) => b - a)
}

/** Gives the positions behind one symbol. */
export function move(cells: readonly Cell[], positions: readonly number[], symbol: number): readonly number[] {
  const reached: number[] = []
  for (const position of positions) {
    const token = cells[position]?.token
    const isMet = typeof token === 'object' ? (token.among?.has(symbol) ?? token.except !== symbol) : token === symbol
    if (isMet) reached.push(isStar(token) ? position : position + 1)
  }
  return reached
}

/** Tells whether a text matches (PS-25 to PS-29); `cost` hears first how much there is to do. */
export function matches(pattern: Pattern, text: string, cost: (amount: number) => void): boolean {
  cost(1)
  if (pattern.only !== undefined) return pattern.only === text
  const cells = cellsOf([pattern])
  cost(cells.length * text.length)
  return cut(text, pattern.unit)
    .reduce((reached, symbol) => close(cells, move(cells, reached, symbol)), close(cells, [0]))
    .includes(cells.length - 1)
}

/** Tells whether a token stands for any text. */
export function isAnyText(token: Token | undefined): boolean {
  return isStar(token) && (token as { readonly except?: number }).except === undefined
}

function isStar(token: Token | undefined): boolean {
  return typeof token === 'object' && token.isStar
}
