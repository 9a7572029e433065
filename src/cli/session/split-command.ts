/**
 * Splits a command line as a shell does, without expanding anything: blanks separate, single and double quotes hold together, a backslash takes
 * the next character as it is (inside double quotes only before `"` and `\`). Undefined where a quote is not closed or nothing is there.
 */
export function splitCommand(line: string): readonly [string, ...string[]] | undefined {
  const words: string[] = []
  let word: string | undefined
  let quote: string | undefined
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index)
    const next = line.charAt(index + 1)
    if (character === '\\' && next !== '' && quote !== "'" && (quote === undefined || next === '"' || next === '\\')) {
      word = (word ?? '') + next
      index++
    } else if (character === quote) {
      quote = undefined
    } else if (quote === undefined && (character === '"' || character === "'")) {
      quote = character
      word ??= ''
    } else if (quote === undefined && /\s/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else {
      word = (word ?? '') + character
    }
  }
  if (word !== undefined) words.push(word)
  const [command, ...rest] = words
  return quote === undefined && command !== undefined && command !== '' ? [command, ...rest] : undefined
}
