import type { Condition, Value } from '../language/index.ts'

/** Gives texts that one value of a condition may be about: what it names itself, and its neighbours where the operator compares sizes. */
export function sampleValues(condition: Condition, value: Value): readonly string[] {
  const text = literalText(value, condition.operator.family === 'Arn' || condition.operator.base === 'StringLike')
  if (text === undefined) return []
  switch (condition.operator.family) {
    case 'IpAddress':
      return [text.split('/', 1)[0] ?? text]
    case 'Numeric':
      return Number.isFinite(Number(text)) ? [text, String(Number(text) - 1), String(Number(text) + 1)] : []
    case 'Date':
      return [text, ...secondsAround(text)]
    case 'Null':
      return []
    case 'String':
    case 'Arn':
    case 'Bool':
    case 'Binary':
      return [text]
  }
}

/** Gives a value's text with `0` for each of its wildcards; nothing where a part of it is not known from the policy alone. */
export function literalText({ parts }: Value, isPattern: boolean): string | undefined {
  const pieces: string[] = []
  for (const part of parts) {
    if (part.kind === 'variable' || part.kind === 'reference') return undefined
    if (part.kind === 'escape') pieces.push(part.character)
    else pieces.push(isPattern ? part.text.replace(/[*?]/g, '0') : part.text)
  }
  return pieces.join('')
}

function secondsAround(text: string): readonly string[] {
  if (/^-?\d+$/.test(text)) return [String(Number(text) - 1), String(Number(text) + 1)]
  const time = Date.parse(text)
  const year = new Date(time).getUTCFullYear()
  if (!(year > 0 && year < 9999)) return []
  return [time - 1000, time + 1000].map((at) => `${new Date(at).toISOString().slice(0, 19)}Z`)
}
