import type { Schema } from './schema.ts'

/** Decodes a scalar that was sent as text, in a query string or a form; `wrong` makes the error for a text that is no such value. */
export function decodeText(schema: Schema, text: string, wrong: (text: string) => Error): unknown {
  if (schema.isBlobSchema()) return Buffer.from(text, 'base64')
  if (schema.isBooleanSchema()) return decodeBoolean(text, wrong)
  if (schema.isNumericSchema()) {
    if (!/^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text.trim())) throw wrong(text)
    return Number(text)
  }
  if (schema.isTimestampSchema()) {
    const time = new Date(/^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : text)
    if (Number.isNaN(time.getTime())) throw wrong(text)
    return time
  }
  return text
}

function decodeBoolean(text: string, wrong: (text: string) => Error): boolean {
  const word = text.toLowerCase()
  if (word !== 'true' && word !== 'false') throw wrong(text)
  return word === 'true'
}
